"""The page of `may --always`: since when and until when somebody could, in a sentence; then each window, with why."""

from itertools import groupby

from mandat.clerk.wording.dates import last_day, lasting, short, whole_day
from mandat.cli.render.layout import GAP, columns, counted, padded, wrapped
from mandat.cli.render.proof import limits, reserve
from mandat.cli.render.style import bold, by_word

HEADS = ("FROM", "TO", "MAY")
BEGINNING, NO_END = "the beginning", "no end"
LAST_MINUTE = "T23:59"
"""Where a date ends that is written as a day."""
FEW = 3
"""Of more times, the sentence tells only the first and the last."""

Line = tuple[str, str, str, str]
"""From when, to when, the verdict, and why."""


def page(windows: list[dict], asked: dict, width: int) -> str:
    """The sentence, and below it a line for each window, with why in as many lines as it needs."""
    lines = _lines(_by_days(windows))
    head = bold(wrapped(_sentence(windows, asked), width))
    widths = [max(map(columns, cells)) for cells in zip(HEADS, *(line[:3] for line in lines), strict=True)]
    titles = GAP.join(padded(title, wide) for title, wide in zip(HEADS, widths, strict=True)) + GAP + "WHY"
    return "\n".join([head, "", titles, *(_line(line, widths, width) for line in lines)])


def _line(line: Line, widths: list[int], width: int) -> str:
    since, until, word = (padded(text, wide) for text, wide in zip(line, widths, strict=False))
    before = GAP.join((since, until, word)) + GAP
    shown = wrapped(line[3], width, " " * columns(before), before)
    return shown.replace(before, GAP.join((since, until, by_word(word))) + GAP, 1)


def _by_days(windows: list[dict]) -> list[dict]:
    """The windows, of which what is certain from the last minute of a day is told of that day, as it is asked about."""
    told: list[dict] = []
    for window in windows:
        if told and told[-1]["until"].endswith(LAST_MINUTE) and _settles(told[-1], window):
            before = told.pop()
            since = max(before["from"] or "", before["until"].replace(LAST_MINUTE, "T00:00"))
            told += [{**before, "until": since}] if since != before["from"] else []
            window = {**window, "from": since}
        told.append(window)
    return told


def _settles(before: dict, window: dict) -> bool:
    """Whether all that changes is that the answer is approximate no longer."""
    dates = {"from": window["from"], "until": window["until"], "approximate": False}
    return before["approximate"] and {**before, **dates} == window


def _lines(windows: list[dict]) -> list[Line]:
    """The windows; neighbours of which the same is told are one."""
    lines = []
    for (word, why), same in groupby(windows, lambda window: (_word(window), _why(window))):
        alike = list(same)
        since, until = alike[0]["from"], alike[-1]["until"]
        lines.append((short(whole_day(since)) if since else BEGINNING, last_day(until) or NO_END, word, why))
    return lines


def _word(window: dict) -> str:
    return "yes" if window["effective"] else "no"


def _why(window: dict) -> str:
    """The gap of a no; of a yes, under which root it is one, and by which act the actor holds the power."""
    told = window["gap"]["says"] if window["gap"] else _headline(window)
    return told + reserve(window["grade"] == "presumed", window["approximate"])


def _headline(window: dict) -> str:
    root, acts = window["root"], [link["act"] for link in window["proof"] if link["link"] == "held"]
    return f"under {root}" + "".join(f", by {act}" for act in acts if act != root)


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
