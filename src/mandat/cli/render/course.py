"""The page of `may --always`: since when and until when somebody could, in a sentence; then each window, with why."""

from itertools import groupby

from mandat.clerk.always import in_brief
from mandat.clerk.wording.dates import last_day, lasting, short, whole_day
from mandat.cli.render.layout import GAP, Column, columns, counted, padded, table, wrapped
from mandat.cli.render.proof import limits, reserve
from mandat.cli.render.style import bold, by_word

HEADS = ("FROM", "TO", "MAY")
BEGINNING, NO_END = "the beginning", "no end"
NARROWEST = 20
"""The least room for why beside the dates."""
FEW = 3
"""Of more times, the sentence tells only the first and the last."""

Line = tuple[str, str, str, str]
"""From when, to when, the verdict, and why."""


def page(windows: list[dict], asked: dict, width: int) -> str:
    """The sentence, and below it a line for each window, with why in as many lines as it needs."""
    lines = [_cells(window) for window in in_brief(windows)]
    head = bold(wrapped(_sentence(windows, asked), width))
    return f"{head}\n\n{_table(lines, width)}"


def _table(lines: list[Line], width: int) -> str:
    """Where there is no room for that column, why stands below."""
    widths = [max(map(columns, cells)) for cells in zip(HEADS, *(line[:3] for line in lines), strict=True)]
    if sum(widths) + len(GAP) * len(widths) + NARROWEST > width:
        heads = [Column(title, keep=True) for title in HEADS]
        return table(heads, [line[:3] for line in lines], width, [line[3] for line in lines])
    titles = GAP.join(padded(title, wide) for title, wide in zip(HEADS, widths, strict=True)) + GAP + "WHY"
    return "\n".join([titles, *(_line(line, widths, width) for line in lines)])


def _line(line: Line, widths: list[int], width: int) -> str:
    since, until, word = (padded(text, wide) for text, wide in zip(line, widths, strict=False))
    before = GAP.join((since, until, word)) + GAP
    shown = wrapped(line[3], width, " " * columns(before), before)
    return shown.replace(before, GAP.join((since, until, by_word(word))) + GAP, 1)


def _cells(window: dict) -> Line:
    since, until = window["from"], window["until"]
    begin = short(whole_day(since)) if since else BEGINNING
    return begin, last_day(until) or NO_END, "yes" if window["effective"] else "no", _why(window)


def _why(window: dict) -> str:
    """The gap of a no; of a yes, under which root it is one, and by which act the actor holds the power."""
    by = f", by {window['by']}" if window["by"] else ""
    return (window["says"] or f"under {window['root']}{by}") + reserve(window["presumed"], window["approximate"])


def _sentence(windows: list[dict], asked: dict) -> str:
    times = _times(windows)
    what = f"exercise {asked['power']} over {asked['target']}"
    if not times:
        return f"{asked['actor']} could never {what}{limits(asked)}"
    if len(times) > FEW:
        when = f"{counted(len(times), 'time')}, first {times[0]}, last {times[-1]}"
    else:
        when = ", and ".join(times)
    return f"{asked['actor']} could {what} {when}{limits(asked)}"


def _times(windows: list[dict]) -> list[str]:
    """From when to when the verdict was a yes, whatever the reasons."""
    times = []
    for effective, same in groupby(windows, lambda window: window["effective"]):
        alike = list(same)
        if effective:
            times.append(lasting(alike[0]["from"], alike[-1]["until"]))
    return times
