"""Whom each vote in a body stands for, and who really decides there."""

from mandat.clerk.book import View
from mandat.core.acts import Body, Unit
from mandat.count.outcome import exact
from mandat.measure.representation import Representation, Represented
from mandat.measure.representation import representation as measured


def representation(view: View, body: str) -> dict[str, object]:
    """The seats of a body at a date, the members behind each vote, and the power of each seat."""
    view.book.find(body, Body, Unit)
    found = measured(view.now, body)
    distances = found.distances
    return {
        "body": body,
        "quota": found.quota,
        "loosemore_hanby": float(distances[0]) if distances else None,
        "gallagher": float(distances[1]) if distances else None,
        "seats": [_seat(found, place, seat) for place, seat in enumerate(found.seats)],
    }


def _seat(found: Representation, place: int, seat: Represented) -> dict[str, object]:
    return {
        "for": seat.constituency,
        "members": None if seat.members is None else seat.members.number(),
        "votes": seat.votes.number(),
        "members_per_vote": None if seat.per_vote is None else exact(seat.per_vote),
        "banzhaf": float(found.power.banzhaf[place]) if found.power else None,
        "banzhaf_swings": found.power.swings[place] if found.power else None,
    }
