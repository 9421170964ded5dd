"""Steps 1 and 2, *held* and *conferred*: the chain of conferrals from the actor up to a root.

Each conferral was judged on its own day, when it was folded into the state. It then runs until its stated end, its
revocation, or its giver's loss of the power: so the giver must have held the power, without a break, since the day of
the conferral. A root claims every power, unless its charter lists them.
"""

from collections.abc import Iterator

from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import UNKNOWN, Office
from mandat.core.authority.answers import PRESUMED, STATED, Gap, Link
from mandat.core.intervals import Moment
from mandat.core.state import Held, Life, Word


class Chain(Struct, frozen=True):
    """One way in which the actor may hold the power: the rows from the actor up to the root.

    holders  who holds each row, the actor first; root: None where the giver is unknown
    since    since when the first holder has held it without a break
    founded  the root's own row: since, until, act
    gap      the first break, seen from the actor
    """

    holders: tuple[str, ...]
    rows: tuple[Held, ...]
    root: str | None
    since: int
    founded: tuple[int, int, str] | None = None
    grade: str = STATED
    gap: Gap | None = None

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that stand behind the actor, nearest first: the actor itself, those that conferred, the root."""
        names = self.holders if self.root is None else (*self.holders, self.root)
        return tuple(dict.fromkeys(names))

    @property
    def assumed(self) -> Held | None:
        """The assumption on which this chain rests, if it rests on one."""
        return self.rows[-1] if self.rows and self.rows[-1].verb == "assume" else None


ANYWHERE = "anywhere"
"""The target of a question whether somebody holds a power at all."""


class Scope(Struct, frozen=True):
    """What is asked for: a power over a target.

    containers  the units within which the target lies, nearest first
    words       the words that hold for the target under the power: its own, then of what it lies in; later before
                earlier
    """

    power: str
    target: str
    containers: tuple[str, ...]
    words: tuple[Word, ...]

    def within(self, over: tuple[str, ...]) -> bool:
        """Whether the target is one of these, or lies in one; no scope of its own means the conferrer's."""
        return (
            not over or self.target == ANYWHERE or self.target in over or any(name in over for name in self.containers)
        )


def scope_of(now: Moment, power: str, target: str) -> Scope:
    """A power over a target, with what surrounds the target and what was said of the power there."""
    containers = bodies.containers(now, target)
    words = [word for word in reversed(now.live(now.state.words, target)) if word.powers.grade(power)]
    for container in containers:
        given = reversed(now.live(now.state.words, container))
        words += [word for word in given if target not in word.except_ and word.powers.grade(power)]
    return Scope(power, target, containers, tuple(words))


def chains(now: Moment, actor: str, scope: Scope) -> list[Chain]:
    """All chains by which the actor may hold the power; broken ones only where there is no good one."""
    found = list(_climb(now, actor, scope, (), only_live=True))
    if any(chain.gap is None for chain in found):
        return found
    return found + list(_climb(now, actor, scope, (), only_live=False))


def _climb(now: Moment, holder: str, scope: Scope, below: tuple[str, ...], *, only_live: bool) -> Iterator[Chain]:
    if holder in below:
        return
    if (claim := _claim(now, holder, scope)) is not None:
        yield claim
    if holder not in now.state.held:
        return
    rows = now.live(now.state.held, holder) if only_live else _ended(now, holder)
    for row in rows:
        grade = grade_of(now, row, scope.power)
        if grade is not None and scope.within(bodies.scope_of(now, row)):
            yield from _up(now, holder, row, grade, scope, below)


def _ended(now: Moment, holder: str) -> list[Held]:
    return [row for row in now.begun(now.state.held, holder) if row.until <= now.t]


def grade_of(now: Moment, row: Held, power: str) -> str | None:
    """`stated` or `presumed` where a row gives the power, else None."""
    given = bodies.powers_of(now, row).grade(power)
    if given is None or row.less.takes_from(power):
        return None
    return PRESUMED if PRESUMED in (given, row.grade) else STATED


def _up(now: Moment, holder: str, row: Held, grade: str, scope: Scope, below: tuple[str, ...]) -> Iterator[Chain]:
    """The chains that go up from a row, through its giver."""
    gap = _row_gap(now, holder, row)
    if row.verb == "assume":
        yield Chain((holder,), (row,), holder, row.since, None, grade, gap)
        return
    if row.giver == UNKNOWN:
        yield Chain((holder,), (row,), None, row.since, None, PRESUMED, gap)
        return
    giver = bearer(now, row.giver)
    uppers = list(_climb(now, giver, scope, (*below, holder), only_live=True))
    if not any(upper.gap is None for upper in uppers):
        uppers += _climb(now, giver, scope, (*below, holder), only_live=False)
    if not uppers:
        broken = gap or Gap("conferred", giver, "giver-lacks", (holder, row.act), row.act, ("held", giver))
        yield Chain((holder,), (row,), root_of(now, giver), row.since, None, grade, broken)
    for upper in uppers:
        yield _join(now, holder, row, grade, scope, upper, gap)


def _join(now: Moment, holder: str, row: Held, grade: str, scope: Scope, upper: Chain, gap: Gap | None) -> Chain:
    gap = gap or upper.gap
    if gap is None and _began(now, upper) > now.state.moment_of(row) and not _held_before(now, upper, row, scope):
        giver = upper.bodies[0]
        gap = Gap("conferred", giver, "not-on-the-day", (holder, row.act), row.act, ("held", giver))
    least = PRESUMED if PRESUMED in (grade, upper.grade) else STATED
    start = row.since if row.unbroken is None else row.unbroken
    return Chain((holder, *upper.holders), (row, *upper.rows), upper.root, start, upper.founded, least, gap)


def root_of(now: Moment, body: str) -> str:
    """The legal order to which a body belongs: upwards from giver to giver, whatever the powers."""
    seen: list[str] = []
    while body not in seen and not now.state.is_root(body):
        seen.append(body)
        row = now.last(now.state.held, body) or (now.begun(now.state.held, body) or [None])[-1]
        if row is None or row.giver == UNKNOWN:
            break
        body = row.giver
    return body


def _began(now: Moment, chain: Chain) -> tuple[int, int]:
    """When the first holder of a chain came to hold the power, to the order of the acts within one instant."""
    act = chain.rows[0].act if chain.rows else chain.founded[2]
    return chain.since, now.state.place.get(act, 0)


def _held_before(now: Moment, upper: Chain, row: Held, scope: Scope) -> bool:
    """Whether the giver held the power when he conferred it, and ever since, by one row after another."""
    since, giver = upper.since, upper.bodies[0]
    act = upper.rows[0].act if upper.rows else None
    for earlier in reversed(now.state.held.get(giver, ())):
        joined = earlier.until > since or (earlier.until == since and earlier.ended in (None, act))
        given = grade_of(now, earlier, scope.power) and scope.within(bodies.scope_of(now, earlier))
        if earlier.since < since and joined and given:
            since = earlier.since if earlier.unbroken is None else earlier.unbroken
            act = earlier.act
    return (since, now.state.place.get(act or "", 0)) <= now.state.moment_of(row)


def bearer(now: Moment, giver: str) -> str:
    """Who bears what a body conferred: the body itself, or the successor into which it was dissolved."""
    seen = {giver}
    while not now.live(now.state.lives, giver) and (heir := now.state.successors.get(giver)) and heir not in seen:
        seen.add(heir)
        giver = heir
    return giver


def _claim(now: Moment, body: str, scope: Scope) -> Chain | None:
    """The chain of a root by its own claim; a unit's general meeting is a root over the unit itself."""
    state = now.state
    if body in state.bodies:
        if body in state.organs:
            return None
    elif body not in state.units or not scope.within((body,)):
        return None
    life = now.last(state.lives, body)
    if life is None:
        ended = now.begun(state.lives, body)
        if not ended:
            return None
        gap = Gap("conferred", body, "root-ended", (), ended[-1].ended or ended[-1].act, ("lives", body))
        return Chain((), (), body, ended[-1].since, _row(ended[-1]), STATED, gap)
    claimed = bodies.rules(now, body).powers
    grade = STATED if claimed is None else claimed.grade(scope.power)
    gap = None if grade else Gap("conferred", body, "not-claimed", (scope.power,), None, ("charters", body))
    return Chain((), (), body, _claimed_since(now, body, scope, life), _row(life), grade or STATED, gap)


def _claimed_since(now: Moment, body: str, scope: Scope, life: Life) -> int:
    """Since when a root has claimed the power without a break, by its charters."""
    since = life.since
    for row in now.begun(now.state.charters, body) if body in now.state.charters else ():
        claims = row.rules.powers is None or row.rules.powers.grade(scope.power)
        if not claims:
            since = row.until
    return since


def _row(life: Life) -> tuple[int, int, str]:
    return life.since, life.until, life.act


def _row_gap(now: Moment, holder: str, row: Held) -> Gap | None:
    if row.until <= now.t:
        return Gap(
            "conferred", holder, "ended" if row.ended else "ran-out", (row.act,), row.ended or row.act, ("held", holder)
        )
    if row.fault is not None:
        return Gap("conferred", holder, "irregular", (row.act, row.fault), row.act, ("held", holder))
    return None


# ---------------------------------------------------------------------------------------------- the links of a chain


def held(now: Moment, actor: str, scope: Scope, chain: Chain) -> Link | Gap:
    """Step 1: the actor holds the power, itself or through an office, and nothing keeps it from acting."""
    office = chain.rows[0].office if chain.rows else None
    kept = bodies.hindrances(now, actor, office=office)
    if kept:
        return Gap("held", actor, "hindered", (kept[-1].verb,), kept[-1].act, ("hindrances", actor))
    vacant = _vacant(now, actor)
    if vacant is not None:
        return vacant
    if not chain.rows:
        since, until, act = chain.founded
        return Link("held", actor, act, since, until, STATED, "claims", (scope.power,), ("lives", actor))
    row = chain.rows[0]
    facts = (row.giver, row.office or "", scope.power)
    grade = grade_of(now, row, scope.power) or chain.grade
    return Link("held", actor, row.act, row.since, row.until, grade, f"holds-by-{row.verb}", facts, ("held", actor))


def _vacant(now: Moment, office: str) -> Gap | None:
    """An office that was filled, and is not any more, cannot act; who never held it is not on record, and not asked."""
    state = now.state
    if state.shapes.get(office) is not Office:
        return None
    holders = [(person, row) for person in state.holders.get(office, ()) for row in now.begun(state.held, person)]
    rows = [row for _, row in holders if row.office == office]
    if not rows or any(now.see(row) for row in rows):
        return None
    last = max(rows, key=lambda row: row.until)
    return Gap("held", office, "vacant", (), last.ended or last.act, ("held", office))


def conferred(chain: Chain) -> tuple[Link, ...]:
    """Step 2: each conferral from the actor up, and the root at the end."""
    links = [
        Link("conferred", holder, row.act, row.since, row.until, row.grade, row.verb, (row.giver,), ("held", holder))
        for holder, row in zip(chain.holders, chain.rows, strict=True)
    ]
    if chain.founded is not None:
        since, until, act = chain.founded
        links.append(Link("conferred", chain.root, act, since, until, STATED, "root", (), ("lives", chain.root)))
    return tuple(links)
