"""Power beside weight: for each weight a ring at its share of all votes, a dot at its share of all swings.

Where a second weight counts too, those who have the same first weight may differ in power; then each has a row.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mandat.count.decimals import percent
from mandat.exchange.results.page import Chart
from mandat.exchange.svg import COLOURS, FAINT, GRID, element, fitted, label

WIDTH, ROW, TOP = 432, 44, 40
LEFT, RIGHT = 8, WIDTH - 8
MOST = 14
"""So many different weights are drawn; the table has all."""
ALIKE = Fraction(1, 1000)
"""Shares that differ by less are called alike."""


def influence(names: Sequence[str], weights: Sequence[int], power: Sequence[Fraction]) -> Chart:
    """Each weight once, the heaviest first, with those who have it."""
    whole = sum(weights)
    groups: dict[tuple[int, Fraction], list[int]] = {}
    for place, weight in sorted(enumerate(weights), key=lambda one: -one[1]):
        groups.setdefault((weight, power[place]), []).append(place)
    rows = [
        (_called(names, places), Fraction(weight, whole), swings)
        for (weight, swings), places in list(groups.items())[:MOST]
    ]
    longest = max(max(weight, swings) for _, weight, swings in rows)
    parts = list(_legend())
    for row, (name, weight, swings) in enumerate(rows):
        parts += _row(name, float(weight / longest), float(swings / longest), (weight, swings), TOP + row * ROW)
    says = _says(rows) + (f" Drawn are the {MOST} greatest weights; the table has all." if len(groups) > MOST else "")
    return Chart(WIDTH, TOP + len(rows) * ROW, "Share of the weights and share of the power", says, tuple(parts))


def _called(names: Sequence[str], places: Sequence[int]) -> str:
    first = names[places[0]]
    return first if len(places) == 1 else f"{first} and {len(places) - 1} more"


def _legend() -> Iterator[str]:
    yield _mark(8, 10, ring=True)
    yield label(20, 14, "share of the weights", 12.5, fill=FAINT)
    yield _mark(168, 10, ring=False)
    yield label(180, 14, "share of the power (Banzhaf)", 12.5, fill=FAINT)


def _row(name: str, weight: float, swings: float, shares: tuple[Fraction, Fraction], y: float) -> Iterator[str]:
    told = f"{percent(shares[0])} weight, {percent(shares[1])} power"
    yield label(0, y + 10, fitted(name, WIDTH - 186, 13.5), 13.5, font_weight="600")
    yield label(WIDTH, y + 10, told, 12.5, text_anchor="end", fill=FAINT)
    line = y + 25
    from_, to = (LEFT + share * (RIGHT - LEFT) for share in (weight, swings))
    yield _between(LEFT, RIGHT, line, GRID, 1)
    yield _between(from_, to, line, COLOURS[0], 3)
    yield _mark(from_, line, ring=True)
    yield _mark(to, line, ring=False)


def _between(x: float, to: float, y: float, colour: str, thick: float) -> str:
    at = {"x1": x, "x2": to, "y1": y, "y2": y}
    return element("line", at | {"stroke": colour, "stroke-width": thick})


def _mark(x: float, y: float, *, ring: bool) -> str:
    if ring:
        at = {"cx": float(x), "cy": float(y), "r": 6.0}
        return element("circle", at | {"fill": "#ffffff", "stroke": FAINT, "stroke-width": 2})
    return element("circle", {"cx": float(x), "cy": float(y), "r": 4.5, "fill": COLOURS[0]})


def _says(rows: Sequence[tuple[str, Fraction, Fraction]]) -> str:
    """Who has more power than weight, who less, and who none."""
    gains = [(swings - weight, name) for name, weight, swings in rows]
    (most, gainer), (least, loser) = max(gains), min(gains)
    idle = [name for name, weight, swings in rows if weight and not swings]
    if max(most, -least) < ALIKE:
        said = f"Power goes with the weights, to within {percent(max(most, -least))} of all power."
    else:
        said = (
            f"{gainer}: {percent(most)} more of the power than of the weights, the most."
            f" {loser}: {percent(-least)} less, the least favoured."
        )
    return said + (f" Without any power: {'; '.join(idle)}." if idle else "")
