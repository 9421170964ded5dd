"""Seats in a half circle: every seat a dot, those of one name together, named at the edge by letter and number."""

import math
from collections.abc import Iterator, Sequence

from mandat.count.apportionment.remainder import hare, remainder
from mandat.exchange.results.page import Chart
from mandat.exchange.svg import COLOURS, FAINT, element, label, letter

WIDTH, HEIGHT = 444, 248
MIDDLE, BASE = WIDTH / 2, 206
OUTER, INNER = 160, 60
MOST = 1500
"""More dots than this are none that can be seen."""
LETTER, LINE = 7.6, 15
"""How much room a letter of a label takes, and a line."""
BESIDE = ((17, 0), (32, 0), (17, LINE), (17, -LINE))
"""Where a label may stand, the best first: how far out from the outer row, and how far down."""


def half_circle(
    names: Sequence[str], seats: Sequence[int], open_seats: int = 0, called: tuple[str, str] = ("seat", "seats")
) -> Chart | None:
    """The seats of each name that has any, from the left to the right; None where none or too many can be drawn.

    A letter and a colour stand for the first that has seats, for the second, and so on. `called`: what one dot is
    called, and what several are.
    """
    held = [count for count in seats if count]
    total = sum(seats) + open_seats
    if not held or total > MOST:
        return None
    dots = _dots(total)
    size = min(9.0, 0.42 * _gap(total))
    parts = [*_filled(dots, held, size), *_labels(held, [angle for angle, _, _ in dots], size)]
    parts.append(label(MIDDLE, BASE - 8, str(total), 30, text_anchor="middle", font_weight="600"))
    parts.append(label(MIDDLE, BASE + 12, called[total != 1], 13, text_anchor="middle", fill=FAINT))
    return Chart(
        WIDTH,
        HEIGHT,
        f"Half circle of {total} {called[total != 1]}",
        _says(names, seats, total, open_seats),
        tuple(parts),
    )


def _rows(total: int) -> list[float]:
    """The radii of the rows, so that dots stand about as far apart along a row as the rows do."""
    count = max(1, round(math.sqrt(total * (OUTER - INNER) / (math.pi * (OUTER + INNER) / 2))))
    if count == 1:
        return [float(OUTER)]
    return [INNER + (OUTER - INNER) * row / (count - 1) for row in range(count)]


def _gap(total: int) -> float:
    """How far apart dots stand."""
    radii = _rows(total)
    along = math.pi * sum(radii) / total
    return min(along, (OUTER - INNER) / (len(radii) - 1)) if len(radii) > 1 else min(along, 40.0)


def _dots(total: int) -> list[tuple[float, float, float]]:
    """Every seat as angle, x and y, from the left to the right; each row has its share by largest remainder."""
    radii = _rows(total)
    shares = remainder([round(radius * 1000) for radius in radii], total, hare)
    outer = shares.tie.among[-shares.tie.for_seats :] if shares.tie else ()
    dots = []
    for row, radius in enumerate(radii):
        count = shares.seats[row] + (row in outer)
        for place in range(count):
            angle = math.pi * (1 - place / (count - 1)) if count > 1 else math.pi / 2
            dots.append((angle, MIDDLE + radius * math.cos(angle), BASE - radius * math.sin(angle)))
    return sorted(dots, key=lambda dot: (-dot[0], dot[1]))


def _filled(dots: list[tuple[float, float, float]], held: Sequence[int], size: float) -> Iterator[str]:
    owners = [place for place, count in enumerate(held) for _ in range(count)]
    for number, (_, x, y) in enumerate(dots):
        at = {"cx": x, "cy": y, "r": size}
        if number < len(owners):
            yield element("circle", at | {"fill": COLOURS[owners[number] % len(COLOURS)]})
        else:
            yield element("circle", at | {"r": size - 0.6, "fill": "#ffffff", "stroke": FAINT, "stroke-width": 1.2})


def _labels(held: Sequence[int], angles: Sequence[float], size: float) -> Iterator[str]:
    """At the middle of each group its letter and number; where others, or the dots, leave no room, none."""
    before, taken = 0, []
    for place, count in enumerate(held):
        turn, says = sum(angles[before : before + count]) / count, f"{letter(place)} {count}"
        free = (box for box in _boxes(turn, says) if not any(_touch(box, other) for other in taken))
        box = next((box for box in free if _from_middle(box) >= OUTER + size), None)
        if box is not None:
            taken.append(box)
            colour = COLOURS[place % len(COLOURS)]
            yield label(box[0], box[1] + LINE - 4, says, 13, font_weight="600", fill=colour)
        before += count


def _boxes(turn: float, says: str) -> Iterator[tuple[float, float, float]]:
    """Where a label could stand that belongs at an angle: left, top, right."""
    wide = LETTER * len(says)
    back = wide if turn > 2.2 else 0 if turn < 0.94 else wide / 2
    for out, down in BESIDE:
        x, y = MIDDLE + (OUTER + out) * math.cos(turn) - back, BASE - (OUTER + out) * math.sin(turn) + down
        yield x, y - LINE / 2, x + wide


def _from_middle(box: tuple[float, float, float]) -> float:
    """How near a label comes to the middle of the circle."""
    left, top, right = box
    return math.hypot(max(left - MIDDLE, MIDDLE - right, 0), max(BASE - top - LINE, 0))


def _touch(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and abs(one[1] - other[1]) < LINE


def _says(names: Sequence[str], seats: Sequence[int], total: int, open_seats: int) -> str:
    most = max(range(len(seats)), key=lambda place: seats[place])
    half = "more than half" if 2 * seats[most] > total else "half" if 2 * seats[most] == total else "less than half"
    said = f"{names[most]} has the most seats: {seats[most]} of {total}, {half}."
    return said + (f" Open, and drawn empty: {open_seats}." if open_seats else "")
