"""Check somebody in: by name, with the votes of his seat, or so many who are only counted."""

from django.utils.translation import gettext as _
from msgspec.structs import replace

from mandat.core import bodies
from mandat.core.acts import Act
from mandat.count.quantity import exactly
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft, name
from mandat.hall.duties import MINUTE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state, ask_writable
from mandat.hall.moves.turns import in_turn
from mandat.hall.sittings import sitting_in
from mandat.measure.sittings.course import OPEN
from mandat.measure.sittings.presence import seats_of, votes_of
from mandat.measure.sittings.whole import Whole


def check_in(here: Here, sitting: Whole, person: str, token: str, despite: bool = False) -> Outcome:
    """Check a person in. Raises `PermissionDenied` for whoever does not take the minutes."""
    ask_duty(here, MINUTE, sitting.body)
    return _arrived(here, sitting, person, token, despite)


def check_oneself_in(here: Here, sitting: Whole, token: str, despite: bool = False) -> Outcome:
    """Check the visitor in: whoever asks has seen the code at the door (`moves.door`)."""
    ask_writable(here)
    return _arrived(here, sitting, here.person or "", token, despite)


def _arrived(here: Here, sitting: Whole, person: str, token: str, despite: bool) -> Outcome:
    with in_turn(here) as turn:
        now = sitting_in(turn.present, sitting.id)
        act = draft("arrive", token, turn.minute, in_=now.body, of=(person,), count=exactly(0))
        if act.id in turn.book.written:
            return turn.propose([turn.book.written[act.id]])
        ask_state(turn, now, (OPEN,))
        return turn.propose([_with_votes(turn, now, person, act)], despite)


def _with_votes(here: Here, sitting: Whole, person: str, act: Act) -> Act:
    """The arrival with the votes of those seats for which nobody is there yet."""
    body = here.name(sitting.body)
    seats = seats_of(here.present.now, sitting.body, person)
    if not seats:
        raise Unfit(
            _("{name} has no seat in {body}, or may not sit there now").format(name=here.name(person), body=body)
        )
    if sitting.attendance.stay(person) is not None:
        raise Unfit(_("{name} is checked in already").format(name=here.name(person)))
    for seat in seats:
        _ask_place(here, sitting, person, seat)
    brought = votes_of(seats, sitting.attendance.represented())
    return replace(act, count=exactly(sum(votes for _, votes in brought)))


def _ask_place(here: Here, sitting: Whole, person: str, seat: bodies.SeatNow) -> None:
    """An alternate sits where no holder of the seat is there."""
    holders = {row.person for row in seat.holders}
    there = [stay.person for stay in sitting.attendance.there if stay.person in holders]
    if person not in holders and there:
        says = _("{holder} sits for {seat}: an alternate sits only while no holder of the seat is there")
        raise Unfit(says.format(holder=here.name(there[0]), seat=here.name(seat.seat.constituency)))


def count(here: Here, sitting: Whole, number: int, token: str, despite: bool = False) -> Outcome:
    """Say how many are there who are not checked in by name. Raises `PermissionDenied` as `check_in` does."""
    ask_duty(here, MINUTE, sitting.body)
    with in_turn(here) as turn:
        now = sitting_in(turn.present, sitting.id)
        for verb in ("arrive", "depart"):
            if name(verb, token) in turn.book.written:
                return turn.propose([turn.book.written[name(verb, token)]])
        ask_state(turn, now, (OPEN,))
        more = number - now.attendance.unnamed
        verb = "arrive" if more >= 0 else "depart"
        return turn.propose([draft(verb, token, turn.minute, in_=now.body, count=exactly(abs(more)))], despite)
