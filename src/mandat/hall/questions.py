"""What can be put to the vote in a body: what was moved there, or appealed against, and is not decided."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core.intervals import Moment
from mandat.measure.sittings.course import latest
from mandat.measure.sittings.motions import pending
from mandat.measure.sittings.whole import Whole


class Question(Struct, frozen=True):
    """An act that is to be decided, and the words that are voted on: of an amended motion those that it has now.

    by  who moved it; None of an appeal. amends: whether it is an amendment
    """

    id: str
    text: str
    by: str | None = None
    amends: bool = False


def questions(now: Moment, body: str) -> list[Question]:
    """What can be put to the vote, in the order in which it is to be decided."""
    moved = [
        Question(one.id, one.text or one.id, one.act.by, amends=one.act.verb == "amend") for one in pending(now, body)
    ]
    return [*_appeals(now, body), *moved]


def _appeals(now: Moment, body: str) -> Iterator[Question]:
    """The appeals that wait for the body to decide, at the sitting that goes on."""
    found = latest(now, body)
    if found is None:
        return
    sitting = Whole(now, found)
    voted = {ref for vote in sitting.votes for ref in vote.on}
    rulings = {point.id: point.text or point.id for point in sitting.points if point.verb == "rule"}
    for point in sitting.points:
        counted = point.for_ is not None or point.against is not None
        if point.verb == "appeal" and point.id not in voted and not counted:
            ruling = next((rulings[ref] for ref in point.on if ref in rulings), "")
            yield Question(point.id, _("Appeal: is this ruling of the chair to fall? {ruling}").format(ruling=ruling))
