"""Who was there, from when until when, and with how many votes.

The law counts what minutes say: `arrive ... count N` adds N, without a count one for each person named. Where a seat
holds several votes, the first of its holders to come brings them all (`count 4`) and the others none (`count 0`); the
votes leave with the last of them. Opening or going on with a number (`present 0`) counts anew.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from mandat.core import acts, bodies
from mandat.core.acts import Act, Presence
from mandat.core.intervals import Moment


class Stay(Struct, frozen=True):
    """Somebody was there.

    seats  the constituencies for which; votes: how many he brought, those of others who left before him included
    came, left  the acts, with their times as written; left None: still there
    """

    person: str
    seats: tuple[str, ...]
    votes: int
    came: Act
    left: Act | None = None


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
    return [
        seat
        for seat in bodies.seats(now, body)
        if person not in seat.kept and any(row.person == person for row in (*seat.holders, *seat.alternates))
    ]


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
    """The book at the door."""

    def __init__(self, now: Moment, body: str) -> None:
        self.now, self.body = now, body
        self.stays: list[Stay] = []
        self.unnamed = 0
        self.paused: Act | None = None

    def turn(self, act: acts.Sitting) -> None:
        """Open, pause, go on, end."""
        counted = act.present.exact if act.present is not None else None
        if act.verb == "close":
            self._all_leave(self.paused or act)
        elif act.verb == "adjourn":
            self.paused = act
        else:
            if act.present is not None:
                self._all_leave(self.paused or act)
                self.unnamed = counted or 0
            self.paused = None

    def come(self, act: Presence) -> None:
        """Some come, by name or only counted."""
        if not act.of:
            self.unnamed += _number(act)
            return
        brought = _number(act) if act.count is not None else len(act.of)
        then = self.now.state.at(self.now.state.windows[act.id].earliest)
        for place, person in enumerate(act.of):
            votes = int(act.count is None) if act.count is None else (brought if place == 0 else 0)
            seats = tuple(seat.seat.constituency for seat in seats_of(then, self.body, person))
            self.stays.append(Stay(person, seats, votes, act))

    def go(self, act: Presence) -> None:
        """Some go; the votes that they leave behind pass to others of their seats."""
        if not act.of:
            self.unnamed = max(0, self.unnamed - _number(act))
            return
        left = 0
        for person in act.of:
            place = next((n for n, stay in enumerate(self.stays) if stay.left is None and stay.person == person), None)
            if place is not None:
                stay = self.stays[place]
                left += stay.votes
                self.stays[place] = replace(stay, left=act)
        self._inherit(act, left - (_number(act) if act.count is not None else len(act.of)))

    def _inherit(self, act: Presence, votes: int) -> None:
        """Votes that stay when those who brought them go belong to whoever sits for the same seat."""
        seats = {seat for stay in self.stays if stay.left is act for seat in stay.seats}
        for place, stay in enumerate(self.stays):
            if votes > 0 and stay.left is None and seats.intersection(stay.seats):
                self.stays[place] = replace(stay, votes=stay.votes + votes)
                return

    def _all_leave(self, act: Act) -> None:
        self.stays = [stay if stay.left is not None else replace(stay, left=act) for stay in self.stays]
        self.unnamed = 0


def _number(act: Presence) -> int:
    """The number of those who come or go; where it is vague, the least it can be."""
    return int(act.count.low) if act.count is not None and not act.count.share else 0
