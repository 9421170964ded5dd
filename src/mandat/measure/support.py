"""Who stands behind a body: the units that recognise it, and how many belong to them."""

from msgspec import Struct

from mandat.core import bodies
from mandat.core.authority.answers import PRESUMED
from mandat.core.authority.chain import ANYWHERE, Scope
from mandat.core.authority.recognition import Spoken, speak, words_on
from mandat.core.intervals import Moment
from mandat.count.quantity import Quantity, exactly, plus


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
    total = exactly(0)
    unknown = False
    for unit in _outermost(now, units):
        count = bodies.members(now, unit)
        unknown |= count is None
        total = plus(total, count or exactly(0))
    return Support(units, sum(_stands_for(now, unit) for unit in units), bounds(total, open_ended=unknown))


def _stands_for(now: Moment, unit: str) -> int:
    """How many units one stands for: the least number that its count can mean."""
    count = getattr(bodies.thing(now, unit), "count", None)
    return max(1, int(count.low)) if count is not None and not count.share else 1


def bounds(total: Quantity, *, open_ended: bool = False) -> tuple[int, int | None]:
    """A count as whole numbers (least, greatest)."""
    return int(total.low), None if open_ended or total.high is None else int(total.high)


def _recognises(now: Moment, unit: str, body: str) -> bool:
    if not bodies.exists(now, unit):
        return False
    return any(spoken.yes and spoken.grade != PRESUMED for spoken in words_of(now, unit, body))


def words_of(now: Moment, unit: str, body: str) -> list[Spoken]:
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
        scope = Scope(power, unit, containers)
        spoken = speak(now, scope, words_on(now, scope), body, None)
        if spoken is not None and spoken.basis == "word":
            found.append(spoken)
    return found


def _outermost(now: Moment, units: tuple[str, ...]) -> list[str]:
    """The units whose members are counted: none that lies in another of them."""
    return [unit for unit in units if set(bodies.containers(now, unit)).isdisjoint(units)]
