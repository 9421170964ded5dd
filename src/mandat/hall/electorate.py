"""Who may cast the votes of a body: asked of the law, when a poll opens (the roll is frozen then) and at each cast.

The roll holds seats and votes; whoever was recalled since it was frozen casts no more, and the seat's other holders,
and its alternates where no holder is left, cast in his place.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from mandat.clerk.book import Book
from mandat.core import bodies
from mandat.core.acts import Proxy
from mandat.core.bodies import SeatNow
from mandat.core.intervals import Moment
from mandat.core.state import seat_id
from mandat.hall.models.polls import Standing
from mandat.measure.sittings.course import latest
from mandat.measure.sittings.whole import Whole


class Line(Struct, frozen=True):
    """A line of the roll: a seat, its votes, and by what each person may cast them."""

    seat: str
    votes: int
    who: Mapping[str, Standing]


def roll_of(now: Moment, book: Book, body: str) -> list[Line]:
    """The roll of a body at this moment, in the order of its seats. A seat whose votes are not recorded has none."""
    proxies, there = list(_proxies(book, body)), checked_in(now, body)
    lines = []
    for seat in bodies.seats(now, body):
        who = dict(_in_seat(seat, there))
        for act in proxies:
            if _stands(now, act) and gives(seat, act.from_):
                who.setdefault(act.to, Standing.PROXY)
        lines.append(Line(seat.seat.constituency, seat.seat.votes.exact or 0, who))
    return lines


def _in_seat(seat: SeatNow, there: frozenset[str]) -> Iterator[tuple[str, Standing]]:
    for row in seat.holders:
        if row.person is not None:
            yield row.person, Standing.HOLDER
    for row in seat.alternates:
        if row.person is not None:
            yield row.person, Standing.ALTERNATE if row.person in there else Standing.RESERVE


def gives(seat: SeatNow, giver: str) -> bool:
    """Whether a proxy of this giver, a holder or the constituency itself, is one for this seat."""
    return giver == seat.seat.constituency or any(row.person == giver for row in seat.holders)


def still(now: Moment, body: str, constituency: str, who: str, standing: str) -> bool:
    """Whether somebody may still, at this moment, cast the votes of a seat by what stood on the roll."""
    row = now.last(now.state.seats, seat_id(body, constituency))
    if row is None:
        return False
    seat = bodies.seat_now(now, body, row)
    if seat.orphaned:
        return False
    if standing == Standing.PROXY:
        duties = now.live(now.state.duties, who)
        return any(duty.detail == body and gives(seat, duty.of) for duty in duties if isinstance(duty.source, Proxy))
    free = {row.person for row in (*seat.holders, *seat.alternates)} - seat.kept
    if standing == Standing.RESERVE and any(row.person not in seat.kept for row in seat.holders):
        return False
    return who in free


def _proxies(book: Book, body: str) -> Iterator[Proxy]:
    return (act for act in book.record.written if isinstance(act, Proxy) and act.in_ == body)


def _stands(now: Moment, act: Proxy) -> bool:
    return any(duty.act == act.id for duty in now.live(now.state.duties, act.to))


def checked_in(now: Moment, body: str) -> frozenset[str]:
    """Who is there by name at the sitting that a body holds."""
    found = latest(now, body)
    return frozenset(stay.person for stay in Whole(now, found).attendance.there) if found is not None else frozenset()
