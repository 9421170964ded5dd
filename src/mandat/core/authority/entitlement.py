"""Step 4, *entitled*: steps 1 to 3 for one chain. So say the rules of its own root, whatever the target says."""

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
from mandat.core.state import Held


class Entitlement(Struct, frozen=True):
    """A chain, walked through steps 1 to 3.

    links  the good links of steps 2 and 3, before the gap; gap: the first of steps 1 to 3
    way    the powers that come down the chain, and its limits; None where it was climbed for one power at one place
    """

    chain: Chain
    links: tuple[Link, ...]
    gap: Gap | None
    way: Way | None = None

    def proof(self, actor: str, power: str) -> tuple[Link, ...]:
        """The good links of steps 1 to 3."""
        if self.gap is not None and self.gap.link == "held":
            return ()
        return (held(actor, power, self.chain), *self.links)


def entitle(now: Moment, actor: str, chain: Chain, way: Way | None = None) -> Entitlement:
    """Walk a chain through steps 1 to 3."""
    broken = kept_from(now, actor, chain) or chain.gap
    if broken is not None:
        return Entitlement(chain, (), broken, way)
    lives = living(now, acting_body(now, chain))
    if isinstance(lives, Gap):
        return Entitlement(chain, chain.links, lives, way)
    return Entitlement(chain, (*chain.links, lives), None, way)


class Position(Struct, frozen=True):
    """What somebody is entitled to, whatever the power.

    missing  why he is not there at all
    good     what he has by good chains; fallen: what he had by rows that have ended
    ever     all the rows that he ever held; None: he may hold without any, by his own claim
    """

    missing: Gap | None
    good: tuple[Entitlement, ...]
    fallen: tuple[Entitlement, ...]
    ever: tuple[Held, ...] | None

    def over(self, power: str, places: tuple[str, ...]) -> list[Entitlement]:
        """What gives him a power over one of the places, by good chains; else what gave it."""
        return _given(self.good, power, places) or _given(self.fallen, power, places)

    def nothing(self, now: Moment, power: str, places: tuple[str, ...]) -> bool:
        """Whether he never held the power there."""
        return self.ever is not None and not any(
            grade_of(now, row, power, places) and within(places, bodies.scope_of(now, row)) for row in self.ever
        )


def _given(held: tuple[Entitlement, ...], power: str, places: tuple[str, ...]) -> list[Entitlement]:
    return [one for one in held if one.way.gives(power, places)]


@recalled
def position(now: Moment, actor: str) -> Position:
    """Where somebody stands at this moment."""
    state = now.state
    claims = actor in state.units or state.is_root(actor)
    ways = good(now, actor)
    had = fallen(now, actor) if ways is not None else ()  # what fell may be held on, where that cannot be said
    return Position(
        missing(now, actor),
        tuple(entitle(now, actor, way.chain, way) for way in ways or ()),
        tuple(entitle(now, actor, way.chain, way) for way in had),
        None if claims else tuple(now.begun(state.held, actor)),
    )
