"""The climb: from a holder to whoever gave him the power, and on to the roots.

The ways of a giver are remembered (`core.memory`), since those of many rest on them. A root claims every power, unless
its charter lists them.
"""

import math
from collections.abc import Generator, Iterable
from typing import TypedDict

from msgspec.structs import replace

from mandat.core import bodies
from mandat.core.acts import UNKNOWN
from mandat.core.authority.answers import PRESUMED, STATED, Gap
from mandat.core.authority.chain import Chain
from mandat.core.authority.scope import ANYWHERE, Sought, within
from mandat.core.intervals import Moment
from mandat.core.memory import recalled_in_turn
from mandat.core.state import Held, Life

MOST = 200
"""How many ways up are followed from one holder. Bodies that confer jointly on each other make very many."""


Climb = Generator[Sought, list[Chain], list[Chain]]
"""A climb asks for the ways of whoever stands above, and is sent them."""


@recalled_in_turn
def ways(now: Moment, sought: Sought) -> Climb:
    """All ways of holding a power: by one's own claim, by rows that run; where none is good, by those that ran."""
    if sought.at is not None:
        now = Moment(now.state, sought.at, now.looked)
    claim = _claim(now, sought)
    found = [] if claim is None else [claim]
    for row in now.live(now.state.held, sought.holder):
        found += yield from _up(now, sought, row)
    if all(chain.gap is not None for chain in found):
        for row in now.begun(now.state.held, sought.holder):
            if row.until <= now.t:
                found += yield from _up(now, sought, row)
    return found if len(found) <= MOST else sorted(found, key=lambda chain: chain.gap is not None)[:MOST]


@recalled_in_turn
def limits(now: Moment, holder: str) -> Generator[str, Iterable[str], frozenset[str]]:
    """The places that a conferral on a holder, or on whoever stands above, was ever limited to: no others matter."""
    state = now.state
    rows = now.ever(state.held, holder)
    above = [one for row in rows for one in (row.giver, row.office)]
    above += [bodies.heir(state, life) for life in now.ever(state.lives, holder)]
    found = {place for row in rows for over in (row.over, *(taken.over for taken in row.less)) for place in over}
    if holder in state.units:
        found.add(holder)
    for one in dict.fromkeys(above):
        if one is not None and one != holder:
            found.update((yield one))
    return frozenset(found)


def grade_of(now: Moment, row: Held, power: str, places: tuple[str, ...]) -> str | None:
    """`stated` or `presumed` where a row gives the power, and it was not taken out of it over a place; else None."""
    given = bodies.powers_of(now, row).grade(power)
    if given is None or (row.less and any(taken.takes(power, places) for taken in row.less)):
        return None
    return PRESUMED if PRESUMED in (given, row.grade) else STATED


def _up(now: Moment, sought: Sought, row: Held) -> Climb:
    """The ways that go up from a row; from an appointment to an office, through all that the office has."""
    if not bodies.from_office(row):
        return (yield from _given(now, sought, row))
    found: list[Chain] = []
    for has in now.live(now.state.held, row.office):
        if has.verb == "office":
            over, less = row.over or has.over, (*row.less, *has.less)
            found += yield from _given(now, sought, replace(row, powers=has.powers, over=over, less=less))
    return found + (yield from _through_office(now, sought, row))


def _through_office(now: Moment, sought: Sought, row: Held) -> Climb:
    """The ways that go up from what was granted to the office itself, by whomever: who holds the office has it."""
    holder, power, places, _ = sought
    if not within(places, row.over) or any(taken.takes(power, places) for taken in row.less):
        return []
    granted = yield _above(now, sought, row.office)
    gap = row_gap(now, holder, row)
    return [
        Chain(holder, row, way, way.root, **start_under(now, row, way), grade=row.grade, gap=gap or way.gap)
        for way in granted
        if way.row is not None and way.row.verb != "office" and not way.leads_through(holder)
    ]


def _above(now: Moment, sought: Sought, name: str) -> Sought:
    """The ways by which somebody above may hold what is sought: no other places matter than those that limit him."""
    limited = limits(now, name, keep=True)
    places = tuple(place for place in sought.places if place in limited or place == ANYWHERE)
    return sought._replace(holder=name, places=places)


def _given(now: Moment, sought: Sought, row: Held) -> Climb:
    """The ways that go up from a row, through its giver; none, where it does not give the power there."""
    holder, power, places, _ = sought
    grade = grade_of(now, row, power, places)
    if grade is None or not within(places, bodies.scope_of(now, row)):
        return []
    gap = row_gap(now, holder, row)
    if row.verb == "assume":
        return [Chain(holder, row, None, holder, row.since, grade=grade, gap=gap)]
    if row.giver == UNKNOWN:
        return [Chain(holder, row, None, None, row.since, grade=PRESUMED, gap=gap)]
    giver = bodies.bearer(now, row.giver)
    above = yield _above(now, sought, giver)
    uppers = [upper for upper in above if not upper.leads_through(holder)]
    if not uppers:
        broken = gap or Gap("conferred", giver, "giver-lacks", (holder, row.act), row.act, ("held", giver))
        return [Chain(holder, row, None, root_of(now, giver), row.since, grade=grade, gap=broken)]
    found = []
    for upper in uppers:
        found.append((yield from _join(now, sought, row, grade, upper, gap)))
    return found


def _join(
    now: Moment, sought: Sought, row: Held, grade: str, upper: Chain, gap: Gap | None
) -> Generator[Sought, list[Chain], Chain]:
    """The way of a giver, led on by a row: broken, where he came to hold the power only after he had conferred it."""
    holder = sought.holder
    gap = gap or upper.gap
    if row.verb == "office":
        return Chain(holder, row, upper, upper.root, **start_under(now, row, upper), grade=grade, gap=gap)
    if gap is None and not (yield from _held_on_the_day(now, upper, row, sought)):
        giver = upper.holder
        gap = Gap("conferred", giver, "not-on-the-day", (holder, row.act), row.act, ("held", giver))
    return Chain(holder, row, upper, upper.root, **start_of(row), grade=grade, gap=gap)


class Start(TypedDict):
    """Since when somebody holds something without a break, and by which act."""

    since: int
    by: str


def start_of(row: Held) -> Start:
    """Since when somebody holds what a row gives: since it was conferred on him, or since he came into it."""
    if row.inherited is not None:
        return Start(since=row.inherited[0], by=row.inherited[1])
    return Start(since=row.since if row.unbroken is None else row.unbroken, by=row.act)


def start_under(now: Moment, row: Held, upper: Chain) -> Start:
    """The same for an office, and for who fills one: what is above gives it whenever that has it, on no set day."""
    own, above = start_of(row), Start(since=upper.since, by=upper.by or upper.act)
    return max(own, above, key=lambda start: _instant(now, **start))


def conferred(now: Moment, row: Held) -> tuple[int, int]:
    """When a row was conferred, to the order of the acts within one instant."""
    return _instant(now, row.since if row.unbroken is None else row.unbroken, row.act)


def _instant(now: Moment, since: int, by: str) -> tuple[int, int]:
    return since, now.state.place.get(by, 0)


def root_of(now: Moment, body: str) -> str | None:
    """The legal order to which a body belongs: upwards from giver to giver, whatever the powers; None if to none."""
    seen: list[str] = []
    while body not in seen and not now.state.is_root(body):
        seen.append(body)
        row = now.last(now.state.held, body) or (now.begun(now.state.held, body) or [None])[-1]
        if row is None or row.giver == UNKNOWN:
            return body if body in now.state.units else None
        body = row.giver
    return body


def began(now: Moment, chain: Chain) -> tuple[int, int]:
    """When the first holder of a chain came to hold the power, to the order of the acts within one instant."""
    return _instant(now, chain.since, chain.by or chain.act)


def _held_on_the_day(now: Moment, upper: Chain, row: Held, sought: Sought) -> Generator[Sought, list[Chain], bool]:
    """Whether the giver, or whom he succeeded, held the power when he conferred it, and without a break ever since."""
    way: Chain | None = upper
    given = conferred(now, row)
    while way is not None and began(now, way) > given:
        way = yield from _before(now, way, sought._replace(holder=_bearer_until(now, row.giver, way), at=way.since - 1))
    return way is not None


def _bearer_until(now: Moment, giver: str, way: Chain) -> str:
    """Who bore what a giver had conferred, until a way of holding it began."""
    return bodies.bearer(Moment(now.state, way.since - 1, now.looked), giver)


def _before(now: Moment, way: Chain, sought: Sought) -> Generator[Sought, list[Chain], Chain | None]:
    """A way that was good until another began, of those that are sought just before; None where there was a break."""
    for earlier in (yield sought):
        if (yield from _led_over(now, earlier, way, sought)):
            return earlier
    return None


def _led_over(now: Moment, earlier: Chain, way: Chain, sought: Sought) -> Generator[Sought, list[Chain], bool]:
    """Whether an earlier way was good, all of it, under the same root, until another began."""
    if earlier.gap is not None or (earlier.row is None and earlier.holder == way.holder):
        return False
    if not _of_one_order(now, earlier, way):
        return False
    begun = began(now, way)
    fallen = next((step for step in earlier.steps if _end(now, step) < begun), None)
    if fallen is None:
        return True
    then = yield sought._replace(holder=fallen.holder, at=way.since)
    return any(
        one.gap is None and began(now, one) <= _end(now, fallen) and _of_one_order(now, one, way) for one in then
    )


def _of_one_order(now: Moment, one: Chain, other: Chain) -> bool:
    """Whether two ways lead up to one root, or that of one was dissolved into that of the other."""
    return one.root == other.root or (one.root is not None and bodies.bearer(now, one.root) == other.root)


def _end(now: Moment, way: Chain) -> tuple[int, float]:
    """When a step ended, to the order of the acts within one instant; what runs out has no act, and outlasts them."""
    row = way.row or way.life
    return row.until, math.inf if row.ended is None else now.state.place.get(row.ended, 0)


def _claim(now: Moment, sought: Sought) -> Chain | None:
    """The chain of a root by its own claim; a unit's general meeting is a root over the unit itself."""
    state, body, power = now.state, sought.holder, sought.power
    if body in state.bodies:
        if body in state.organs:
            return None
    elif body not in state.units or not within(sought.places, (body,)):
        return None
    life = now.last(state.lives, body)
    if life is None:
        ended = now.begun(state.lives, body)
        if not ended:
            return None
        gap = Gap("conferred", body, "root-ended", (), ended[-1].ended or ended[-1].act, ("lives", body))
        return Chain(body, None, None, body, ended[-1].since, ended[-1], gap=gap)
    claimed = bodies.rules(now, body).powers
    grade = STATED if claimed is None else claimed.grade(power)
    gap = None if grade else Gap("conferred", body, "not-claimed", (power,), None, ("charters", body))
    return Chain(body, None, None, body, **_claimed(now, body, power, life), life=life, grade=grade or STATED, gap=gap)


def _claimed(now: Moment, body: str, power: str, life: Life) -> Start:
    """Since when a root has claimed the power without a break, by its charters."""
    start = Start(since=life.since, by=life.act)
    for row in now.begun(now.state.charters, body):
        claims = row.rules.powers is None or row.rules.powers.grade(power)
        if not claims:
            start = Start(since=row.until, by=row.ended or row.act)
    return start


def row_gap(now: Moment, holder: str, row: Held) -> Gap | None:
    """What is broken about a row itself: it has ended, or it is irregular."""
    if row.until <= now.t:
        return Gap(
            "conferred", holder, "ended" if row.ended else "ran-out", (row.act,), row.ended or row.act, ("held", holder)
        )
    if row.fault is not None:
        return Gap("conferred", holder, "irregular", (row.act, row.fault), row.act, ("held", holder))
    return None
