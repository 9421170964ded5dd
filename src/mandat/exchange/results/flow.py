"""How votes moved: a column of candidates for each stage, ribbons between them as wide as the votes that went.

Votes that stay are a pale ribbon, votes that move a dark one. Who gave them stands at the head of each column.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from mandat.count.outcome import Count, Stage
from mandat.exchange.results.page import Chart
from mandat.exchange.results.strips import brief, ranked, strips, value
from mandat.exchange.svg import COLOURS, FAINT, box, element, fitted, label, lines

LEFT, RIGHT, APART, NODE = 198, 104, 100, 8
TOP, ROOM, LEAST, GAP = 52, 290, 120, 15
PALE, DARK = "0.16", "0.66"
NOBODY = ""
"""Who has what is exhausted: no candidate is called so."""
EXHAUSTED = "exhausted"
HALO = {"stroke": "#ffffff", "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
"""White around a number that may stand on a ribbon."""
Spot = tuple[float, float]
"""Where a candidate's votes stand in a column: top and height."""


class Flow(Struct, frozen=True):
    """From whom to whom how many votes go between two stages; from and to the same: they stay."""

    from_: str
    to: str
    votes: Fraction


def flows(count: Count) -> list[Chart]:
    """The count in strips of a few stages; none where the method says of no vote where it went."""
    if not any(stage.moves for stage in count.stages):
        return []
    names, parts = [*ranked(count), NOBODY], list(strips(count.stages[1:]))
    begins = [count.stages[0], *(part[-1] for part in parts[:-1])]
    return [_strip(count, names, (begin, *part)) for begin, part in zip(begins, parts, strict=True)]


def between(before: Stage, stage: Stage) -> list[Flow]:
    """All votes of one stage with where they are at the next. What rounding loses goes where the exhausted are."""
    found: dict[tuple[str, str], Fraction] = {}
    left, here = held(before), held(stage)
    for move in stage.moves:
        _add(found, move.from_, move.to or NOBODY, value(move.votes))
        left[move.from_] -= value(move.votes)
    for name, votes in left.items():
        stays = min(votes, here.get(name, Fraction(0)))
        _add(found, name, name, stays)
        _add(found, name, NOBODY, votes - stays)
    return [Flow(from_, to, votes) for (from_, to), votes in found.items() if votes > 0]


def _add(found: dict[tuple[str, str], Fraction], from_: str, to: str, votes: Fraction) -> None:
    found[from_, to] = found.get((from_, to), Fraction(0)) + votes


def held(stage: Stage) -> dict[str, Fraction]:
    """What each has at the end of a stage, and what nobody has any more."""
    totals = {name: value(total) for name, total in stage.totals.items()}
    return totals | {NOBODY: value(stage.exhausted) + value(stage.loss)}


# ------------------------------------------------------------------------------------------------------------ drawing


def _strip(count: Count, names: Sequence[str], stages: Sequence[Stage]) -> Chart:
    colours = {name: COLOURS[place % (len(COLOURS) - 1)] for place, name in enumerate(names)} | {NOBODY: FAINT}
    scale = max(ROOM - GAP * (len(names) - 1) / 2, LEAST) / float(max(sum(held(stage).values()) for stage in stages))
    columns = [_column(names, held(stage), scale) for stage in stages]
    parts: list[str] = []
    for place, (before, stage) in enumerate(zip(stages, stages[1:], strict=False)):
        parts += _ribbons(
            names, between(before, stage), columns[place : place + 2], LEFT + place * APART, colours, scale
        )
    for place, (stage, column) in enumerate(zip(stages, columns, strict=True)):
        parts += _nodes(stage, column, LEFT + place * APART, colours)
        parts += _head(stage, LEFT + place * APART + NODE / 2)
    parts += _names(columns[0], held(stages[0]), LEFT - 10, "end")
    parts += _fates(count, columns[-1], stages[-1], LEFT + (len(stages) - 1) * APART + NODE + 10)
    bottom = max(top + height for column in columns for top, height in column.values())
    title = f"Votes from stage {stages[0].n} to stage {stages[-1].n}"
    width = LEFT + (len(stages) - 1) * APART + NODE + RIGHT
    return Chart(width, int(bottom) + 16, title, _says(stages), tuple(parts))


def _column(names: Sequence[str], totals: dict[str, Fraction], scale: float) -> dict[str, Spot]:
    """Where everybody who has votes stands, from the top down."""
    spots, y = {}, float(TOP)
    for name in names:
        height = float(totals.get(name, 0)) * scale
        if height:
            spots[name] = (y, height)
            y += height + GAP
    return spots


def _ribbons(
    names: Sequence[str],
    moved: Sequence[Flow],
    columns: Sequence[dict[str, Spot]],
    x: float,
    colours: dict[str, str],
    scale: float,
) -> Iterator[str]:
    """Each flow leaves and arrives below those above it, in the order of the candidates."""
    order = {name: place for place, name in enumerate(names)}
    left = {name: top for name, (top, _) in columns[0].items()}
    right = {name: top for name, (top, _) in columns[1].items()}
    arriving = sorted(moved, key=lambda flow: (order[flow.to], order[flow.from_]))
    arrives = {}
    for flow in arriving:
        if flow.to in right:
            arrives[flow.from_, flow.to] = right[flow.to]
            right[flow.to] += float(flow.votes) * scale
    for flow in sorted(moved, key=lambda flow: (order[flow.from_], order[flow.to])):
        if flow.from_ in left and (flow.from_, flow.to) in arrives:
            wide = float(flow.votes) * scale
            yield _ribbon(x + NODE, left[flow.from_], x + APART, arrives[flow.from_, flow.to], wide, flow, colours)
            left[flow.from_] += wide


def _ribbon(x: float, y: float, to_x: float, to_y: float, wide: float, flow: Flow, colours: dict[str, str]) -> str:
    middle = (x + to_x) / 2
    path = (
        f"M{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        f"V{to_y + wide:.1f}C{middle:.1f} {to_y + wide:.1f} {middle:.1f} {y + wide:.1f} {x:.1f} {y + wide:.1f}Z"
    )
    stays = flow.from_ == flow.to
    return element("path", {"d": path, "fill": colours[flow.from_], "fill-opacity": PALE if stays else DARK})


def _nodes(stage: Stage, column: dict[str, Spot], x: float, colours: dict[str, str]) -> Iterator[str]:
    totals = held(stage)
    for name, (top, height) in column.items():
        yield box(x, top, NODE, max(height, 1.0), fill=colours[name])
        if x > LEFT:
            yield label(x + NODE + 3, top + height / 2 + 4, brief(str(totals[name])), 11, **HALO)


def _head(stage: Stage, x: float) -> Iterator[str]:
    """The number of a stage, and below it what was done."""
    yield label(x, 12, str(stage.n), 13, text_anchor="middle", font_weight="600")
    for place, text in enumerate(lines(stage.action, APART - 6, 11)):
        yield label(x, 26 + 13 * place, text, 11, text_anchor="middle", fill=FAINT)


def _names(column: dict[str, Spot], totals: dict[str, Fraction], x: float, anchor: str) -> Iterator[str]:
    for name, (top, height) in column.items():
        number = brief(str(totals[name]))
        text = f"{fitted(name or EXHAUSTED, LEFT - 20 - 8 * len(number), 12.5)} {number}"
        yield label(x, top + height / 2 + 4, text, 12.5, text_anchor=anchor)


def _fates(count: Count, column: dict[str, Spot], last: Stage, x: float) -> Iterator[str]:
    """At the end of a strip: who is elected by then."""
    elected = {name for stage in count.stages if stage.n <= last.n for name in stage.elected}
    for name, (top, height) in column.items():
        said = "elected" if name in elected else EXHAUSTED if name == NOBODY else ""
        if said:
            weight = "600" if name in elected else None
            yield label(x + 38, top + height / 2 + 4, said, 11.5, font_weight=weight)


def _says(stages: Sequence[Stage]) -> str:
    """Every stage in a sentence: what was done, and where most of it went."""
    return "\n".join(_told(stage) for stage in stages[1:])


def _told(stage: Stage) -> str:
    went: dict[str | None, Fraction] = {}
    for move in stage.moves:
        went[move.to] = went.get(move.to, Fraction(0)) + value(move.votes)
    largest = sorted(went.items(), key=lambda one: -one[1])[:3]
    said = ", ".join(f"{brief(votes)} to {to or 'nobody'}" for to, votes in largest)
    others = len(went) - len(largest)
    more = f", less to {others} other{'s' if others > 1 else ''}" if others else ""
    return f"Stage {stage.n}, {stage.action}: {said}{more}." if said else f"Stage {stage.n}, {stage.action}."
