"""What each candidate has, as bars: those elected filled and named so, the others outlined."""

from collections.abc import Iterator
from fractions import Fraction

from mandat.count.decimals import some
from mandat.count.outcome import Count
from mandat.exchange.results.page import Chart
from mandat.exchange.results.strips import brief, ranked, value
from mandat.exchange.svg import COLOURS, FAINT, box, fitted, label

WIDTH, ROW, BAR = 432, 34, 10
MOST = 20
"""So many candidates are drawn; the table has all."""


def totals(count: Count, word: str) -> Chart | None:
    """The totals of the last stage; `word`: what those chosen are called. None where nobody has anything."""
    stage = count.stages[-1]
    rows = [(name, value(stage.totals.get(name, "0"))) for name in ranked(count)][:MOST]
    longest = max((total for _, total in rows), default=Fraction(0))
    if longest <= 0:
        return None
    parts: list[str] = []
    for row, (name, total) in enumerate(rows):
        said = f"{brief(stage.totals[name])}{', ' + word if name in count.elected else ''}"
        parts += _row(name, said, float(max(total, Fraction(0)) / longest), name in count.elected, row * ROW)
    first = max(rows, key=lambda one: one[1])
    says = f"{first[0]} has most: {brief(stage.totals[first[0]])}." + _left_out(len(stage.totals))
    return Chart(WIDTH, len(rows) * ROW, "What each candidate has", says, tuple(parts))


def _row(name: str, said: str, share: float, chosen: bool, y: float) -> Iterator[str]:
    yield label(0, y + 13, fitted(name, WIDTH - 150, 13.5), 13.5, font_weight="600" if chosen else None)
    yield label(WIDTH, y + 13, said, 12.5, text_anchor="end", font_weight="600" if chosen else None)
    if chosen:
        yield box(0, y + 18, max(share * WIDTH, 1.0), BAR, fill=COLOURS[0])
    else:
        yield box(
            0.75, y + 18.75, max(share * WIDTH - 1.5, 0.5), BAR - 1.5, fill="#ffffff", stroke=FAINT, stroke_width=1.5
        )


def _left_out(candidates: int) -> str:
    return f" Drawn are {some(MOST, 'candidate')}; the table has all {candidates}." if candidates > MOST else ""
