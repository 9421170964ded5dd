"""Since when, and until when, may X exercise P over Y? The answers on all dates, with proof or gap."""

from functools import partial

from mandat.clerk.book import View
from mandat.clerk.may import Document, Said, answered, check_names
from mandat.core.authority.answers import PRESUMED, Answer, Question
from mandat.core.authority.ask import ask
from mandat.core.authority.course import course
from mandat.core.dates import show
from mandat.core.record import Record


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
    asked = (actor, power, target, under, dispatch)
    windows: list[Document] = []
    for window in course(partial(_found, view.record, asked, said)):
        since, until, found = show(window.since), show(window.until), window.found
        if windows and {**windows[-1], **found} == windows[-1]:
            windows[-1]["until"] = until
        else:
            windows.append({"from": since, "until": until, **found})
    return windows


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
