"""A tree drawn from the left to the right: a line for each thing, bodies as boxes, units as plain names."""

from collections.abc import Iterator, Sequence

from mandat.exchange.results.page import Chart
from mandat.exchange.svg import FAINT, GRID, box, element, fitted, label, length

Node = dict[str, object]

ROW, STEP, PAD, SIZE, ROOM = 30, 34, 8, 13, 330


def hierarchy(tops: Sequence[Node]) -> Chart:
    """The picture of a tree; nodes as `clerk.tree` gives them: name, children."""
    rows = [row for top in tops for row in _rows(top, 0)]
    width = max(depth * STEP + _width(node) for node, depth, _ in rows) + 2 * PAD
    height = len(rows) * ROW + PAD
    return Chart(
        round(width),
        height,
        "Tree of bodies and units",
        f"{len(rows)} bodies and units, {len(tops)} of them at the top.",
        (*_branches(rows), *_names(rows)),
    )


def _rows(node: Node, depth: int) -> Iterator[tuple[Node, int, int]]:
    """Each node with its depth and how many lines it takes with everything below it."""
    below = [row for child in node["children"] for row in _rows(child, depth + 1)]
    yield node, depth, 1 + len(below)
    yield from below


def _text(node: Node) -> str:
    return fitted(str(node["name"] or node["id"]), ROOM, SIZE)


def _width(node: Node) -> float:
    return length(_text(node), SIZE) + 2 * PAD


def _branches(rows: list[tuple[Node, int, int]]) -> Iterator[str]:
    """From each node down to its last child, and across to every child."""
    above: list[int] = []
    for place, (_, depth, _many) in enumerate(rows):
        del above[depth:]
        above.append(place)
        if depth:
            x, top, y = PAD + (depth - 1) * STEP + 12, _middle(above[depth - 1]) + 11, _middle(place)
            path = f"M{x} {top}V{y}H{PAD + depth * STEP}"
            yield element("path", {"d": path, "fill": "none", "stroke": GRID, "stroke-width": 1.5})


def _names(rows: list[tuple[Node, int, int]]) -> Iterator[str]:
    for place, (node, depth, _) in enumerate(rows):
        x, y = PAD + depth * STEP, _middle(place)
        yield box(x, y - 11, _width(node), 22, rx=3, fill="#ffffff", stroke=FAINT if node["children"] else GRID)
        yield label(x + PAD, y + 4.5, _text(node), SIZE, font_weight="600" if not depth else None)


def _middle(place: int) -> int:
    return PAD // 2 + place * ROW + ROW // 2
