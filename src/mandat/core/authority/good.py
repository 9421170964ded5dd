"""The chains on which nothing is broken, found for all powers at once.

Most questions need no others, and those of a giver can be remembered once for all who hold anything from him. Where it
cannot be said for all powers alike whether a way is good (a power was taken out of a conferral, a charter was amended,
a giver held it by one row after another), nothing is said, and whoever asks climbs for his one power (`climb`).
"""

from collections.abc import Generator

from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import UNKNOWN
from mandat.core.authority.chain import Chain
from mandat.core.authority.climb import MOST, bearer, began, row_gap, start_of
from mandat.core.authority.scope import Sought, within
from mandat.core.intervals import Moment
from mandat.core.memory import recalled_in_turn
from mandat.core.powers import EVERY, NOTHING, Powers
from mandat.core.state import Held


class Way(Struct, frozen=True):
    """A good chain: the powers that come down all of it, and the scopes to which it is limited on its way."""

    chain: Chain
    powers: Powers
    limits: tuple[tuple[str, ...], ...] = ()

    def gives(self, power: str, places: tuple[str, ...]) -> bool:
        """Whether a power comes down it over one of the places."""
        return self.powers.grade(power) is not None and all(within(places, over) for over in self.limits)


Ways = list[Way] | None
"""The good ways of a holder; None: it cannot be said for all powers alike which are good."""


def chains(now: Moment, asked: Sought) -> list[Chain]:
    """The good chains by which somebody holds a power, where that can be said; where there is none, climb for it."""
    return [way.chain for way in good(now, asked.holder) or () if way.gives(asked.power, asked.places)]


@recalled_in_turn
def good(now: Moment, holder: str) -> Generator[str, Ways, Ways]:
    """All good ways by which somebody holds anything."""
    found = _claimed(now, holder)
    for row in now.live(now.state.held, holder) if found is not None else ():
        given = bodies.powers_of(now, row)
        if row.fault is not None:
            continue
        if given.implied or row.less is not NOTHING:
            return None
        over = bodies.scope_of(now, row)
        limits = (over,) if over else ()
        if row.verb == "assume" or row.giver == UNKNOWN:
            root = holder if row.verb == "assume" else None
            found.append(Way(Chain(holder, row, None, root, row.since, grade=row.grade), given, limits))
            continue
        uppers = yield bearer(now, row.giver)
        joined = _joined(now, holder, row, given, limits, uppers)
        if joined is None:
            return None
        found += joined
    return found if found is not None and len(found) <= MOST else None


def fallen(now: Moment, holder: str) -> list[Way]:
    """The ways by which somebody held something once: whoever gave it has it still, and his own row has ended."""
    found: list[Way] = []
    for row in now.begun(now.state.held, holder):
        if row.until <= now.t and row.giver != UNKNOWN and row.verb != "assume" and row.less is NOTHING:
            over = bodies.scope_of(now, row)
            uppers = good(now, bearer(now, row.giver), keep=True)
            found += _joined(now, holder, row, bodies.powers_of(now, row), (over,) if over else (), uppers) or ()
    return found


def _joined(
    now: Moment, holder: str, row: Held, given: Powers, limits: tuple[tuple[str, ...], ...], uppers: Ways
) -> Ways:
    """The ways of a giver, led on to whoever holds a row from him."""
    found: list[Way] = []
    for upper in uppers or ():
        powers = given & upper.powers
        above = upper.chain
        if not powers or above.leads_through(holder):
            continue
        if began(now, above) > now.state.moment_of(row):
            return None
        chain = Chain(holder, row, above, above.root, start_of(row), grade=row.grade, gap=row_gap(now, holder, row))
        found.append(Way(chain, powers, (*limits, *upper.limits)))
    return None if uppers is None else found


def _claimed(now: Moment, body: str) -> Ways:
    """What a root claims for itself; a unit's general meeting, over the unit alone."""
    state = now.state
    if body not in state.units and not state.is_root(body):
        return []
    life = now.last(state.lives, body)
    if life is None:
        return []
    claims = {row.rules.powers for row in now.begun(state.charters, body)} or {None}
    claimed = claims.pop()
    if claims or (claimed is not None and claimed.implied):
        return None
    limits = () if body in state.bodies else ((body,),)
    return [Way(Chain(body, None, None, body, life.since, life), EVERY if claimed is None else claimed, limits)]
