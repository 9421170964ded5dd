"""Seats are filled, emptied and hindered."""

from msgspec.structs import replace

from mandat.core import acts
from mandat.core.charters import UNWRITTEN, after
from mandat.core.dates import NEVER
from mandat.core.effects.running import run
from mandat.core.state import Duty, Hindrance, Place, Seat, Seated, Sitter, State, seat_id
from mandat.count.quantity import Quantity, exactly

UNCOUNTED = Quantity("unknown", 1, None)
"""The votes of a seat of which the record says only that it is filled."""


def mandate(state: State, act: acts.Mandate, t: int) -> None:
    """`elect` fills a seat anew; `alternate` puts persons behind it; `nominate` changes nothing."""
    seat = seat_id(act.to, act.from_)
    if act.verb == "elect":
        _open_seat(state, seat, act, t)
        state.sitters.end(seat, t, act.id, lambda row: row.rank is None)
        _seat(state, seat, act, t, None)
        for person in act.of:
            state.hindrances.end(person, t, act.id, lambda row: row.verb == "suspend" and row.in_ == act.to)
    elif act.verb == "alternate":
        _seat(state, seat, act, t, act.rank or 1)


def _open_seat(state: State, name: str, act: acts.Mandate, t: int) -> None:
    """A constituency has one seat in a body; an election may change how many votes it has."""
    before = [row for row in state.seats.get(name, ()) if row.until > t]
    votes = act.votes or (before[-1].votes if before else exactly(len(act.of)) if act.of else UNCOUNTED)
    if before and before[-1].votes == votes:
        return
    if before:
        state.seats.end(name, t, act.id)
    else:
        state.constituencies.open(act.to, Place(since=t, act=act.id, of=act.from_))
        state.sits.open(act.from_, Place(since=t, act=act.id, of=act.to))
    state.seats.open(name, Seat(since=t, act=act.id, constituency=act.from_, votes=votes))


def _seat(state: State, name: str, act: acts.Mandate, t: int, rank: int | None) -> None:
    rules = _rules(state, act.to)
    end = after(t, rules.term) if rules.term is not None else NEVER
    for person in act.of or (None,):
        row = Sitter(since=t, until=end, act=act.id, person=person, rank=rank)
        run(state, state.sitters, name, row, act.until)
        if person is not None and act.from_ not in seats_of(state, person, act.to):
            state.seated.open(person, Seated(since=t, act=act.id, body=act.to, constituency=act.from_))


def clear(state: State, body: str, t: int, by: str) -> None:
    """A body that is founded anew begins without the seats of the one that ended."""
    for place in state.constituencies.get(body, ()):
        seat = seat_id(body, place.of)
        for table in (state.seats, state.sitters, state.duties):
            table.end(seat, t, by)
        state.sits.end(place.of, t, by, lambda row: row.of == body)
    state.constituencies.end(body, t, by)


def _rules(state: State, body: str):
    rows = state.charters.get(body)
    return rows[-1].rules if rows else UNWRITTEN


def proxy(state: State, act: acts.Proxy, t: int) -> None:
    """Somebody may cast another's votes."""
    duty = Duty(since=t, act=act.id, of=act.from_, detail=act.in_, source=act)
    run(state, state.duties, act.to, duty, act.until)


def instruct(state: State, act: acts.Instruct, t: int) -> None:
    """A constituency's delegates are told how to act, in place of what they were told before; keyed by seat."""
    seat = seat_id(act.in_, act.by)
    state.duties.end(seat, t, act.id, lambda row: row.detail == "instruct" and row.source.on == act.on)
    state.duties.open(seat, Duty(since=t, act=act.id, of=act.by, detail="instruct", source=act))


def credentials(state: State, act: acts.Credentials, t: int) -> None:
    """The report is adopted: what it rejects is empty, what it contests may not vote on its own seat."""
    sitting = state.meetings.own(act.in_)
    if sitting and sitting[-1].until > t:
        sitting[-1] = replace(sitting[-1], credentials=True)
        state.meetings.changed(act.in_)
    for constituency in act.rejects:
        state.sitters.end(seat_id(act.in_, constituency), t, act.id)
    for constituency in act.contests:
        duty = Duty(since=t, act=act.id, of=constituency, detail="contested", source=act)
        state.duties.open(seat_id(act.in_, constituency), duty)
    for constituency in act.seats:
        state.duties.end(seat_id(act.in_, constituency), t, act.id, lambda row: row.detail == "contested")


def remove(state: State, act: acts.Removal, t: int) -> None:
    """Persons lose a seat or an office, at once; what their mandate carried falls as charters say."""
    for person in act.of:
        if act.as_ is None:
            for body in (
                [act.in_] if act.in_ is not None else sorted({seat.body for seat in state.seated.get(person, ())})
            ):
                unseat(state, person, body, act, t)
            state.duties.end(person, t, act.id, lambda row: row.detail == "member" and row.of == act.in_)
        if act.as_ is not None or act.in_ is None:
            state.held.end(person, t, act.id, lambda row: act.as_ in (None, row.office))


def unseat(state: State, person: str, body: str, act: acts.Removal, t: int) -> None:
    """End a person's mandates in a body, and let the mandates that rested on them follow."""
    falling = [(body, constituency) for constituency in reached(state, person, body, act)]
    while falling:
        lower, constituency = falling.pop()
        emptied = state.sitters.end(seat_id(lower, constituency), t, act.id, lambda row: row.person == person)
        if emptied and act.verb == "recall" and not _still_sits(state, person, lower, t):
            falling += [(higher, lower) for higher in _cascade(state, person, lower, act, t)]


def reached(state: State, person: str, body: str, act: acts.Removal) -> list[str]:
    """The constituencies whose seats a removal ends: of a recall, those that recall, unless the charter names them."""
    every, by = seats_of(state, person, body), (act.by, *act.with_)
    named = any(one in _rules(state, body).recall_by for one in by)
    if named or act.verb != "recall" or act.by in (None, acts.UNKNOWN):
        return every
    return [constituency for constituency in every if constituency in by]


def _still_sits(state: State, person: str, body: str, t: int) -> bool:
    seats = (seat_id(body, constituency) for constituency in seats_of(state, person, body))
    rows = (row for seat in seats for row in state.sitters.get(seat, ()))
    return any(row.person == person and row.rank is None and row.until > t for row in rows)


def _cascade(state: State, person: str, lower: str, act: acts.Removal, t: int) -> list[str]:
    """What becomes of the mandates held for the body of a recall, as higher charters say; the bodies where they end."""
    ended = []
    for higher in dict.fromkeys(row.of for row in state.sits.get(lower, ())):
        policy = _rules(state, higher).recall_cascade
        held = [row for row in state.sitters.get(seat_id(higher, lower), ()) if row.person == person and row.until > t]
        if policy == "falls" or (policy == "stands" and not _in_session(state, higher, t)):
            ended.append(higher)
        elif policy == "suspended" and held:
            state.hindrances.open(person, Hindrance(since=t, act=act.id, verb="suspend", in_=higher))
        elif policy == "stands":
            for row in held:
                state.waiting.add(("closing", higher), (state.sitters.name, seat_id(higher, lower), row.act))
    return ended


def _in_session(state: State, body: str, t: int) -> bool:
    """Whether a sitting is running, to the end of which a mandate can stand."""
    return any(row.since <= t < row.until for row in state.meetings.get(body, ()))


def seats_of(state: State, person: str, body: str) -> list[str]:
    """The constituencies for which a person ever sat in a body."""
    seats = state.seated.get(person)
    return sorted(seat.constituency for seat in seats if seat.body == body) if seats else []


_FREES = {"release-person": "detain", "reinstate": "suspend"}


def hinder(state: State, act: acts.Hindrance, t: int) -> None:
    """Persons, or a number of a body's members, are kept from acting, or free again."""
    subjects = act.of or ((act.in_,) if act.in_ is not None else ())
    for subject in subjects:
        if act.verb in _FREES:
            state.hindrances.end(subject, t, act.id, lambda row: _frees(act, row))
        else:
            row = Hindrance(since=t, act=act.id, verb=act.verb, in_=act.in_, as_=act.as_, count=act.count)
            run(state, state.hindrances, subject, row, act.until)


def _frees(act: acts.Hindrance, row: Hindrance) -> bool:
    """An act that frees without saying from what frees from all."""
    return row.verb == _FREES[act.verb] and act.in_ in (None, row.in_) and act.as_ in (None, row.as_)


def membership(state: State, act: acts.Membership, t: int) -> None:
    """Somebody becomes a member of something, or stops being one."""
    for member in act.of:
        if act.verb == "join" and act.to is not None:
            state.duties.open(member, Duty(since=t, act=act.id, of=act.to, detail="member", source=act))
        else:
            state.duties.end(member, t, act.id, lambda row: row.detail == "member" and act.in_ in (None, row.of))
