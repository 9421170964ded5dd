"""Terms and recall: how long a mandate runs, and who may take it back."""

from collections.abc import Iterable, Iterator

from mandat.core import bodies
from mandat.core.acts import UNKNOWN, Mandate, Removal, Vote
from mandat.core.charters import after as after_stretch
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import day, last_day, lasting, writing
from mandat.core.effects.representation import reached, seats_of
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.state import seat_id
from mandat.sentences import Day, Part, Several, Written, say


def term(now: Moment, act: Mandate) -> Iterable[Finding]:
    """A mandate runs no longer than the charter's term."""
    stretch, until = bodies.rules(now, act.to).term, act.until.date
    if stretch is None or until is None or until.end <= after_stretch(now.state.windows[act.id].latest + 1, stretch):
        return ()
    says = say(
        "the charter of {body} gives a term of {term}, and this mandate runs until {until}",
        body=act.to,
        term=lasting(stretch),
        until=Day(until.text),
    )
    mend = say("let it end by {day}", day=day(after_stretch(now.t, stretch)))
    return (Finding("M001", act.id, says, mend, "until", until.text),)


def running(now: Moment, act: Vote) -> Iterator[Finding]:
    """Votes are cast on mandates that run."""
    run_out = {row.act: row for row in bodies.lapsed(now, act.in_)} if act.roll else {}
    for ballot in act.roll:
        rows = now.state.sitters.get(seat_id(act.in_, ballot.seat), ())
        for row in rows[-1:]:
            if row.act in run_out:
                says = say(
                    "the mandate of {unit} in {body} ran out on {day}",
                    unit=ballot.seat,
                    body=act.in_,
                    day=last_day(row.until),
                )
                mend = say("elect for {unit} again, or leave its votes out", unit=ballot.seat)
                yield Finding("M002", act.id, says, mend, "roll", ballot.seat)


def recall_by(now: Moment, act: Removal) -> Iterator[Finding]:
    """A delegate is recalled by those whom the charter of the body names; else by those who sent him."""
    if act.verb != "recall" or act.in_ is None or act.by in (None, UNKNOWN):
        return
    stated = bodies.rules(now, act.in_).recall_by
    allowed = stated or ("constituency",)
    if act.by in allowed or not (stated or _senders(now, act)):
        return
    if "constituency" in allowed and any(_sent(now, person, act.in_, act.by) for person in act.of):
        return
    ruled = say("{by} recalls {persons} from {body}, whose charter lets only {who} do so")
    unruled = say("{by} recalls {persons} from {body}, where {who} sent them")
    who = Several(tuple(_recallers(now, act, allowed)), "or")
    says = (ruled if stated else unruled).filled(by=act.by, persons=Several(act.of), body=act.in_, who=who)
    yield Finding("M003", act.id, says, say("have it decided by {who}", who=who), "by", act.by)


def _recallers(now: Moment, act: Removal, allowed: Iterable[str]) -> list[Part]:
    """Those whom the charter names; for `constituency`, whoever sent the persons recalled, where that is recorded."""
    sent = dict.fromkeys(_senders(now, act)) or [say("the constituency")]
    return [name for one in allowed for name in (sent if one == "constituency" else (one,))]


def _senders(now: Moment, act: Removal) -> list[str]:
    """The constituencies for which the persons recalled sit in the body."""
    return [one for person in act.of for one in _running(now, act, person, seats_of(now.state, person, act.in_))]


def _sent(now: Moment, person: str, body: str, constituency: str) -> bool:
    return any(row.person == person for row in now.live(now.state.sitters, seat_id(body, constituency)))


def cooldown(now: Moment, act: Removal) -> Iterator[Finding]:
    """Between two recalls tried against the same person lies the charter's cooldown."""
    if act.verb != "recall" or act.in_ is None:
        return
    stretch = bodies.rules(now, act.in_).recall_cooldown
    for person in act.of if stretch is not None else ():
        before = now.state.recalls.get((person, act.in_))
        if before is not None and now.t < after_stretch(before, stretch):
            says = say(
                "a recall of {person} from {body} was tried on {day}, less than {cooldown} before",
                person=person,
                body=act.in_,
                day=day(before),
                cooldown=lasting(stretch),
            )
            mend = say("wait until {day}", day=day(after_stretch(before, stretch)))
            yield Finding("M004", act.id, says, mend, "of", person)


def sits_there(now: Moment, act: Removal) -> Iterator[Finding]:
    """Whoever is removed from a body sits in it; whoever is recalled with others, for who recalls them."""
    if act.in_ is None or act.as_ is not None or act.verb == "expel" or act.in_ not in now.state.bodies:
        return
    spared = [person for person in act.of if not _running(now, act, person, reached(now.state, person, act.in_, act))]
    for person in spared:
        senders = _running(now, act, person, seats_of(now.state, person, act.in_))
        if not senders:
            yield _sits_elsewhere(now, act, person)
        elif len(spared) < len(act.of):  # else nobody whom it names is his to recall
            yield _sent_by_others(act, person, senders)


def _running(now: Moment, act: Removal, person: str, constituencies: list[str]) -> list[str]:
    """Those of the constituencies for which a person sits in the body."""
    return [one for one in constituencies if _sent(now, person, act.in_, one)]


def _sent_by_others(act: Removal, person: str, senders: list[str]) -> Finding:
    says = say("{person} sits in {body}, and not for {by}", person=person, body=act.in_, by=act.by)
    mend = say("have it decided by {who}", who=Several(tuple(senders), "or"))
    return Finding("M005", act.id, says, mend, "of", person)


def _sits_elsewhere(now: Moment, act: Removal, person: str) -> Finding:
    where = " or ".join(_sits_in(now, person))
    mend = writing(f"in {where}") if where else say("take it out")
    says = say("{person} holds no seat in {body}", person=person, body=act.in_)
    return Finding("M005", act.id, says, mend, "of", person)


def _sits_in(now: Moment, person: str) -> list[str]:
    """The bodies in which a person sits."""
    seats = sorted((seat.body, seat.constituency) for seat in now.state.seated.get(person, ()))
    return list(dict.fromkeys(body for body, sender in seats if _sent(now, person, body, sender)))


def double(now: Moment, act: Mandate) -> Iterable[Finding]:
    """One person holds one seat in a body."""
    return [_second(act, person, other) for person in act.of for other in _others(now, act, person)]


def _others(now: Moment, act: Mandate, person: str) -> list[str]:
    """The other constituencies for which a person holds a seat in the body of an election."""
    others = seats_of(now.state, person, act.to)
    return [other for other in others if other != act.from_ and _holds(now, person, seat_id(act.to, other))]


def _holds(now: Moment, person: str, seat: str) -> bool:
    return any(row.person == person and row.rank is None for row in now.live(now.state.sitters, seat))


def _second(act: Mandate, person: str, other: str) -> Finding:
    says = say("{person} already sits in {body} for {unit}", person=person, body=act.to, unit=other)
    mend = say("write: {line}, or elect another", line=Written(f"vacate of {person} in {act.to}"))
    return Finding("S001", act.id, says, mend, "of", person)


CHECKS = (
    Check(Mandate, term, verbs=("elect",), filled=("until",), stated="term"),
    Check(Mandate, double, verbs=("elect",), filled=("of",)),
    Check(Vote, running, filled=("roll",)),
    Check(Removal, recall_by, verbs=("recall",), filled=("in_",)),
    Check(Removal, cooldown, verbs=("recall",), filled=("in_",), stated="recall_cooldown"),
    Check(Removal, sits_there, verbs=("recall", "vacate"), filled=("in_",)),
)
