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
from mandat.core.authority.climb import MOST, began, conferred, row_gap, start_of, start_under
from mandat.core.authority.scope import Sought, within
from mandat.core.intervals import Moment
from mandat.core.memory import recalled_in_turn
from mandat.core.powers import EVERY, Powers
from mandat.core.state import Held


class Way(Struct, frozen=True):
    """A good chain: the powers that come down all of it, and the scopes to which it is limited on its way."""

    chain: Chain
    powers: Powers
    limits: tuple[tuple[str, ...], ...] = ()

    def gives(self, power: str, places: tuple[str, ...]) -> bool:
        """Whether a power comes down it over one of the places."""
        if self.powers.grade(power) is None:
            return False
        return not self.limits or all(within(places, over) for over in self.limits)


Ways = list[Way] | None
"""The good ways of a holder; None: it cannot be said for all powers alike which are good."""


def chains(now: Moment, asked: Sought) -> list[Chain]:
    """The good chains by which somebody holds a power, where that can be said; where there is none, climb for it."""
    holder, power, places, _ = asked
    claimed = _claimed(now, holder)
    found = list(claimed or ())
    for row in now.live(now.state.held, holder) if claimed is not None else ():
        if granted(now, row):
            return []
        if row.fault is None and bodies.powers_of(now, row).grade(power) and within(places, bodies.scope_of(now, row)):
            ways = _up(now, holder, row)
            if ways is None:
                return []
            found += ways
    return [way.chain for way in found if way.gives(power, places)]


def _up(now: Moment, holder: str, row: Held) -> Ways:
    """The ways that go up from a row."""
    steps = _rise(now, holder, row)
    try:
        steps.send(good(now, next(steps), keep=True))
    except StopIteration as end:
        return end.value


Rise = Generator[str, Ways, Ways]
"""A rise asks for the ways of a giver, and is sent them."""


@recalled_in_turn
def good(now: Moment, holder: str) -> Rise:
    """All good ways by which somebody holds anything."""
    found = _claimed(now, holder)
    for row in now.live(now.state.held, holder) if found is not None else ():
        if row.fault is None:
            ways = yield from _rise(now, holder, row)
            if ways is None:
                return None
            found += ways
    return found if found is not None and len(found) <= MOST else None


@recalled_in_turn
def fallen(now: Moment, holder: str) -> Rise:
    """The ways by which somebody held something once, or would, had it not ended somewhere above."""
    found: list[Way] = []
    for row in now.begun(now.state.held, holder):
        if row.giver == UNKNOWN or row.verb == "assume" or row.less or granted(now, row):
            continue
        giver = bodies.bearer(now, row.giver)
        held = good(now, giver, keep=True)
        if held is not None:  # else what fell there may be held on
            broken = row_gap(now, holder, row) is not None
            found += _led(now, holder, row, [*(held if broken else ()), *(yield giver)])
    return found[:MOST]


def _rise(now: Moment, holder: str, row: Held) -> Rise:
    """The ways that go up from a row: that of an assumption or an unknown giver, else those of the giver, led on."""
    given = bodies.powers_of(now, row)
    if given.implied or row.less or granted(now, row):
        return None
    if row.verb == "assume" or row.giver == UNKNOWN:
        root, over = holder if row.verb == "assume" else None, bodies.scope_of(now, row)
        return [Way(Chain(holder, row, None, root, row.since, grade=row.grade), given, (over,) if over else ())]
    uppers = yield bodies.bearer(now, row.giver)
    if uppers is None:
        return None
    led = _led(now, holder, row, uppers)
    moment = conferred(now, row)
    later = row.verb != "office" and any(began(now, way.chain.upper) > moment for way in led)
    return None if later else led


def granted(now: Moment, row: Held) -> bool:
    """Whether an office gives more or less than its description, since something was granted to it or taken from it."""
    return bodies.from_office(row) and any(
        has.verb != "office" or has.less for has in now.live(now.state.held, row.office)
    )


def _led(now: Moment, holder: str, row: Held, uppers: list[Way]) -> list[Way]:
    """The ways of a giver, led on by a row to whoever holds it."""
    given, over = bodies.powers_of(now, row), bodies.scope_of(now, row)
    limits, own = (over,) if over else (), row_gap(now, holder, row)
    found = []
    for upper in uppers:
        powers, above = given & upper.powers, upper.chain
        if powers and not above.leads_through(holder):
            start = start_under(now, row, above) if row.verb == "office" else start_of(row)
            chain = Chain(holder, row, above, above.root, **start, grade=row.grade, gap=own or above.gap)
            found.append(Way(chain, powers, (*limits, *upper.limits)))
    return found


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
