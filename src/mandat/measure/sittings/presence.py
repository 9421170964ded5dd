"""Who was there, from when until when, and with how many votes.

The law counts what minutes say: `arrive ... count N` adds N, without a count one for each person named. Where a seat
holds several votes, the first of its holders to come brings them all (`count 4`) and the others none (`count 0`); the
votes leave with the last of them. Opening or going on with a number (`present 0`) counts anew.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from mandat.core import acts, bodies
from mandat.core.acts import Act, Presence
from mandat.core.intervals import Moment
from mandat.core.state import seat_id

Votes = tuple[tuple[str, int], ...]
"""Constituency -> the votes of its seat; `""` for votes of which nobody can tell whose they are."""


class Stay(Struct, frozen=True):
    """Somebody was there.

    seats  the constituencies for which; brought: the votes he answers for, those of others who left before him included
    came, left  the acts, with their times as written; left None: still there
    """

    person: str
    seats: tuple[str, ...]
    brought: Votes
    came: Act
    left: Act | None = None

    @property
    def votes(self) -> int:
        """How many votes are there through him."""
        return sum(votes for _, votes in self.brought)


class Attendance(Struct, frozen=True):
    """Who was there, in the order in which they came; unnamed: how many were only counted, and are still there."""

    stays: tuple[Stay, ...]
    unnamed: int

    @property
    def there(self) -> tuple[Stay, ...]:
        """Those who are there."""
        return tuple(stay for stay in self.stays if stay.left is None)

    def stay(self, person: str) -> Stay | None:
        """The stay of somebody who is there."""
        return next((stay for stay in self.there if stay.person == person), None)

    @property
    def votes(self) -> int:
        """The votes that are there, those of people who were only counted included."""
        return self.unnamed + sum(stay.votes for stay in self.there)

    def represented(self) -> set[str]:
        """The constituencies for which somebody is there."""
        return {seat for stay in self.there for seat in stay.seats}


def seats_of(now: Moment, body: str, person: str) -> list[bodies.SeatNow]:
    """The seats of a body that somebody may sit in now, as holder or as alternate, and is not kept from."""
    ever = dict.fromkeys(seat.constituency for seat in now.state.seated.get(person, ()) if seat.body == body)
    rows = (now.last(now.state.seats, seat_id(body, constituency)) for constituency in ever)
    seats = [bodies.seat_now(now, body, row) for row in rows if row is not None]
    return [seat for seat in seats if any(row.person == person for row in seat.sitters)]


def votes_of(seats: Iterable[bodies.SeatNow], taken: Collection[str]) -> Votes:
    """The votes of those seats for which nobody is there yet; where they are vague, the least they can be."""
    free = [seat.seat for seat in seats if seat.seat.constituency not in taken]
    return tuple((seat.constituency, 0 if seat.votes.share else int(seat.votes.low)) for seat in free)


def leaving(attendance: Attendance, persons: Collection[str]) -> int:
    """The votes that leave with some: those of seats for which nobody else is there."""
    staying = _seats(stay for stay in attendance.there if stay.person not in persons)
    return sum(votes for stay in attendance.there if stay.person in persons for votes in _gone(stay, staying))


def _seats(stays: Iterable[Stay]) -> set[str]:
    return {seat for stay in stays for seat in stay.seats}


def _gone(stay: Stay, staying: Collection[str]) -> list[int]:
    """The votes that go with somebody when these seats are still held."""
    return [votes for seat, votes in stay.brought if seat not in staying]


def attendance(now: Moment, body: str, happened: Iterable[Act]) -> Attendance:
    """Who was there at a sitting, from its acts in order."""
    book = _Book(now, body)
    for act in happened:
        if isinstance(act, Presence):
            book.come(act) if act.verb == "arrive" else book.go(act)
        elif isinstance(act, acts.Sitting):
            book.turn(act)
    return Attendance(tuple(book.stays), book.unnamed)


class _Book:
    """The book at the door. taken: constituency -> how many are there for it."""

    def __init__(self, now: Moment, body: str) -> None:
        self.now, self.body = now, body
        self.stays: list[Stay] = []
        self.taken: Counter[str] = Counter()
        self.unnamed = 0
        self.paused: Act | None = None

    def turn(self, act: acts.Sitting) -> None:
        """Open, pause, go on, end."""
        if act.verb == "adjourn":
            self.paused = act
            return
        if act.verb == "close" or act.present is not None:
            self.stays = [replace(stay, left=stay.left or self.paused or act) for stay in self.stays]
            self.taken.clear()
            self.unnamed = int(act.present.low) if act.verb != "close" and not act.present.share else 0
        self.paused = None

    def come(self, act: Presence) -> None:
        """Some come, by name or only counted."""
        if not act.of:
            self.unnamed += _number(act)
            return
        then = self.now.state.at(self.now.state.windows[act.id].earliest)
        counted = 0
        for person in act.of:
            seats = seats_of(then, self.body, person)
            brought = votes_of(seats, self._taken(seats)) if act.count is not None else (("", 1),)
            self.taken.update(seat.seat.constituency for seat in seats)
            counted += sum(votes for _, votes in brought)
            self.stays.append(Stay(person, tuple(seat.seat.constituency for seat in seats), brought, act))
        if act.count is not None and counted != _number(act):
            self._lump(act)

    def _taken(self, seats: Iterable[bodies.SeatNow]) -> set[str]:
        """Those of these seats for which somebody is there."""
        return {seat.seat.constituency for seat in seats if self.taken[seat.seat.constituency] > 0}

    def _lump(self, act: Presence) -> None:
        """The minutes count otherwise than the seats do: whose these votes are nobody can tell."""
        first = len(self.stays) - len(act.of)
        for place in range(first, len(self.stays)):
            brought = (("", _number(act)),) if place == first else ()
            self.stays[place] = replace(self.stays[place], brought=brought)

    def go(self, act: Presence) -> None:
        """Some go; the votes of seats for which others are there stay with them."""
        left = [place for place, stay in enumerate(self.stays) if stay.left is None and stay.person in act.of]
        gone = leaving(Attendance(tuple(self.stays), 0), act.of)
        for place in left:
            self.taken.subtract(self.stays[place].seats)
            self.stays[place] = replace(self.stays[place], left=act)
        for place in left:
            self._inherit(self.stays[place])
        counted = len(act.of) if act.count is None else _number(act)
        self.unnamed = max(0, self.unnamed + gone - counted)

    def _inherit(self, gone: Stay) -> None:
        for seat, votes in gone.brought:
            heir = next((n for n, stay in enumerate(self.stays) if stay.left is None and seat in stay.seats), None)
            if heir is not None:
                stay = self.stays[heir]
                self.stays[heir] = replace(stay, brought=(*stay.brought, (seat, votes)))


def _number(act: Presence) -> int:
    """The number of those who come or go; where it is vague, the least it can be."""
    return int(act.count.low) if act.count is not None and not act.count.share else 0
