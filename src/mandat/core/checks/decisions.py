"""Quorum, majority, result and notice: how decisions were reached, by the rules of their day."""

from collections.abc import Iterable, Iterator
from functools import reduce
from math import ceil

from mandat.core import bodies
from mandat.core.acts import Conferral, Credentials, Decision, Dispatch, Motion, Sitting, Vote
from mandat.core.charters import Duration
from mandat.core.charters import after as after_stretch
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import day, lasting, writing
from mandat.core.dates import MINUTES_A_DAY
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.judging import base, meeting, rolled
from mandat.core.order import Window
from mandat.core.state import Judgement
from mandat.core.weighing import WEIGHTS, weighed
from mandat.count.majority import Majority
from mandat.count.quantity import Quantity, exactly
from mandat.sentences import Day, Part, Sentence, Value, Written, say


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
        says = _there(now, act, tally.required or say("more"))
        where = ("present", act.present.text) if act.present is not None else (None, None)
        yield Finding("Q001", act.id, says, say("decide it again with a quorum"), *where)
    elif tally.met is None and judgement.vote is not None:
        missing = _missing(now, act)
        says = say("the charter of {body} asks for a quorum, and {missing} is not recorded", body=body, missing=missing)
        yield Finding("Q002", act.id, says, say("record {missing}", missing=missing))


def _there(now: Moment, act: Decision, required: Part) -> Sentence:
    """How many were there; and how many voted, where the quorum is a share of those present."""
    said = base(now, act, "present")
    present = Value(said.text) if said is not None else say("so many")
    names = {"present": present, "body": act.decider, "required": required}
    if not any(bar.base == "present" and bar.needed.share for bar in bodies.rules(now, act.decider).quorum.bars):
        return say("{present} were present in {body}, and its charter asks for {required}").filled(**names)
    cast = sum(part.low for part in (act.for_, act.against, act.abstain) if part is not None)
    voted = say("{present} were present and {voted} voted in {body}, and its charter asks for {required}")
    return voted.filled(**names, voted=ceil(cast))


def _missing(now: Moment, act: Decision) -> Sentence:
    """The number that would settle whether there was a quorum."""
    if base(now, act, "present") is None:
        return say("how many were present")
    seats, members = say("how many seats {body} has"), say("how many members {body} has")
    whole = members if act.decider in now.state.units else seats
    names = {"seats": whole.filled(body=act.decider), "registered": say("how many had registered")}
    for bar in bodies.rules(now, act.decider).quorum.bars:
        if bar.needed.share and bar.base in names and base(now, act, bar.base) is None:
            return names[bar.base]
    return say("an exact number")


def carried(now: Moment, act: Decision) -> Iterator[Finding]:
    """What an act decides was carried, unless it says itself that it was not."""
    judgement = now.state.judgements[act.id]
    if act.result == judgement.standing:
        return
    if type(act) is Vote or judgement.carried or judgement.standing in ("carried", "unknown"):
        return
    tied = judgement.standing == "tied"
    mend = say("take the act out, or record the vote that carried it")
    if judgement.vote in (None, act.id):
        key = "result" if judgement.computed in (None, "unknown") else "for"
        yield Finding(
            "V001", act.id, _counted(say("its vote was tied") if tied else say("its vote was lost"), act), mend, key
        )
        return
    result = say("the vote {vote} was tied") if tied else say("the vote {vote} was lost")
    says = _counted(result.filled(vote=judgement.vote), now.state.acts.get(judgement.vote, act))
    if judgement.vote in now.state.void:
        says = say("the vote {vote} is void", vote=judgement.vote)
        mend = say("put {vote} right, or take this act out", vote=judgement.vote)
        if judgement.quorum is not None and judgement.quorum.met is False:
            says = say("{vote} was voted without a quorum", vote=judgement.vote)
            mend = say("decide it again with a quorum")
    led = (ref for ref in act.on if judgement.vote in (ref, now.state.decided.get(ref)))
    yield Finding("V001", act.id, says, mend, "on", next(led, judgement.vote))


def _counted(says: Sentence, act: Decision) -> Sentence:
    """What is said, with the votes behind it."""
    if act.for_ is None and act.against is None:
        return says
    for_, against = (Value(count.text if count else "?") for count in (act.for_, act.against))
    return say("{what}: {for_} for, {against} against", what=says, for_=for_, against=against)


def claimed(now: Moment, act: Decision) -> Iterator[Finding]:
    """The minutes claim the result that the votes give."""
    judgement = now.state.judgements[act.id]
    if act.result is None or judgement.vote != act.id or judgement.computed in (None, "unknown", act.result):
        return
    claimed, computed = Value(act.result), Value(judgement.computed)
    says = say("the minutes say {claimed}, and the votes give {computed}", claimed=claimed, computed=computed)
    mend = writing(f"result {judgement.computed}")
    yield Finding("V002", act.id, _ruled(_counted(says, act), judgement), mend, "result", act.result)


SHARES = {
    "cast": say("{share} of cast"),
    "present": say("{share} of present"),
    "seats": say("{share} of seats"),
    "members": say("{share} of members"),
    "constituencies": say("{share} of constituencies"),
}
"""What a majority is a share of -> the share in words."""


def _ruled(says: Sentence, judgement: Judgement) -> Sentence:
    """What is said, with the majority that is needed behind it."""
    rule = judgement.majority
    if rule is None or (rule.share is None and rule.also is None):
        return says
    needed = reduce(lambda one, other: say("{one} and {other}", one=one, other=other), map(_needed, rule.each()))
    return say("{what} (needed: {share})", what=says, share=needed)


def _needed(rule: Majority) -> Sentence:
    """What one majority asks for."""
    if rule.share is None:
        return say("more for than against")
    share = Value(str(rule.share))
    return SHARES[rule.base].filled(share=say("more than {share}", share=share) if rule.above else share)


def computable(now: Moment, act: Decision) -> Iterator[Finding]:
    """Counts give a result; where they are too vague, the minute's own stands."""
    judgement = now.state.judgements[act.id]
    if judgement.computed != "unknown" or judgement.vote != act.id:
        return
    missing = _base_missing(now, act, judgement.majority) or _count_missing(act)
    says = _ruled(_counted(say("the counts do not settle the result"), act), judgement)
    mend = say("record {missing}", missing=missing)
    yield Finding("V003", act.id, says, mend, "for" if act.for_ is not None else "against")


def _count_missing(act: Decision) -> Sentence:
    if act.against is None:
        return say("the votes against")
    return say("the votes for") if act.for_ is None else say("exact numbers")


def _base_missing(now: Moment, act: Decision, rule: Majority | None) -> Sentence | None:
    """What is not recorded of that which a majority is a share of."""
    for one in () if rule is None else rule.each():
        if one.base in WEIGHTS and weighed(now, act, one.base) is None:
            return NOT_WEIGHED[one.base] if getattr(act, "roll", ()) else say("how each seat voted, as its roll")
        if one.share is not None and one.base not in ("cast", *WEIGHTS) and base(now, act, one.base) is None:
            return say("how many were present") if one.base == "present" else say("how many seats there are")
    return None


NOT_WEIGHED = {
    "members": say("how many members each seat stands for, and how many votes it has"),
    "constituencies": say("who has a seat"),
}


def possible(now: Moment, act: Decision) -> Iterable[Finding]:
    """No more votes are cast than there are people, or votes of theirs, to cast them."""
    cast = 0
    for part in (act.for_, act.against, act.abstain):
        if part is not None and not part.share:
            cast += part.low
    limit, says = _voters(now, act) if cast else (None, PRESENT)
    if limit is None or limit.high is None or cast <= limit.high:
        return ()
    said = says.filled(cast=ceil(cast), limit=Value(limit.text), body=act.decider)
    mend = say("count the votes again")
    return (Finding("V004", act.id, said, mend, "for" if act.for_ is not None else "against"),)


PRESENT = say("{cast} votes were cast, and {limit} were present")
MEMBERS = say("{cast} votes were cast, and {limit} belong to {body}")
SEATS = say("{cast} votes were cast, and {limit} seats {body} has")
VOTES = say("{cast} votes were cast, and {limit} are the votes of all the seats of {body}")


def _voters(now: Moment, act: Decision) -> tuple[Quantity | None, Sentence]:
    """How many votes there can be: heads present, else members; where seats have several votes, theirs."""
    body, present = act.decider, base(now, act, "present")
    if body in now.state.units:
        return (present, PRESENT) if present is not None else (bodies.members(now, body), MEMBERS)
    if body is not None and present is None and (seats := bodies.rules(now, body).seats) and seats.total is not None:
        return exactly(seats.total), SEATS
    if present is None or present.share or body is None:
        return None, PRESENT
    if not bodies.one_vote_each(now, body):
        return bodies.all_votes(now, body), VOTES
    return present, PRESENT


# --------------------------------------------------------------------------------------------------------- notice


def notice(now: Moment, act: Sitting) -> Iterator[Finding]:
    """A sitting opens no sooner after its call than the charter's notice."""
    stretch = bodies.rules(now, act.in_).notice
    if act.verb != "open" or stretch is None:
        return
    call = convened(now, act)
    if call is None:
        says = say(
            "the charter of {body} asks for {notice} of notice, and no call to this sitting is on record",
            body=act.in_,
            notice=lasting(stretch),
        )
        line = Written(f"convene ID from WHOM to {act.in_}")
        mend = say("write: {line}, and in this opening: {other}", line=line, other=Written("on ID"))
        yield Finding("T003", act.id, says, mend)
        return
    called, opened = now.state.windows[call.id], now.state.windows[act.id]
    due = after_stretch(called.earliest, stretch)
    if due <= opened.latest and opened.earliest < after_stretch(called.latest, stretch) and not _one_day(called):
        says = say("{call} is dated {called} and {act} {opened}: that may be {notice}, or less")
        yield Finding("T003", act.id, _noticed(says, call, act, stretch), say("date both to the day"), "at")
    if opened.latest < due:
        says = say("{body} was called by {call} on {called} and opened on {opened}: less than {notice}")
        mend = say("open it no sooner than {day}, or have it ratified", day=day(due))
        yield Finding("T001", act.id, _noticed(says, call, act, stretch), mend, "at")


def _noticed(says: Sentence, call: Dispatch, act: Sitting, notice: Duration) -> Sentence:
    """What is said of a call and an opening, with their dates."""
    dates = {"called": Day(call.at.text), "opened": Day(act.at.text)}
    return says.filled(body=act.in_, call=call.id, act=act.id, **dates, notice=lasting(notice))


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
        body = act.decider
        says = say("{act} was decided at a sitting of {body} that had been called too late", act=act.id, body=body)
        yield Finding("T002", act.id, says, say("have {body} ratify it at a sitting called in time", body=body))


def credentials_first(now: Moment, act: Decision) -> Iterable[Finding]:
    """Where the charter says so, nothing is decided before the credentials report is adopted."""
    if type(act) is Credentials or act.decider is None or not bodies.rules(now, act.decider).credentials_first:
        return ()
    if type(act) is Vote and any(now.state.shapes.get(ref) is Credentials for ref in act.on):
        return ()
    sitting = meeting(now, act.decider)
    if sitting is None or sitting.credentials:
        return ()
    says = say("{body} had not adopted its credentials report when it decided this", body=act.decider)
    return (Finding("S003", act.id, says, say("adopt the credentials report first, or have this ratified")),)


def contradiction(now: Moment, act: Vote) -> Iterator[Finding]:
    """A resolution does not contradict one that stands, unless the minutes say that they do."""
    state = now.state
    named = list(act.contradicts)
    for ref in act.on:
        motion = state.acts.get(ref)
        if type(motion) is Motion:
            named += motion.contradicts
    if not named or not state.judgements[act.id].carried:
        return
    for other in dict.fromkeys(named):
        earlier = state.judgements.get(state.decided.get(other, other))
        if earlier is not None and earlier.carried:
            says = say("{act} was carried, and so was {other}, which it contradicts", act=act.id, other=other)
            mend = say("rescind one of them: {line}", line=Written(f"vote ... on {other}"))
            yield Finding("X001", act.id, says, mend, "contradicts", other)


def rolls(now: Moment, act: Vote) -> Iterable[Finding]:
    """Where the minutes give totals and a roll, both say the same."""
    if not act.roll or act.for_ is None:
        return ()
    told, sums = (act.for_, act.against, act.abstain), rolled(act)
    for key, total, summed in zip(("for", "against", "abstain"), told, sums, strict=True):
        if total is not None and total.exact not in (None, summed.exact):
            says = say(
                "the roll of {act} gives {summed} {side}, and its total says {total}",
                act=act.id,
                summed=Value(summed.text),
                side=Value(key),
                total=Value(total.text),
            )
            return (Finding("V005", act.id, says, writing(f"{key} {summed.text}"), key, total.text),)
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
