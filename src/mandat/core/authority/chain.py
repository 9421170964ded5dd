"""Steps 1 and 2, *held* and *conferred*: the chain of conferrals from the actor up to a root, and its links.

Each conferral was judged on its own day, when it was folded into the state. It then runs until its stated end, its
revocation, or its giver's loss of the power: so the giver must have held the power, without a break, since the day of
the conferral. How chains are found stands in `climb`, and in `good` for those on which nothing is broken.
"""

from functools import cached_property
from typing import Protocol

from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import Office
from mandat.core.authority.answers import STATED, Gap, Link
from mandat.core.intervals import Moment
from mandat.core.state import Held, Life


class Backed(Protocol):
    """Whoever has others behind him: the bodies, everybody of whom a word speaks for him, and his assumption."""

    bodies: tuple[str, ...]
    behind: tuple[str, ...]
    assumed: Held | None


class Chain(Struct, frozen=True, dict=True):
    """One way in which somebody holds a power: a row, and the way by which its giver holds it.

    holder  who holds it; row: by which row, None for the claim of a root
    upper   the giver's way; None where nobody stands above, or nobody known
    root    the root at the end; None where a giver is unknown
    since   since when the holder has held it without a break; by: by which act, where that is not the one of the row
    life    for the claim of a root, the root's own row
    grade   whether this step states the power, or implies it
    gap     the first break, seen from the holder
    """

    holder: str
    row: Held | None
    upper: "Chain | None"
    root: str | None
    since: int
    life: Life | None = None
    grade: str = STATED
    gap: Gap | None = None
    by: str | None = None

    @cached_property
    def steps(self) -> tuple["Chain", ...]:
        """This way and all above it, up to the root's claim."""
        found, way = [], self
        while way is not None:
            found.append(way)
            way = way.upper
        return tuple(found)

    @property
    def broken(self) -> int:
        """How many steps, from the holder up to the highest that is broken, would have to be made anew."""
        return 0 if self.gap is None else sum(step.gap is not None for step in self.steps)

    @property
    def filled_by(self) -> str | None:
        """Who filled the office by which the holder has what somebody else granted to that office."""
        row, upper = self.row, self.upper
        return row.giver if row is not None and upper is not None and row.office == upper.holder else None

    @property
    def line(self) -> tuple[str, ...]:
        """Who stands at this step: the holder, and who filled his office."""
        return (self.holder,) if self.filled_by is None else (self.holder, self.filled_by)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that stand behind the actor, nearest first: the actor itself, those that conferred, the root."""
        names = [name for way in self.steps for name in way.line]
        return tuple(dict.fromkeys(names if self.root is None else (*names, self.root)))

    @cached_property
    def behind(self) -> tuple[str, ...]:
        """Everybody of whom a word speaks for the actor: these bodies, and the offices that were filled by them."""
        names = (n for way in self.steps for n in (way.holder, way.row and way.row.office, way.filled_by) if n)
        return tuple(dict.fromkeys((*names, *self.bodies)))

    @cached_property
    def assumed(self) -> Held | None:
        """The assumption on which this chain rests, if it rests on one."""
        row = self.steps[-1].row
        return row if row is not None and row.verb == "assume" else None

    @property
    def act(self) -> str:
        """The act by which the holder holds it."""
        return self.life.act if self.row is None else self.row.act

    @cached_property
    def link(self) -> Link:
        """Step 2, for this step alone: its conferral, or the claim of the root."""
        row, life, holder = self.row, self.life, self.holder
        if row is None:
            return Link(
                "conferred", holder, life.act, life.since, life.until, self.grade, "root", (), ("lives", holder)
            )
        key = ("held", holder)
        return Link("conferred", holder, row.act, row.since, row.until, self.grade, row.verb, (row.giver,), key)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Step 2: each conferral from the holder up, and the root at the end."""
        return tuple(way.link for way in self.steps)

    def leads_through(self, name: str) -> bool:
        """Whether somebody stands on it."""
        way: Chain | None = self
        while way is not None:
            if way.holder == name:
                return True
            way = way.upper
        return False


def kept_from(now: Moment, actor: str, chain: Chain) -> Gap | None:
    """What keeps an actor from acting by a chain: it is hindered, or an office that nobody holds any more."""
    kept = bodies.hindrances(now, actor, office=None if chain.row is None else chain.row.office)
    if kept:
        return Gap("held", actor, "hindered", (kept[-1].verb,), kept[-1].act, ("hindrances", actor))
    return _vacant(now, actor)


def held(actor: str, chain: Chain) -> Link:
    """Step 1: the actor holds the power, itself or through an office."""
    row = chain.row
    if row is None:
        life, key = chain.life, ("lives", actor)
        return Link("held", actor, life.act, life.since, life.until, chain.grade, "claims", (), key)
    facts, key = (row.giver, row.office or ""), ("held", actor)
    return Link("held", actor, row.act, row.since, row.until, chain.grade, f"holds-by-{row.verb}", facts, key)


def _vacant(now: Moment, office: str) -> Gap | None:
    """An office that was filled cannot act once nobody holds it who may; who never held it is not on record."""
    state = now.state
    if state.shapes.get(office) is not Office:
        return None
    persons = [row.of for row in now.ever(state.holders, office)]
    rows = [(person, row) for person in persons for row in now.begun(state.held, person) if row.office == office]
    if not rows:
        return None
    kept = [bodies.hindrances(now, person, office=office) for person, row in rows if now.see(row)]
    if not kept:
        last = max((row for _, row in rows), key=lambda row: row.until)
        return Gap("held", office, "vacant", (), last.ended or last.act, ("held", office))
    if all(kept):
        hindrance = kept[-1][-1]
        return Gap("held", office, "hindered", (hindrance.verb,), hindrance.act, ("holders", office))
    return None
