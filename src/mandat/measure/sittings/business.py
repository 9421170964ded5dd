"""The acts of a sitting: what a body did between opening and close, what lay before it, what was noted afterwards."""

from itertools import islice

from msgspec import Struct

from mandat.core.acts import Act, Adopt, Agenda, Correct, Decision, Motion, Note, Vote
from mandat.core.intervals import Moment
from mandat.measure.sittings.course import Sitting, begun, placed

WHOSE = ("in_", "by", "for_", "from_")
"""Fields that say whose act something is."""


class Business(Struct, frozen=True):
    """The acts that belong to a sitting, in order.

    before  what lay before it when it was opened: agendas since the last sitting; all motions ever, and votes
    acts    from its opening to its close; among them the notes about the body itself, which stand beside no act
    notes   act -> the notes about it; corrections: act -> what was corrected in it
    adopted the act by which its minutes were adopted
    """

    before: tuple[Act, ...]
    acts: tuple[Act, ...]
    notes: dict[str, list[Note]]
    corrections: dict[str, list[Correct]]
    adopted: Adopt | None = None


def business(now: Moment, sitting: Sitting) -> Business:
    """The acts that belong to a sitting."""
    start = now.state.place[sitting.opened.id] if sitting.opened is not None else None
    before, during, remarks = [], [], []
    for place, act in placed(now):
        if isinstance(act, Note | Correct | Adopt):
            remarks.append(act)
        elif (start is None or place < start) and _lies_before(act, sitting, place):
            before.append(act)
    if start is not None:
        length = None if sitting.end is None else sitting.end - start
        during = [act for act in islice(begun(now, start), length) if concerns(act, sitting.body)]
    return _gathered(now, sitting, before, during, remarks)


def _lies_before(act: Act, sitting: Sitting, place: int) -> bool:
    shape = type(act)
    lasting = shape is Motion or shape is Vote or (shape is Agenda and place >= sitting.since)
    return lasting and act.in_ == sitting.body


def concerns(act: Act, body: str) -> bool:
    """Whether an act is one of this body, or done in it; or a note about the body itself."""
    if isinstance(act, Note):
        return body in act.about
    if any(getattr(act, field, None) == body for field in WHOSE) or body in act.with_:
        return True
    return isinstance(act, Decision) and act.decider == body


def _gathered(now: Moment, sitting: Sitting, before: list, during: list, remarks: list) -> Business:
    own = {act.id for act in (*before, *during)} | {sitting.id}
    notes: dict[str, list[Note]] = {}
    corrections: dict[str, list[Correct]] = {}
    adopted = None
    closing = sitting.last.id if sitting.last is not None and sitting.last.verb == "close" else None
    for act in remarks:
        if isinstance(act, Note):
            for name in own.intersection(act.about if act.id not in own else ()):
                notes.setdefault(name, []).append(act)
        elif isinstance(act, Correct) and act.corrects in own:
            corrections.setdefault(act.corrects, []).append(act)
        elif isinstance(act, Adopt) and closing in act.on and adopted is None and now.state.judgements[act.id].carried:
            adopted = act
    return Business(tuple(before), tuple(during), notes, corrections, adopted)
