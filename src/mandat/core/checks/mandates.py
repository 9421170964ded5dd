"""Terms and recall: how long a mandate runs, and who may take it back."""

from collections.abc import Iterable, Iterator

from mandat.core import bodies
from mandat.core.acts import UNKNOWN, Mandate, Removal, Vote
from mandat.core.charters import after as after_stretch
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import day, last_day
from mandat.core.effects.representation import seats_of
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.state import seat_id


def term(now: Moment, act: Mandate) -> Iterable[Finding]:
    """A mandate runs no longer than the charter's term."""
    stretch, until = bodies.rules(now, act.to).term, act.until.date
    if stretch is None or until is None or until.end <= after_stretch(now.state.windows[act.id].latest + 1, stretch):
        return ()
    says = f"the charter of {act.to} gives a term of {stretch.text}, and this mandate runs until {until.text}"
    longest = day(after_stretch(now.t, stretch))
    return (Finding("M001", act.id, says, f"let it end by {longest}", "until", until.text),)


def running(now: Moment, act: Vote) -> Iterator[Finding]:
    """Votes are cast on mandates that run."""
    run_out = {row.act: row for row in bodies.lapsed(now, act.in_)} if act.roll else {}
    for ballot in act.roll:
        rows = now.state.sitters.get(seat_id(act.in_, ballot.seat), ())
        for row in rows[-1:]:
            if row.act in run_out:
                says = f"the mandate of {ballot.seat} in {act.in_} ran out on {last_day(row.until)}"
                yield Finding(
                    "M002", act.id, says, f"elect for {ballot.seat} again, or leave its votes out", "roll", ballot.seat
                )


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
    who = " or ".join(_recallers(now, act, allowed))
    why = f"whose charter lets only {who} do so" if stated else f"where {who} sent them"
    says = f"{act.by} recalls {', '.join(act.of)} from {act.in_}, {why}"
    yield Finding("M003", act.id, says, f"have it decided by {who}", "by", act.by)


def _recallers(now: Moment, act: Removal, allowed: Iterable[str]) -> list[str]:
    """Those whom the charter names; for `constituency`, whoever sent the persons recalled, where that is recorded."""
    sent = dict.fromkeys(_senders(now, act)) or ["the constituency"]
    return [name for one in allowed for name in (sent if one == "constituency" else (one,))]


def _senders(now: Moment, act: Removal) -> list[str]:
    """The constituencies for which the persons recalled sit in the body."""
    return [
        sender
        for person in act.of
        for sender in seats_of(now.state, person, act.in_)
        if _sent(now, person, act.in_, sender)
    ]


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
            says = f"a recall of {person} from {act.in_} was tried on {day(before)}, less than {stretch.text} before"
            yield Finding("M004", act.id, says, f"wait until {day(after_stretch(before, stretch))}", "of", person)


def sits_there(now: Moment, act: Removal) -> Iterator[Finding]:
    """Whoever is removed from a body sits in it."""
    if act.in_ is None or act.as_ is not None or act.verb == "expel" or act.in_ not in now.state.bodies:
        return
    for person in act.of:
        if not any(_sent(now, person, act.in_, sender) for sender in seats_of(now.state, person, act.in_)):
            where = " or ".join(_sits_in(now, person))
            mend = f"write: in {where}" if where else "take it out"
            yield Finding("M005", act.id, f"{person} holds no seat in {act.in_}", mend, "of", person)


def _sits_in(now: Moment, person: str) -> list[str]:
    """The bodies in which a person sits."""
    seats = sorted((seat.body, seat.constituency) for seat in now.state.seated.get(person, ()))
    return list(dict.fromkeys(body for body, sender in seats if _sent(now, person, body, sender)))


def double(now: Moment, act: Mandate) -> Iterable[Finding]:
    """One person holds one seat in a body."""
    return [_second(act, person, other) for person in act.of for other in _others(now, act, person)]


def _others(now: Moment, act: Mandate, person: str) -> list[str]:
    """The other constituencies for which a person holds a seat in the body of an election."""
    others = [other for other in seats_of(now.state, person, act.to) if other != act.from_]
    return [other for other in others if _holds(now, person, seat_id(act.to, other))]


def _holds(now: Moment, person: str, seat: str) -> bool:
    return any(row.person == person and row.rank is None for row in now.live(now.state.sitters, seat))


def _second(act: Mandate, person: str, other: str) -> Finding:
    says = f"{person} already sits in {act.to} for {other}"
    return Finding("S001", act.id, says, f"write: vacate of {person} in {act.to}, or elect another", "of", person)


CHECKS = (
    Check(Mandate, term, verbs=("elect",), filled=("until",), stated="term"),
    Check(Mandate, double, verbs=("elect",), filled=("of",)),
    Check(Vote, running, filled=("roll",)),
    Check(Removal, recall_by, verbs=("recall",), filled=("in_",)),
    Check(Removal, cooldown, verbs=("recall",), filled=("in_",), stated="recall_cooldown"),
    Check(Removal, sits_there, verbs=("recall", "vacate"), filled=("in_",)),
)
