"""How far the edges of bands can be trusted: the record has spans where nobody wrote down an hour or a day.

A band is measured from the earliest instant at which what it rests on can have happened. It may have begun as late as
the span of that act allows, and lasted as long as the span of the act that ended it. A day is exact: who names the day
leaves nothing open that anybody asks about.
"""

from collections.abc import Iterator, Sequence

from mandat.core.dates import MINUTES_A_DAY
from mandat.core.order import Window
from mandat.core.state import State
from mandat.measure.bands import Band


def edges(state: State, bands: Sequence[Band]) -> list[tuple[int, int]]:
    """For each band of one unit: the latest instants at which it began, and at which it ended."""
    return [(_latest(state, band.acts, band.since), max(_ends(state, band, bands))) for band in bands]


def _latest(state: State, acts: Sequence[str], instant: int) -> int:
    """The latest instant of those acts that take effect at this one."""
    windows = [state.windows[act] for act in acts if act in state.windows]
    return max(
        (window.latest for window in windows if window.earliest == instant and not _is_day(window)), default=instant
    )


def _is_day(window: Window) -> bool:
    whole = window.latest - window.earliest == MINUTES_A_DAY - 1
    return whole and window.earliest % MINUTES_A_DAY == 0


def _ends(state: State, band: Band, bands: Sequence[Band]) -> Iterator[int]:
    """The end, as late as what followed on it allows: another band, a new word, whoever took the unit, a body's end."""
    yield band.until
    yield from (_latest(state, other.acts, band.until) for other in bands if other.since == band.until)
    tables = ((state.runs, band.unit), (state.words, band.unit), (state.lives, band.body))
    rows = [row for table, subject in tables for row in table.get(subject, ())]
    yield from (_latest(state, [row.act], band.until) for row in rows if row.since == band.until)
    yield from (_latest(state, [row.ended], band.until) for row in rows if row.until == band.until and row.ended)
