"""What the pages of sittings show."""

from msgspec import Struct

from mandat.core.acts import PointOfOrder
from mandat.hall.duties import MINUTE, PRESIDE, has_duty
from mandat.hall.here import Here
from mandat.hall.models import Door
from mandat.hall.moves.asking import sits
from mandat.hall.moves.withdraw import may_withdraw
from mandat.hall.reads.differences import Piece, differences
from mandat.hall.reads.floor import speakers, waiting_for
from mandat.hall.reads.polls import running_in
from mandat.hall.reads.presence import is_long, rows, seats_taken
from mandat.hall.reads.sittings import sittings as every_sitting
from mandat.hall.whom import people_of
from mandat.measure.sittings.course import CALLED, CLOSED, OFF, OPEN
from mandat.measure.sittings.motions import Proposal
from mandat.measure.sittings.presence import seats_of
from mandat.measure.sittings.whole import Whole

PARTS = ("state", "quorum", "poll_slot", "agenda", "speakers", "motions", "points", "presence", "declarations")
"""The parts of a page that change while a sitting goes on: one template each, the same for whoever looks at it."""


class Wording(Struct, frozen=True):
    """An amendment, and what it changes in the motion as it was moved."""

    proposal: Proposal
    pieces: tuple[Piece, ...]


class Business(Struct, frozen=True):
    """A motion with its amendments. `pieces`: what carried amendments changed; empty where they changed nothing."""

    proposal: Proposal
    amendments: tuple[Wording, ...]
    pieces: tuple[Piece, ...]


class Point(Struct, frozen=True):
    """A ruling, the appeals against it, and how each was decided (None: not yet)."""

    ruling: PointOfOrder
    appeals: tuple[tuple[PointOfOrder, str | None], ...]


def shown(here: Here, sitting: Whole) -> dict[str, object]:
    """What the parts of the page of a sitting need: all that a part needs that is sent by itself."""
    opened, long = sitting.sitting.opened, is_long(sitting)
    return {
        "sitting": sitting,
        "floor": speakers(here, sitting),
        "first": _first(here, sitting),
        "motions": [_business(one) for one in sitting.motions],
        "rows": [] if long else rows(sitting),
        "long": long,
        "seats": seats_taken(sitting),
        "points": _points(sitting),
        "polls": running_in(here, sitting.body, opened.at.text if opened is not None else ""),
    }


def _first(here: Here, sitting: Whole) -> str | None:
    """When a sitting was to meet before it was moved to another time."""
    call = sitting.sitting.call
    written = here.book.written.get(call.id) if call is not None else None
    meets = written.meets.text if written is not None and written.meets is not None else None
    return meets if call is not None and call.meets is not None and meets != call.meets.text else None


def _business(motion: Proposal) -> Business:
    moved = motion.act.text or ""
    amendments = tuple(Wording(one, differences(moved, one.act.text or "")) for one in motion.amendments)
    return Business(motion, amendments, differences(moved, motion.text) if motion.text != moved else ())


def _points(sitting: Whole) -> list[Point]:
    rulings = [point for point in sitting.points if point.verb == "rule"]
    return [Point(ruling, tuple(_appeals(sitting, ruling))) for ruling in rulings]


def _appeals(sitting: Whole, ruling: PointOfOrder) -> list[tuple[PointOfOrder, str | None]]:
    appeals = [point for point in sitting.points if point.verb == "appeal" and ruling.id in point.on]
    return [(appeal, _decided(sitting, appeal)) for appeal in appeals]


def _decided(sitting: Whole, appeal: PointOfOrder) -> str | None:
    """How an appeal was decided: by its own numbers, or by a vote on it."""
    by = appeal.id if appeal.for_ is not None or appeal.against is not None else None
    by = next((vote.id for vote in sitting.votes if appeal.id in vote.on), by)
    return sitting.now.state.judgements[by].standing if by is not None else None


# ------------------------------------------------------------------------------------------------- who may do what


def mine(here: Here, sitting: Whole) -> dict[str, object]:
    """What the visitor may do at a sitting now; nothing on a page of another date."""
    if here.person is None or not here.acts_now:
        return {}
    now, body = here.present.now, sitting.body
    presides, minutes = (has_duty(now, here.person, duty, body) for duty in (PRESIDE, MINUTE))
    return {
        "presides": presides,
        "minutes": minutes,
        "table": presides or minutes,
        "sits": sits(here, body),
        "may_come": bool(seats_of(now, body, here.person)),
        "stay": sitting.attendance.stay(here.person),
        "asked": waiting_for(here, sitting),
        "people": people_of(here, body) if (presides or minutes) and not is_long(sitting) else [],
        "last": _to_adopt(here, sitting) if minutes else None,
        "door": Door.objects.filter(federation=here.federation, sitting=sitting.id).exists(),
        "withdraws": {
            one.id
            for motion in sitting.motions
            for one in (motion, *motion.amendments)
            if one.pending and may_withdraw(here, sitting, one)
        },
    }


def _to_adopt(here: Here, sitting: Whole) -> Whole | None:
    """The last sitting of the body that is closed, where its minutes wait to be adopted at this one."""
    closed = [one for one in every_sitting(here, sitting.body) if one.state == CLOSED and one.last.verb == "close"]
    last = Whole(sitting.now, closed[0]) if closed and sitting.state == OPEN else None
    return last if last is not None and last.business.adopted is None else None


# ------------------------------------------------------------------------------------------------------- the list


def sittings(here: Here) -> dict[str, list]:
    """The sittings of a federation, and the bodies that the visitor may convene."""
    every = every_sitting(here)
    return {
        "convenes": _convenes(here),
        "going": [one for one in every if one.sits],
        "called": [one for one in every if one.state == CALLED],
        "closed": [one for one in every if one.state in (CLOSED, OFF)],
    }


def _convenes(here: Here) -> list[str]:
    """The bodies over which the visitor presides: those that conferred something on him are asked about."""
    if here.person is None or not here.acts_now:
        return []
    now = here.present.now
    givers = dict.fromkeys(row.giver for row in now.live(now.state.held, here.person))
    return [body for body in givers if here.has_duty(PRESIDE, body)]
