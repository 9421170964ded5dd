"""Quorum, majority, result and notice: how decisions were reached, by the rules of their day."""

from collections.abc import Iterable, Iterator
from math import ceil

from mandat.core import bodies
from mandat.core.acts import Conferral, Credentials, Decision, Dispatch, Motion, Sitting, Vote
from mandat.core.charters import after as after_stretch
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import day
from mandat.core.dates import MINUTES_A_DAY
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.judging import base, meeting, rolled
from mandat.core.order import Window
from mandat.core.state import Judgement
from mandat.count.quantity import Quantity, exactly


def judged(now: Moment, act: Decision) -> Iterable[Finding]:
    """What the rules of its day say about a decision; most decisions raise no question, and are not asked any."""
    judgement = now.state.judgements[act.id]
    if not _settled(judgement, act.result):
        return [finding for rule in RULES for finding in rule(now, act)]
    silent = act.for_ is None and judgement.quorum is None and act.result is None
    return () if silent else possible(now, act)


def _settled(judgement: Judgement, claimed: str | None) -> bool:
    """Whether a decision was carried, as far as it can be told, by whoever it needed, and nobody claims otherwise."""
    tally, computed = judgement.quorum, judgement.computed
    if judgement.standing != "carried" or claimed not in (None, "carried") or computed not in (None, "carried"):
        return False
    return tally is None or tally.met is True or (tally.met is None and judgement.vote is None)


def quorum(now: Moment, act: Decision) -> Iterator[Finding]:
    """A body decides only with its quorum; where that cannot be told, a note says what would settle it."""
    judgement = now.state.judgements[act.id]
    tally = judgement.quorum
    if tally is None or judgement.vote not in (act.id, None):
        return
    body = act.decider
    if tally.met is False:
        says = f"{_there(now, act)} in {body}, and its charter asks for {tally.required or 'more'}"
        where = ("present", act.present.text) if act.present is not None else (None, None)
        yield Finding("Q001", act.id, says, "decide it again with a quorum", *where)
    elif tally.met is None and judgement.vote is not None:
        missing = _missing(now, act)
        says = f"the charter of {body} asks for a quorum, and {missing} is not recorded"
        yield Finding("Q002", act.id, says, f"record {missing}")


def _there(now: Moment, act: Decision) -> str:
    """How many were there; and how many voted, where the quorum is a share of those present."""
    present = base(now, act, "present")
    there = f"{present.text if present is not None else 'so many'} were present"
    if not any(bar.base == "present" and bar.needed.share for bar in bodies.rules(now, act.decider).quorum.bars):
        return there
    cast = sum(part.low for part in (act.for_, act.against, act.abstain) if part is not None)
    return f"{there} and {ceil(cast)} voted"


def _missing(now: Moment, act: Decision) -> str:
    """The number that would settle whether there was a quorum."""
    if base(now, act, "present") is None:
        return "how many were present"
    whole = "members" if act.decider in now.state.units else "seats"
    names = {"seats": f"how many {whole} {act.decider} has", "registered": "how many had registered"}
    for bar in bodies.rules(now, act.decider).quorum.bars:
        if bar.needed.share and bar.base in names and base(now, act, bar.base) is None:
            return names[bar.base]
    return "an exact number"


def carried(now: Moment, act: Decision) -> Iterator[Finding]:
    """What an act decides was carried, unless it says itself that it was not."""
    judgement = now.state.judgements[act.id]
    if act.result == judgement.standing:
        return
    if isinstance(act, Vote) or judgement.carried or judgement.standing in ("carried", "unknown"):
        return
    result = "was tied" if judgement.standing == "tied" else "was lost"
    mend = "take the act out, or record the vote that carried it"
    if judgement.vote in (None, act.id):
        key = "result" if judgement.computed in (None, "unknown") else "for"
        yield Finding("V001", act.id, f"its vote {result}{_counts(act)}", mend, key)
        return
    says = f"the vote {judgement.vote} {result}{_counts(now.state.acts.get(judgement.vote, act))}"
    if judgement.vote in now.state.void:
        says, mend = f"the vote {judgement.vote} is void", f"put {judgement.vote} right, or take this act out"
        if judgement.quorum is not None and judgement.quorum.met is False:
            says, mend = f"{judgement.vote} was voted without a quorum", "decide it again with a quorum"
    led = (ref for ref in act.on if judgement.vote in (ref, now.state.decided.get(ref)))
    yield Finding("V001", act.id, says, mend, "on", next(led, judgement.vote))


def _counts(act: Decision) -> str:
    if act.for_ is None and act.against is None:
        return ""
    return f": {act.for_.text if act.for_ else '?'} for, {act.against.text if act.against else '?'} against"


def claimed(now: Moment, act: Decision) -> Iterator[Finding]:
    """The minutes claim the result that the votes give."""
    judgement = now.state.judgements[act.id]
    if act.result is None or judgement.vote != act.id or judgement.computed in (None, "unknown", act.result):
        return
    says = f"the minutes say {act.result}, and the votes give {judgement.computed}{_counts(act)}{_rule(judgement)}"
    yield Finding("V002", act.id, says, f"write: result {judgement.computed}", "result", act.result)


def _rule(judgement: Judgement) -> str:
    rule = judgement.majority
    if rule is None or rule.share is None:
        return ""
    return f" (needed: {'more than ' if rule.above else ''}{rule.share} of {rule.base})"


def computable(now: Moment, act: Decision) -> Iterator[Finding]:
    """Counts give a result; where they are too vague, the minute's own stands."""
    judgement = now.state.judgements[act.id]
    if judgement.computed != "unknown" or judgement.vote != act.id:
        return
    rule = judgement.majority
    if rule is not None and rule.share is not None and rule.base != "cast" and base(now, act, rule.base) is None:
        missing = f"how many {'were present' if rule.base == 'present' else 'seats there are'}"
    else:
        missing = (
            "the votes against" if act.against is None else "the votes for" if act.for_ is None else "exact numbers"
        )
    says = f"the counts do not settle the result{_counts(act)}{_rule(judgement)}"
    yield Finding("V003", act.id, says, f"record {missing}", "for" if act.for_ is not None else "against")


def possible(now: Moment, act: Decision) -> Iterable[Finding]:
    """No more votes are cast than there are people, or votes of theirs, to cast them."""
    cast = 0
    for part in (act.for_, act.against, act.abstain):
        if part is not None and not part.share:
            cast += part.low
    limit, whence = _voters(now, act) if cast else (None, "")
    if limit is None or limit.high is None or cast <= limit.high:
        return ()
    says = f"{ceil(cast)} votes were cast, and {limit.text} {whence}"
    return (Finding("V004", act.id, says, "count the votes again", "for" if act.for_ is not None else "against"),)


def _voters(now: Moment, act: Decision) -> tuple[Quantity | None, str]:
    """How many votes there can be: heads present, else members; where seats have several votes, theirs."""
    body, present = act.decider, base(now, act, "present")
    if body in now.state.units:
        return (present, "were present") if present is not None else (bodies.members(now, body), f"belong to {body}")
    if body is not None and present is None and (seats := bodies.rules(now, body).seats) and seats.total is not None:
        return exactly(seats.total), f"seats {body} has"
    if present is None or present.share or body is None:
        return None, ""
    if not bodies.one_vote_each(now, body):
        return bodies.all_votes(now, body), f"are the votes of all the seats of {body}"
    return present, "were present"


# --------------------------------------------------------------------------------------------------------- notice


def notice(now: Moment, act: Sitting) -> Iterator[Finding]:
    """A sitting opens no sooner after its call than the charter's notice."""
    stretch = bodies.rules(now, act.in_).notice
    if act.verb != "open" or stretch is None:
        return
    call = convened(now, act)
    if call is None:
        says = f"the charter of {act.in_} asks for {stretch.text} of notice, and no call to this sitting is on record"
        mend = f"write: convene ID from WHOM to {act.in_}, and in this opening: on ID"
        yield Finding("T003", act.id, says, mend)
        return
    called, opened = now.state.windows[call.id], now.state.windows[act.id]
    due = after_stretch(called.earliest, stretch)
    if due <= opened.latest and opened.earliest < after_stretch(called.latest, stretch) and not _one_day(called):
        says = f"{call.id} is dated {call.at.text} and {act.id} {act.at.text}: that may be {stretch.text}, or less"
        yield Finding("T003", act.id, says, "date both to the day", "at")
    if opened.latest < due:
        says = (
            f"{act.in_} was called by {call.id} on {call.at.text} and opened on {act.at.text}: less than {stretch.text}"
        )
        yield Finding("T001", act.id, says, f"open it no sooner than {day(due)}, or have it ratified", "at")


def _one_day(window: Window) -> bool:
    """Whether a date is known to the day: notice is counted in days."""
    return window.latest - window.earliest < MINUTES_A_DAY


def convened(now: Moment, act: Sitting) -> Dispatch | None:
    """The call to a sitting: the one it names, else the last one addressed to the body since its last sitting."""
    state = now.state
    for ref in act.on:
        if ref in state.dispatches:
            return state.dispatches[ref]
    last = state.meetings.get(act.in_, ())
    since = last[-1].since if last else -1
    opened = state.place[last[-1].act] if last else -1
    for sent in reversed(state.dispatches.values()):
        if state.place[sent.id] < opened:
            return None
        if sent.verb == "convene" and act.in_ in sent.to and state.windows[sent.id].earliest > since:
            return sent
    return None


def at_good_sitting(now: Moment, act: Decision) -> Iterator[Finding]:
    """What confers powers is decided at a sitting that was called in time."""
    sitting = meeting(now, act.decider)
    if sitting is not None and sitting.fault is not None:
        says = f"{act.id} was decided at a sitting of {act.decider} that had been called too late"
        yield Finding("T002", act.id, says, f"have {act.decider} ratify it at a sitting called in time")


def credentials_first(now: Moment, act: Decision) -> Iterable[Finding]:
    """Where the charter says so, nothing is decided before the credentials report is adopted."""
    if isinstance(act, Credentials) or act.decider is None or not bodies.rules(now, act.decider).credentials_first:
        return ()
    if isinstance(act, Vote) and any(now.state.shapes.get(ref) is Credentials for ref in act.on):
        return ()
    sitting = meeting(now, act.decider)
    if sitting is None or sitting.credentials:
        return ()
    says = f"{act.decider} had not adopted its credentials report when it decided this"
    return (Finding("S003", act.id, says, "adopt the credentials report first, or have this ratified"),)


def contradiction(now: Moment, act: Vote) -> Iterator[Finding]:
    """A resolution does not contradict one that stands, unless the minutes say that they do."""
    if not (act.contradicts or act.on) or not now.state.judgements[act.id].carried:
        return
    state = now.state
    motions = [motion for ref in act.on if isinstance(motion := state.acts.get(ref), Motion)]
    named = [other for one in (act, *motions) for other in one.contradicts]
    for other in dict.fromkeys(named):
        earlier = state.judgements.get(state.decided.get(other, other))
        if earlier is not None and earlier.carried:
            says = f"{act.id} was carried, and so was {other}, which it contradicts"
            yield Finding("X001", act.id, says, f"rescind one of them: vote ... on {other}", "contradicts", other)


def rolls(now: Moment, act: Vote) -> Iterable[Finding]:
    """Where the minutes give totals and a roll, both say the same."""
    if not act.roll or act.for_ is None:
        return ()
    told, sums = (act.for_, act.against, act.abstain), rolled(act)
    for key, total, summed in zip(("for", "against", "abstain"), told, sums, strict=True):
        if total is not None and total.exact not in (None, summed.exact):
            says = f"the roll of {act.id} gives {summed.text} {key}, and its total says {total.text}"
            return (Finding("V005", act.id, says, f"write: {key} {summed.text}", key, total.text),)
    return ()


RULES = (quorum, carried, claimed, computable, possible)
"""The rules on how a decision was reached."""

CHECKS = (
    Check(Decision, judged),
    Check(Sitting, notice, verbs=("open",), stated="notice"),
    Check(Conferral, at_good_sitting, stated="notice"),
    Check(Decision, credentials_first, stated="credentials_first"),
    Check(Vote, contradiction, filled=("on", "contradicts")),
    Check(Vote, rolls, filled=("roll",)),
)
