"""Who sits in a body: every seat, who holds it, with how many votes, until when."""

from collections.abc import Sequence

from mandat.clerk.book import View
from mandat.core import bodies
from mandat.core.acts import Body, Unit
from mandat.core.bodies import SeatNow
from mandat.core.dates import show
from mandat.core.intervals import Moment


def roster(view: View, body: str, of: Sequence[str] = ()) -> list[dict[str, object]]:
    """The seats of a body at a date; `of`: of these constituencies only. Raises `UnknownId`, `WrongKind`."""
    return [seat(view.now, one) for one in seats_for(view, body, of)]


def seats_for(view: View, body: str, of: Sequence[str]) -> list[SeatNow]:
    """The seats of a body at a date, of these constituencies only, where some are named; by constituency.

    Raises `UnknownId`, `WrongKind`.
    """
    view.book.find(body, Body, Unit)
    wanted = {view.book.find(name, Unit, Body).id for name in of}
    every = sorted(bodies.seats(view.now, body), key=lambda one: one.seat.constituency)
    return [one for one in every if not wanted or one.seat.constituency in wanted]


def seats(now: Moment, body: str) -> list[dict[str, object]]:
    """The seats of a body at one moment, by constituency."""
    rows = [seat(now, one) for one in bodies.seats(now, body)]
    return sorted(rows, key=lambda row: str(row["for"]))


def seats_held(now: Moment, person: str) -> list[dict[str, object]]:
    """The seats that a person holds at one moment, each with its body."""
    bodies_of = sorted({seat.body for seat in now.state.seated.get(person, ())})
    return [row for body in bodies_of for row in seats(now, body) if person in (*row["held_by"], *row["alternates"])]


def seat(now: Moment, one: SeatNow) -> dict[str, object]:
    """One seat: who holds it, its alternates, its votes and its status."""
    untils = [row.until for row in one.holders]
    return {
        "id": one.id,
        "body": one.body,
        "for": one.seat.constituency,
        "held_by": [row.person for row in one.holders if row.person is not None],
        "alternates": [row.person for row in one.alternates if row.person is not None],
        "kept": _kept(now, one),
        "votes": one.seat.votes.number(),
        "until": show(min(untils)) if untils else None,
        "status": status(now, one),
    }


def _kept(now: Moment, one: SeatNow) -> dict[str, str]:
    """Who of those in a seat is kept from acting, and how: detained, suspended."""
    return {person: f"{row.verb}ed" for person in sorted(one.kept) for row in bodies.hindrances(now, person, one.body)}


def status(now: Moment, one: SeatNow) -> str:
    """filled, vacant, lapsed (its mandate ran out), detained, suspended, or orphaned (its constituency is no more)."""
    if one.status == "hindered":
        verbs = {row.verb for person in one.kept for row in bodies.hindrances(now, person, one.body)}
        return "detained" if "detain" in verbs else "suspended"
    if one.status == "vacant":
        return "lapsed" if bodies.ran_out(now, one.id) else "vacant"
    return one.status
