"""Shares of votes beside shares of seats: for each name two bars, the one outlined and the other filled."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mandat.count.decimals import percent
from mandat.exchange.results.page import Chart
from mandat.exchange.svg import COLOURS, FAINT, box, fitted, label

WIDTH, ROW, BAR = 432, 46, 9
MOST = 14
"""So many names are drawn; the table has all."""


def bars(names: Sequence[str], votes: Sequence[int], seats: Sequence[int]) -> Chart | None:
    """The names with the most votes, each with its share of votes and of seats; None where nothing was given."""
    cast, given = sum(votes), sum(seats)
    if not cast or not given:
        return None
    order = sorted(range(len(names)), key=lambda place: -votes[place])[:MOST]
    rows = [(names[place], Fraction(votes[place], cast), Fraction(seats[place], given)) for place in order]
    longest = max(max(share for _, *shares in rows for share in shares), Fraction(1, 100))
    parts = list(_legend())
    for row, (name, *shares) in enumerate(rows):
        parts += _row(name, shares, longest, 34 + row * ROW)
    says = f"{_says(rows)}{_left_out(len(names))}"
    return Chart(WIDTH, 34 + len(rows) * ROW, "Share of votes and share of seats of each name", says, tuple(parts))


def _legend() -> Iterator[str]:
    yield box(0.75, 5.75, 22, BAR - 1.5, fill="#ffffff", stroke=FAINT, stroke_width=1.5)
    yield label(30, 14, "share of votes", 12.5, fill=FAINT)
    yield box(140, 5, 22, BAR, fill=COLOURS[0])
    yield label(169, 14, "share of seats", 12.5, fill=FAINT)


def _row(name: str, shares: Sequence[Fraction], longest: Fraction, y: float) -> Iterator[str]:
    votes, seats = (float(share / longest) * WIDTH for share in shares)
    told = f"{percent(shares[0])} of votes, {percent(shares[1])} of seats"
    yield label(0, y + 12, fitted(name, WIDTH - 214, 13.5), 13.5, font_weight="600")
    yield label(WIDTH, y + 12, told, 12.5, text_anchor="end", fill=FAINT)
    yield box(0.75, y + 18.75, max(votes - 1.5, 0.5), BAR - 1.5, fill="#ffffff", stroke=FAINT, stroke_width=1.5)
    yield box(0, y + 18 + BAR, max(seats, 1.0) if seats else 0.0, BAR, fill=COLOURS[0])


def _says(rows: Sequence[tuple[str, Fraction, Fraction]]) -> str:
    """Who gains and who loses most."""
    gains = [(seats - votes, name) for name, votes, seats in rows]
    (most, gainer), (least, loser) = max(gains), min(gains)
    if most <= 0:
        return "Every share of seats is as large as the share of votes."
    return (
        f"{gainer} gains most by it, {percent(most)} of all seats more than of the votes;"
        f" {loser} loses most, {percent(-least)}."
    )


def _left_out(count: int) -> str:
    return f" Drawn are the {MOST} with the most votes; the table has all {count}." if count > MOST else ""
