"""The climb: from a holder to whoever gave him the power, and on to the roots.

The ways of a giver are remembered (`core.memory`), since those of many rest on them. A root claims every power, unless
its charter lists them.
"""

from collections.abc import Generator, Iterable

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
        Chain(holder, row, way, way.root, max(start_of(row), way.since), grade=row.grade, gap=gap or way.gap)
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
        return Chain(holder, row, upper, upper.root, office_since(row, upper), grade=grade, gap=gap)
    if gap is None and not (yield from _held_on_the_day(now, upper, row, sought)):
        giver = upper.holder
        gap = Gap("conferred", giver, "not-on-the-day", (holder, row.act), row.act, ("held", giver))
    return Chain(holder, row, upper, upper.root, start_of(row), grade=grade, gap=gap)


def start_of(row: Held) -> int:
    """Since when somebody holds what a row gives without a break."""
    return row.since if row.unbroken is None else row.unbroken


def office_since(row: Held, upper: Chain) -> int:
    """Since when an office has its powers: its description gives them whenever its body has them, on no set day."""
    return max(start_of(row), upper.since)


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
    return chain.since, now.state.place.get(chain.act, 0)


def _held_on_the_day(now: Moment, upper: Chain, row: Held, sought: Sought) -> Generator[Sought, list[Chain], bool]:
    """Whether the giver held the power when he conferred it, and ever since, in one way after another."""
    way: Chain | None = upper
    while way is not None and began(now, way) > now.state.moment_of(row):
        before = yield sought._replace(holder=upper.holder, at=way.since - 1)
        way = next((one for one in before if _led_over(now, one, way)), None)
    return way is not None


def _led_over(now: Moment, earlier: Chain, way: Chain) -> bool:
    """Whether an earlier way was good, under the same root, until another began."""
    row = earlier.row
    if row is None or earlier.gap is not None or earlier.root != way.root:
        return False
    return row.until > way.since or (row.until == way.since and _no_sooner(now, row.ended, way.act))


def _no_sooner(now: Moment, ended: str | None, begun: str) -> bool:
    """Whether what ended at an instant ended no sooner than something else began; what runs out has no act."""
    place = now.state.place
    return ended is None or place.get(ended, 0) >= place.get(begun, 0)


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
    return Chain(body, None, None, body, _claimed_since(now, body, power, life), life, grade or STATED, gap)


def _claimed_since(now: Moment, body: str, power: str, life: Life) -> int:
    """Since when a root has claimed the power without a break, by its charters."""
    since = life.since
    for row in now.begun(now.state.charters, body):
        claims = row.rules.powers is None or row.rules.powers.grade(power)
        if not claims:
            since = row.until
    return since


def row_gap(now: Moment, holder: str, row: Held) -> Gap | None:
    """What is broken about a row itself: it has ended, or it is irregular."""
    if row.until <= now.t:
        return Gap(
            "conferred", holder, "ended" if row.ended else "ran-out", (row.act,), row.ended or row.act, ("held", holder)
        )
    if row.fault is not None:
        return Gap("conferred", holder, "irregular", (row.act, row.fault), row.act, ("held", holder))
    return None
