"""Seats and their votes: how many there are, who casts them, and whether as instructed."""

from collections.abc import Iterator
from math import ceil

from mandat.core import bodies
from mandat.core.acts import Ballot, Credentials, Mandate, Proxy, Vote
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import votes, writing
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.state import seat_id
from mandat.count.quantity import exactly
from mandat.count.seats import per_members
from mandat.sentences import Value, say


def by_members(now: Moment, act: Mandate) -> Iterator[Finding]:
    """A constituency's seat has no more votes than its members give by the charter."""
    rule = bodies.rules(now, act.to).seats
    count = bodies.members(now, act.from_)
    if act.verb != "elect" or rule is None or rule.per is None or count is None or count.high is None:
        return
    elected = act.votes or exactly(len(act.of))
    most = per_members(rule, int(count.high))
    if elected.low > most:
        says = say(
            "{unit} has {members} members, which gives {votes} in {body}, and this elects for {elected}",
            unit=act.from_,
            members=Value(count.text),
            votes=votes(most),
            body=act.to,
            elected=Value(elected.text),
        )
        yield Finding("S005", act.id, says, writing(f"votes {most}"), *_votes_of(act))


def in_all(now: Moment, act: Mandate) -> Iterator[Finding]:
    """A body has no more seats than its charter gives it."""
    rule = bodies.rules(now, act.to).seats
    if act.verb != "elect" or rule is None or rule.total is None:
        return
    others = [row.votes.low for row in bodies.seat_rows(now, act.to) if row.constituency != act.from_]
    mine = act.votes.low if act.votes is not None else max(1, len(act.of))
    if sum(others) + mine > rule.total:
        says = say(
            "this makes {number} seats in {body}, and its charter has {total}",
            number=ceil(sum(others) + mine),
            body=act.to,
            total=rule.total,
        )
        mend = say("amend the charter of {body}, or elect fewer", body=act.to)
        yield Finding("S006", act.id, says, mend, *_votes_of(act))


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
            says = say("{unit} has no seat in {body}", unit=ballot.seat, body=act.in_)
            yield Finding("S007", act.id, says, say("take its votes out"), "roll", ballot.seat)
        elif seat.votes.high is not None and _cast(ballot) > seat.votes.high:
            says = say(
                "{unit} cast {votes} in {body}, and its seat has {seat}",
                unit=ballot.seat,
                votes=votes(_cast(ballot)),
                body=act.in_,
                seat=Value(seat.votes.text),
            )
            yield Finding("S002", act.id, says, say("count its ballots again"), "roll", ballot.seat)
        elif not bodies.able(now, (act.in_, ballot.seat)) and not _ran_out(now, act, ballot):
            says = say("nobody who can vote holds the seat of {unit} in {body}", unit=ballot.seat, body=act.in_)
            mend = say("take its votes out, or elect for {unit}", unit=ballot.seat)
            yield Finding("S007", act.id, says, mend, "roll", ballot.seat)
        if _contested(now, act, ballot):
            says = say("the seat of {unit} is contested, and it voted on it", unit=ballot.seat)
            yield Finding("S004", act.id, says, say("leave its votes out of this vote"), "roll", ballot.seat)


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
                says = say(
                    "{unit} had bound its delegates to vote {side} ({order}), and not all did",
                    unit=ballot.seat,
                    side=Value(order.says),
                    order=order.id,
                )
                yield Finding("S008", act.id, says, say("report it to {unit}", unit=ballot.seat), "roll", ballot.seat)


def proxies(now: Moment, act: Proxy) -> Iterator[Finding]:
    """Nobody holds more proxies in a body than its charter lets one person hold."""
    most = bodies.rules(now, act.in_).proxies
    held = {row.of for row in now.live(now.state.duties, act.to) if type(row.source) is Proxy and row.detail == act.in_}
    number = len(held | {act.from_})
    if most is None or number <= most:
        return
    says = say(
        "with this, {holder} holds {number} proxies in {body}, and its charter lets one person hold {most}",
        holder=act.to,
        number=number,
        body=act.in_,
        most=most,
    )
    yield Finding("S009", act.id, says, say("let {giver} choose somebody else", giver=act.from_), "to", act.to)


CHECKS = (
    Check(Mandate, by_members, verbs=("elect",), stated="seats"),
    Check(Mandate, in_all, verbs=("elect",), stated="seats"),
    Check(Vote, ballots, filled=("roll",)),
    Check(Vote, instructed, filled=("roll",)),
    Check(Proxy, proxies, stated="proxies"),
)
