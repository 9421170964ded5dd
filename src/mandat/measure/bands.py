"""Recognition over time: for each unit and body the stretches in which nothing about it changes.

A unit is looked at from one instant; the moment knows until when the same look sees the same; there the unit is looked
at again. So every change is found, and nothing between two changes is asked twice.

At each instant a body counts on the strongest basis that there is: a word, else conduct, else who runs the unit, else
where it sits. Left out are a body that does not live, one that nobody can name, one that the unit's own word `only`
excludes, and what is presumed of a body against the unit's word or conduct.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from mandat.core import bodies
from mandat.core.acts import UNKNOWN
from mandat.core.authority.answers import Gap
from mandat.core.authority.climb import ways
from mandat.core.authority.recognition import speak, standing
from mandat.core.authority.scope import ANYWHERE, scope_of
from mandat.core.intervals import Moment
from mandat.core.powers import Powers
from mandat.core.state import State
from mandat.measure.recognition import Recognised, recognises

BASES = ("word", "conduct", "run", "sits")
"""The bases of recognition, the strongest first."""


class Band(Struct, frozen=True):
    """A unit recognises a body from `since` (inclusive) until `until` (exclusive), on one basis.

    says  how and for which powers, as (mode, powers); acts: those it rests on
    """

    unit: str
    body: str
    basis: str
    says: tuple[tuple[str, Powers], ...]
    since: int
    until: int
    acts: tuple[str, ...]


def bands(state: State, unit: str, since: int, until: int, power: str | None = None) -> list[Band]:
    """The bands of a unit between two instants, in the order in which they begin; for one power, if one is named."""
    done: list[Band] = []
    running: dict[str, Band] = {}
    for begin, end, rows in _stretches(state, unit, since, until, power):
        found = {body: _band(unit, body, kept, begin, end) for body, kept in _by_body(rows).items()}
        for body, band in found.items():
            before = running.get(body)
            if before is not None and _same(before, band):
                found[body] = replace(before, until=end)
        done += [band for body, band in running.items() if body not in found or found[body].since != band.since]
        running = found
    return sorted([*done, *running.values()], key=lambda band: (band.since, BASES.index(band.basis), band.body))


def _stretches(
    state: State, unit: str, since: int, until: int, power: str | None
) -> Iterator[tuple[int, int, list[Recognised]]]:
    while since < until:
        now = state.at(since)
        rows = heard(now, unit, power)
        end = min(now.high, until)
        yield since, end, rows
        since = end


def _by_body(rows: list[Recognised]) -> dict[str, list[Recognised]]:
    """Body -> the rows on its strongest basis."""
    strongest: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: BASES.index(row.basis)):
        strongest.setdefault(row.body, row.basis)
    return {body: [row for row in rows if (row.body, row.basis) == (body, basis)] for body, basis in strongest.items()}


def _band(unit: str, body: str, rows: list[Recognised], since: int, until: int) -> Band:
    says = dict.fromkeys((row.mode, row.powers) for row in rows)
    acts = dict.fromkeys(row.act for row in rows)
    return Band(unit, body, rows[0].basis, tuple(says), since, until, tuple(acts))


def _same(one: Band, other: Band) -> bool:
    return (one.until, one.basis, one.says) == (other.since, other.basis, other.says)


def heard(now: Moment, unit: str, power: str | None = None) -> list[Recognised]:
    """Whom a unit recognises at a moment, as the law reads it; for one power, if one is named."""
    if not bodies.exists(now, unit):
        return []
    rows = [row for row in recognises(now, unit) if row.body != UNKNOWN and now.live(now.state.lives, row.body)]
    return [row for row in rows if any(_stands(now, unit, row, name) for name in _asked(row, power))]


def _asked(row: Recognised, power: str | None) -> list[str]:
    """The powers by which a row is put to the law."""
    if power is not None:
        return [power] if row.powers.grade(power) else []
    return sorted(row.powers.stated | row.powers.implied) or [ANYWHERE]


def _stands(now: Moment, unit: str, row: Recognised, power: str) -> bool:
    scope = scope_of(now, power, unit)
    only = standing(now, scope, "only")
    if (
        only
        and row.body not in only
        and not any(only.keys() & set(chain.bodies) for chain in ways(now, scope.by(row.body)))
    ):
        return False
    spoken = speak(now, scope, row.body, None) if row.basis != "word" else None
    return not isinstance(spoken, Gap)
