"""Who stands behind a body: the units that recognise it, and how many belong to them."""

import math

from msgspec import Struct

from mandat.core import bodies
from mandat.core.authority.answers import PRESUMED, Gap, Link
from mandat.core.authority.recognition import speak
from mandat.core.authority.scope import ANYWHERE, scope_of
from mandat.core.intervals import Moment
from mandat.core.walking import behind
from mandat.count.quantity import Quantity, total

UNCOUNTED = Quantity("unknown", 0, None)


class Support(Struct, frozen=True):
    """The units that recognise a body by word, how many they stand for, and the number of their members as bounds.

    The greater bound of the members is None where the members of some unit are not recorded.
    """

    units: tuple[str, ...]
    number: int
    members: tuple[int, int | None]


def support(now: Moment, body: str) -> Support:
    """Who recognises a body for anything, by its own or its container's express word."""
    units = tuple(sorted(unit for unit in now.state.units if _recognises(now, unit, body)))
    inside = _inside(now, units)
    counts: dict[str, Quantity] = {}
    for unit in behind(units, inside.__getitem__):
        counts[unit] = _members(now, unit, [counts[one] for one in inside[unit] if one in counts])
    within = {one for below in inside.values() for one in below}
    every = total(counts[unit] for unit in units if unit not in within)
    number = sum(_stands_for(now, unit) for unit in units if not inside[unit])
    return Support(units, number, bounds(every))


def _inside(now: Moment, units: tuple[str, ...]) -> dict[str, list[str]]:
    """Each unit with those of the others that lie directly in it, or in nothing between."""
    inside: dict[str, list[str]] = {unit: [] for unit in units}
    for unit in units:
        nearest = next((container for container in bodies.containers(now, unit) if container in inside), None)
        if nearest is not None:
            inside[nearest].append(unit)
    return inside


def _members(now: Moment, unit: str, below: list[Quantity]) -> Quantity:
    """The members of a unit as recorded; else those of the units in it; nobody is counted twice."""
    count = bodies.members(now, unit)
    if count is not None:
        return count
    return total(below) if below else UNCOUNTED


def _stands_for(now: Moment, unit: str) -> int:
    """How many units one stands for: the least number that its count can mean."""
    count = getattr(bodies.thing(now, unit), "count", None)
    return max(1, int(count.low)) if count is not None and not count.share else 1


def bounds(count: Quantity) -> tuple[int, int | None]:
    """A count as whole numbers (least, greatest); None: without limit."""
    return math.ceil(count.low), None if count.high is None else math.floor(count.high)


def _recognises(now: Moment, unit: str, body: str) -> bool:
    if not bodies.exists(now, unit):
        return False
    return any(isinstance(said, Link) and said.grade != PRESUMED for said in words_of(now, unit, body))


def words_of(now: Moment, unit: str, body: str) -> list[Link | Gap]:
    """What a unit says of a body, power by power as its words name them."""
    containers = bodies.containers(now, unit)
    powers = {
        name
        for one in (unit, *containers)
        for word in now.live(now.state.words, one)
        if word.body == body
        for name in word.powers.stated or {ANYWHERE}
    }
    found = []
    for power in sorted(powers):
        said = speak(now, scope_of(now, power, unit), body, None)
        if said is not None and said.why in ("word", "word-against"):
            found.append(said)
    return found
