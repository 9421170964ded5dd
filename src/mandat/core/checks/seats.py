"""Seats and their votes: how many there are, who casts them, and whether as instructed."""

from collections.abc import Iterator
from math import ceil

from mandat.core import bodies
from mandat.core.acts import Ballot, Credentials, Mandate, Proxy, Vote
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import some
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.state import seat_id
from mandat.count.quantity import exactly
from mandat.count.seats import per_members


def by_members(now: Moment, act: Mandate) -> Iterator[Finding]:
    """A constituency's seat has no more votes than its members give by the charter."""
    rule = bodies.rules(now, act.to).seats
    count = bodies.members(now, act.from_)
    if act.verb != "elect" or rule is None or rule.per is None or count is None or count.high is None:
        return
    votes = act.votes or exactly(len(act.of))
    most = per_members(rule, int(count.high))
    if votes.low > most:
        given = f"which gives {some(most, 'vote')} in {act.to}"
        says = f"{act.from_} has {count.text} members, {given}, and this elects for {votes.text}"
        yield Finding("S005", act.id, says, f"write: votes {most}", *_votes_of(act))


def in_all(now: Moment, act: Mandate) -> Iterator[Finding]:
    """A body has no more seats than its charter gives it."""
    rule = bodies.rules(now, act.to).seats
    if act.verb != "elect" or rule is None or rule.total is None:
        return
    others = [row.votes.low for row in bodies.seat_rows(now, act.to) if row.constituency != act.from_]
    mine = act.votes.low if act.votes is not None else max(1, len(act.of))
    if sum(others) + mine > rule.total:
        says = f"this makes {ceil(sum(others) + mine)} seats in {act.to}, and its charter has {rule.total}"
        yield Finding("S006", act.id, says, f"amend the charter of {act.to}, or elect fewer", *_votes_of(act))


def _votes_of(act: Mandate) -> tuple[str, str | None]:
    """The key and the word that say how many votes are elected: `votes`, else the first of the persons."""
    if act.votes is not None:
        return "votes", act.votes.text
    return ("of", act.of[0]) if act.of else ("from", act.from_)


def ballots(now: Moment, act: Vote) -> Iterator[Finding]:
    """A seat casts no more votes than it has; who has no seat casts none; nobody votes on his own contested seat."""
    seats = {row.constituency: row for row in bodies.seat_rows(now, act.in_)} if act.roll else {}
    for ballot in act.roll:
        seat = seats.get(ballot.seat)
        if seat is None:
            yield Finding(
                "S007", act.id, f"{ballot.seat} has no seat in {act.in_}", "take its votes out", "roll", ballot.seat
            )
        elif seat.votes.high is not None and _cast(ballot) > seat.votes.high:
            says = f"{ballot.seat} cast {some(_cast(ballot), 'vote')} in {act.in_}, and its seat has {seat.votes.text}"
            yield Finding("S002", act.id, says, "count its ballots again", "roll", ballot.seat)
        elif not bodies.able(now, (act.in_, ballot.seat)) and not _ran_out(now, act, ballot):
            says = f"nobody who can vote holds the seat of {ballot.seat} in {act.in_}"
            yield Finding("S007", act.id, says, f"take its votes out, or elect for {ballot.seat}", "roll", ballot.seat)
        if _contested(now, act, ballot):
            says = f"the seat of {ballot.seat} is contested, and it voted on it"
            yield Finding("S004", act.id, says, "leave its votes out of this vote", "roll", ballot.seat)


def _ran_out(now: Moment, act: Vote, ballot: Ballot) -> bool:
    """Whether the mandate of a seat ran out by its term: that is told otherwise (M002)."""
    rows = now.state.sitters.get(seat_id(act.in_, ballot.seat), ())
    return any(row.act == rows[-1].act for row in bodies.lapsed(now, act.in_)) if rows else False


def _cast(ballot: Ballot) -> int:
    return ballot.for_ + ballot.against + ballot.abstain


def _contested(now: Moment, act: Vote, ballot: Ballot) -> bool:
    """Whether this vote is on a credentials report that contests the seat."""
    reports = (now.state.acts.get(ref) for ref in act.on)
    return any(isinstance(report, Credentials) and ballot.seat in report.contests for report in reports)


def instructed(now: Moment, act: Vote) -> Iterator[Finding]:
    """Bound delegates vote as their constituency told them; a deviation is recorded."""
    for ballot in act.roll:
        for duty in now.live(now.state.duties, seat_id(act.in_, ballot.seat)):
            order = duty.source
            if duty.detail != "instruct" or order.mode != "bound" or not set(order.on) & set(act.on):
                continue
            told = {"for": ballot.for_, "against": ballot.against, "abstain": ballot.abstain}.get(order.says)
            if told is not None and told < _cast(ballot):
                says = f"{ballot.seat} had bound its delegates to vote {order.says} ({order.id}), and not all did"
                yield Finding("S008", act.id, says, f"report it to {ballot.seat}", "roll", ballot.seat)


def proxies(now: Moment, act: Proxy) -> Iterator[Finding]:
    """Nobody holds more proxies in a body than its charter lets one person hold."""
    most = bodies.rules(now, act.in_).proxies
    held = {row.of for row in now.live(now.state.duties, act.to) if type(row.source) is Proxy and row.detail == act.in_}
    number = len(held | {act.from_})
    if most is None or number <= most:
        return
    says = f"with this, {act.to} holds {number} proxies in {act.in_}, and its charter lets one person hold {most}"
    yield Finding("S009", act.id, says, f"let {act.from_} choose somebody else", "to", act.to)


CHECKS = (
    Check(Mandate, by_members, verbs=("elect",), stated="seats"),
    Check(Mandate, in_all, verbs=("elect",), stated="seats"),
    Check(Vote, ballots, filled=("roll",)),
    Check(Vote, instructed, filled=("roll",)),
    Check(Proxy, proxies, stated="proxies"),
)
