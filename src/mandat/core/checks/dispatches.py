"""Dispatches and their answers: of the kind that is asked for, by those who are asked, in time."""

from collections.abc import Collection, Iterable, Iterator

from mandat.core import bodies
from mandat.core.acts import Answer, Dispatch
from mandat.core.answers import ALLOWED
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import a, one_of
from mandat.core.dates import DAWN
from mandat.core.effects.authority import speaker
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.order import record_end
from mandat.core.state import State
from mandat.sentences import Day, Several, Value, Written, say


def answered(now: Moment, act: Answer) -> Iterable[Finding]:
    """What is to be said of an answer; most are by an addressee, of the kind asked for and without a deadline."""
    sent = now.state.dispatches.get(act.to)
    if sent is not None and act.by in sent.to and act.says in ALLOWED[sent.verb] and sent.deadline is None:
        return ()
    return [finding for rule in RULES for finding in rule(now, act)]


def of_its_kind(now: Moment, act: Answer) -> Iterable[Finding]:
    """An answer says what its kind of dispatch allows."""
    sent = now.state.dispatches.get(act.to)
    if sent is None:
        if act.to not in now.state.shapes or now.state.shapes[act.to] is Dispatch:
            return ()
        says = say("{act} is no dispatch, and wants no answer", act=act.to)
        return (Finding("P001", act.id, says, say("name the dispatch"), "to", act.to),)
    if act.says in ALLOWED[sent.verb]:
        return ()
    says = say("{dispatch} cannot be answered {answer}", dispatch=a(sent.verb), answer=Value(act.says))
    return (Finding("P001", act.id, says, one_of(ALLOWED[sent.verb]), "says", act.says),)


def by_those_asked(now: Moment, act: Answer) -> Iterable[Finding]:
    """Whoever answers was asked: an addressee, a unit concerned, one within or around it, or a signer."""
    sent = now.state.dispatches.get(act.to)
    if sent is None or act.by in sent.to or act.says == "countersigned" or not sent.to:
        return ()
    asked = {*sent.to, *sent.over}
    around = {act.by, *bodies.containers(now, act.by)}
    inside = any(act.by in bodies.containers(now, unit) for unit in asked)
    if not asked.isdisjoint(around) or inside or _organ_of(now, act.by, asked) or act.through in asked:
        return ()
    says = say("{by} answers {dispatch}, which was sent to {to}", by=act.by, dispatch=sent.id, to=Several(sent.to))
    mend = say("name whoever was asked, or the dispatch that was sent here")
    return (Finding("P003", act.id, says, mend, "by", act.by),)


def _organ_of(now: Moment, body: str, asked: set[str]) -> bool:
    """Whether a body, or one that set it up, is among those asked, or set one of them up."""
    givers = {row.giver for row in now.live(now.state.held, body)}
    below = {row.giver for name in asked for row in now.live(now.state.held, name)}
    return not asked.isdisjoint(givers) or body in below


def in_time(now: Moment, act: Answer) -> Iterable[Finding]:
    """An answer comes before the deadline."""
    sent = now.state.dispatches.get(act.to)
    if sent is None or sent.deadline is None or now.t < sent.deadline.end:
        return ()
    says = say(
        "{by} answered {dispatch} after its deadline, {deadline}",
        by=act.by,
        dispatch=sent.id,
        deadline=Day(sent.deadline.text),
    )
    return (Finding("P004", act.id, says, say("count it as late"), "to", act.to),)


def after(state: State, about: Collection[str]) -> Iterator[Finding]:
    """Whoever was asked answered by the deadline."""
    sent = (state.dispatches[name] for name in about if name in state.dispatches)
    due = [one for one in sent if one.deadline is not None]
    if not due:
        return
    end = record_end(state.acts.values(), (window.earliest for window in state.windows.values()))
    for sent in due:
        if sent.deadline.end > max(end, DAWN) + 1:
            continue
        silent = unanswered(state, sent, sent.deadline.end)
        if silent:
            says = say(
                "{dispatch} was not answered by {silent} by {deadline}",
                dispatch=sent.id,
                silent=Several(tuple(silent)),
                deadline=Day(sent.deadline.text),
            )
            answer = Written(f"answer to {sent.id} by {silent[0]} says unreachable")
            mend = say("ask again, or record: {line}", line=answer)
            yield Finding("P002", sent.id, says, mend, "deadline", sent.deadline.text)


def unanswered(state: State, sent: Dispatch, t: int) -> list[str]:
    """The addressees of a dispatch from whom no answer had come before an instant."""
    now = state.at(t - 1)
    heard = {
        speaker(state, unit, answer.through, state.windows[answer.id].earliest)
        for answer in state.answers[sent.id]
        for unit in (answer.by, *answer.with_)
        if state.windows[answer.id].earliest < t
    }
    return [name for name in sent.to if not any(_speaks_for(now, by, name) for by in heard)]


def _speaks_for(now: Moment, by: str, name: str) -> bool:
    """Whether an answer is an addressee's: its own, that of what it lies in, or that of an organ it established."""
    if by == name or by in bodies.containers(now, name):
        return True
    return any(row.verb == "establish" and row.giver == name for row in now.live(now.state.held, by))


RULES = (of_its_kind, by_those_asked, in_time)
"""The rules on an answer."""

CHECKS = (Check(Answer, answered),)
