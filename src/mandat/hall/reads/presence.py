"""Who is here, seat by seat."""

from msgspec import Struct

from mandat.core import bodies
from mandat.hall.duties import MINUTE
from mandat.hall.here import Here
from mandat.hall.reads.body import looked_for
from mandat.hall.reads.paging import SEVERAL, paged
from mandat.measure.sittings.presence import Stay
from mandat.measure.sittings.whole import Whole


class Row(Struct, frozen=True):
    """A seat of the body: its number on the roll, who is there for it, and who else may sit in it (an alternate?)."""

    number: int
    seat: bodies.SeatNow
    there: tuple[Stay, ...]

    @property
    def away(self) -> list[tuple[str, bool]]:
        """Whoever may sit in it, and is not there."""
        there = {stay.person for stay in self.there}
        return [(row.person, row.rank is not None) for row in self.seat.sitters if row.person not in there]


def is_long(sitting: Whole) -> bool:
    """Whether the body has so many seats that their list has a page of its own, and is not sent as it changes: each
    check-in would send all of it to everybody who watches."""
    return len(bodies.seat_rows(sitting.now, sitting.body)) > SEVERAL


def rows(sitting: Whole) -> list[Row]:
    """All seats, in the order of the roll."""
    there: dict[str, list[Stay]] = {}
    for stay in sitting.attendance.there:
        for constituency in stay.seats:
            there.setdefault(constituency, []).append(stay)
    seats = enumerate(bodies.seats(sitting.now, sitting.body), start=1)
    return [Row(number, seat, tuple(there.get(seat.seat.constituency, ()))) for number, seat in seats]


def presence(here: Here, sitting: Whole) -> dict[str, object]:
    """The page of who is here: the seats that are looked for, page by page."""
    every = rows(sitting)
    found = [row for row in every if looked_for(here, row.number, row.seat)]
    return {
        "sitting": sitting,
        "page": paged(found, here.page),
        "every": len(every),
        "seats": seats_taken(sitting),
        "minutes": here.acts_now and here.has_duty(MINUTE, sitting.body),
    }


def seats_taken(sitting: Whole) -> tuple[int, int]:
    """For how many seats somebody is there, and how many there are."""
    return len(sitting.attendance.represented()), len(bodies.seat_rows(sitting.now, sitting.body))
