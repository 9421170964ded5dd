"""Step 4, *entitled*: steps 1 to 3 for one chain. So say the rules of its own root, whatever the target says."""

from functools import reduce
from operator import or_

from msgspec import Struct

from mandat.core import bodies
from mandat.core.authority.answers import Gap, Link
from mandat.core.authority.chain import Chain, held, kept_from
from mandat.core.authority.climb import grade_of
from mandat.core.authority.good import Way, fallen, good
from mandat.core.authority.living import acting_body, living, missing
from mandat.core.authority.scope import within
from mandat.core.intervals import Moment
from mandat.core.memory import recalled
from mandat.core.powers import NOTHING, Powers, wider
from mandat.core.state import Held


class Entitlement(Struct, frozen=True):
    """A chain, walked through steps 1 to 3.

    root, behind, assumed  as the chain has them, here at hand: step 5 asks for them
    links   the good links of steps 1 to 3, before the gap; gap: the first of these steps that is broken
    names   the powers that come down the chain; None: all there are
    over, limits  the scope to which it is limited, and others on its way
    """

    root: str | None
    behind: tuple[str, ...]
    assumed: Held | None
    links: tuple[Link, ...]
    gap: Gap | None
    names: frozenset[str] | None
    over: tuple[str, ...]
    limits: tuple[tuple[str, ...], ...]
    chain: Chain

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that stand behind the actor."""
        return self.chain.bodies

    def gives(self, power: str, places: tuple[str, ...]) -> bool:
        """Whether a power comes down it over one of the places."""
        names = self.names
        if names is not None and power not in names and wider(power).isdisjoint(names):
            return False
        return within(places, self.over) and (not self.limits or all(within(places, over) for over in self.limits))


def entitle(now: Moment, actor: str, chain: Chain) -> Entitlement:
    """Walk a chain through steps 1 to 3."""
    return _along(now, actor, Way(chain, NOTHING))


def _along(now: Moment, actor: str, way: Way) -> Entitlement:
    """The same for a way, which keeps its powers and limits."""
    chain = way.chain
    links, gap = _walked(now, actor, chain)
    over, *limits = way.limits or ((),)
    powers = way.powers
    names = None if powers.every else powers.stated | powers.implied if powers.implied else powers.stated
    return Entitlement(chain.root, chain.behind, chain.assumed, links, gap, names, over, tuple(limits), chain)


def _walked(now: Moment, actor: str, chain: Chain) -> tuple[tuple[Link, ...], Gap | None]:
    gap = broken(now, actor, chain)
    if gap is None:
        return (held(actor, chain), *chain.links, living(now, acting_body(now, chain))), None
    if gap.link == "held":
        return (), gap
    return (held(actor, chain), *(chain.links if gap.link == "living" else ())), gap


def broken(now: Moment, actor: str, chain: Chain) -> Gap | None:
    """The first gap of steps 1 to 3."""
    gap = kept_from(now, actor, chain) or chain.gap
    if gap is None:
        lives = living(now, acting_body(now, chain))
        gap = lives if isinstance(lives, Gap) else None
    return gap


class Position(Struct, frozen=True):
    """What somebody is entitled to, whatever the power.

    missing  why he is not there at all
    good     what he has by good chains; fallen: what he had by rows that have ended
    ever     all the rows that he ever held; None: he may hold without any, by his own claim
    once     all the powers in these rows
    lacking  what is to be said where he does not hold a power
    """

    missing: Gap | None
    good: tuple[Entitlement, ...]
    fallen: tuple[Entitlement, ...]
    ever: tuple[Held, ...] | None
    once: Powers
    lacking: Gap

    def over(self, power: str, places: tuple[str, ...]) -> list[Entitlement]:
        """What gives him a power over one of the places, by good chains; else what gave it."""
        given = [one for one in self.good if one.gives(power, places)]
        return given or [one for one in self.fallen if one.gives(power, places)]

    def nothing(self, now: Moment, power: str, places: tuple[str, ...]) -> bool:
        """Whether he never held the power there."""
        if self.ever is None:
            return False
        return self.once.grade(power) is None or not any(
            grade_of(now, row, power, places) and within(places, bodies.scope_of(now, row)) for row in self.ever
        )


@recalled
def position(now: Moment, actor: str) -> Position:
    """Where somebody stands at this moment."""
    ways = good(now, actor)
    had = fallen(now, actor) if ways is not None else ()  # what fell may be held on, where that cannot be said
    claims = actor in now.state.units or now.state.is_root(actor)
    ever = now.begun(now.state.held, actor)
    return Position(
        missing(now, actor),
        tuple(_along(now, actor, way) for way in ways or ()),
        tuple(_along(now, actor, way) for way in had),
        None if claims else tuple(ever),
        reduce(or_, (bodies.powers_of(now, row) for row in ever), NOTHING),
        lacking(now, actor),
    )


def lacking(now: Moment, actor: str) -> Gap:
    """The gap where somebody does not hold a power: what else he holds."""
    rows = now.live(now.state.held, actor)
    others = tuple(sorted({name for row in rows for name in bodies.powers_of(now, row).shown()}))
    why = "holds-others" if others else "powerless" if rows else "holds-nothing"
    return Gap("held", actor, why, others, None, ("held", actor))
