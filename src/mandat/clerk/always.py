"""Since when, and until when, may X exercise P over Y? The answers on all dates, with proof or gap."""

from collections.abc import Iterable
from functools import partial
from itertools import takewhile

from mandat.clerk.book import View
from mandat.clerk.may import Document, Said, answered, check_names
from mandat.core.authority.answers import PRESUMED, Answer, Question
from mandat.core.authority.ask import ask
from mandat.core.authority.course import course
from mandat.core.dates import DAWN, show
from mandat.core.record import Record

LAST_MINUTE = "T23:59"
"""Where a date ends that is written as a day."""


def always(
    view: View,
    actor: str,
    power: str,
    target: str,
    *,
    under: str | None = None,
    dispatch: str | None = None,
    said: Said = str,
) -> list[Document]:
    """What `may` answers on every date, as `may --always --json` gives it: neighbours differ in more than their dates.

    Each window has the answer that decides there: of those that say yes, one that is stated where one is; else the no
    that comes nearest. It is `approximate` where the verdict is: where that is said of all that decide.
    """
    check_names(view, actor, power, target, under, dispatch)
    windows = course(partial(_found, view.record, (actor, power, target, under, dispatch), said))
    written = takewhile(lambda one: one.since == DAWN or show(one.since), windows)
    return _joined({"from": show(one.since), "until": show(one.until), **one.found} for one in written)


def _joined(windows: Iterable[Document]) -> list[Document]:
    """The windows; neighbours that differ in nothing but their dates are one."""
    joined: list[Document] = []
    for window in windows:
        if joined and {**window, "from": joined[-1]["from"]} == {**joined[-1], "until": window["until"]}:
            joined[-1] = {**joined[-1], "until": window["until"]}
        else:
            joined.append(window)
    return joined


def _found(record: Record, asked: tuple, said: Said, t: int) -> tuple[Document, int]:
    """What is answered at an instant, and how long: as long as nothing differs, at earliest or at latest instants."""
    actor, power, target, under, dispatch = asked
    question = Question(actor, power, target, t, under, dispatch)
    answers, late = ask(record.state, question), ask(record.late, question)
    effective = any(answer.effective for answer in answers)
    deciding = [answer for answer in answers if answer.effective == effective]
    approximate = all(record.approximate(question, answer) for answer in deciding)
    found = answered(record.state, question, min(deciding, key=_order), said)
    return {**found, "approximate": approximate}, min(answers[0].high, late[0].high)


def _order(answer: Answer) -> tuple[bool, bool]:
    """Who is entitled comes first, then what is stated."""
    return not answer.entitled, answer.grade == PRESUMED


def in_brief(windows: list[Document]) -> list[Document]:
    """The same for a table: of a yes, its root and `by` which act the power is held; of a no, what the gap `says`.

    What is certain from the last minute of a day is told of that day, as it is asked about.
    """
    return _joined(map(_brief, _by_days(windows)))


def _brief(window: Document) -> Document:
    kept = {key: window[key] for key in ("from", "until", "effective", "approximate")}
    kept["presumed"] = window["grade"] == PRESUMED
    if window["gap"]:
        return {**kept, "root": None, "by": None, "says": window["gap"]["says"]}
    root = window["root"]
    held = (link["act"] for link in window["proof"] if link["link"] == "held" and link["act"] != root)
    return {**kept, "root": root, "by": next(held, None), "says": None}


def _by_days(windows: list[Document]) -> list[Document]:
    told: list[Document] = []
    for window in windows:
        if told and told[-1]["until"].endswith(LAST_MINUTE) and _settles(told[-1], window):
            before = told.pop()
            since = max(before["from"] or "", before["until"].replace(LAST_MINUTE, "T00:00"))
            told += [{**before, "until": since}] if since != before["from"] else []
            window = {**window, "from": since}
        told.append(window)
    return told


def _settles(before: Document, window: Document) -> bool:
    """Whether all that changes is that the answer is approximate no longer."""
    dates = {"from": window["from"], "until": window["until"], "approximate": False}
    return before["approximate"] and {**before, **dates} == window
