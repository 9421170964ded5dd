"""The speakers' list of a sitting, as everybody sees it."""

from datetime import datetime, timedelta

from msgspec import Struct

from mandat.hall.here import Here
from mandat.hall.models import Floor, Speech
from mandat.hall.moves.floor.place import queue
from mandat.measure.sittings.whole import Whole


class List(Struct, frozen=True):
    """A speakers' list.

    speaking  who speaks; waiting: who comes next, in order; spoken: how many have spoken
    limit     seconds that a speech may take, 0: as long as it takes; ends: when the time of whoever speaks is over
    """

    speaking: Speech | None = None
    waiting: tuple[Speech, ...] = ()
    spoken: int = 0
    closed: bool = False
    alternating: bool = False
    limit: int = 0
    ends: datetime | None = None

    @property
    def minutes(self) -> int:
        """The limit in whole minutes."""
        return self.limit // 60


def speakers(here: Here, sitting: Whole) -> List:
    """The list of a sitting; an empty one where nobody has asked for anything yet."""
    floor = Floor.objects.filter(federation=here.federation, sitting=sitting.id).first()
    if floor is None:
        return List()
    speeches = list(floor.speeches.all())
    begun = sorted((one for one in speeches if one.began is not None), key=lambda one: one.began)
    speaking = next((one for one in begun if one.ended is None), None)
    return List(
        speaking=speaking,
        waiting=tuple(queue([one for one in speeches if one.began is None], begun, floor.alternating)),
        spoken=sum(one.ended is not None for one in begun),
        closed=floor.closed,
        alternating=floor.alternating,
        limit=floor.limit,
        ends=_ends(speaking, floor.limit),
    )


def _ends(speaking: Speech | None, limit: int) -> datetime | None:
    return speaking.began + timedelta(seconds=limit) if speaking is not None and limit else None


def waiting_for(here: Here, sitting: Whole) -> set[str]:
    """What the visitor waits for: a speech, a point of order."""
    mine = Speech.objects.filter(floor__federation=here.federation, floor__sitting=sitting.id, person=here.person)
    return set(mine.filter(began=None).values_list("kind", flat=True))
