"""What tellers counted, as those see it who count or preside: two counts are worth more than one only where neither
teller knew the other's."""

from msgspec import Struct

from mandat.hall.duties import COUNT
from mandat.hall.here import Here
from mandat.hall.models import Poll, Telling
from mandat.hall.returns import counting, same
from mandat.hall.sides import Sides


class Count(Struct, frozen=True):
    """What a teller counted; whether the visitor sees the numbers, and whether whoever told them counts no more."""

    telling: Telling
    shown: bool
    dismissed: bool


class Told(Struct, frozen=True):
    """The counts of this round.

    many    how many of them count; agreed: what these say, where all say the same
    mine    whether the visitor's own is among them; differ: whether it is not that of the others
    """

    counts: tuple[Count, ...]
    many: int
    agreed: Sides | None
    mine: bool
    differ: bool


def told(here: Here, poll: Poll) -> Told:
    """What was counted in this round.

    A teller sees the numbers of others once all agree: whoever enters anything, to see them, would count what they did.
    Whoever only presides sees them once there are two.
    """
    every = Telling.objects.filter(poll=poll, round=poll.round).order_by("pk")
    good = counting(poll, here.present.now)
    mine, agreed = any(one.by == here.person for one in good), same(good)
    open_ = agreed is not None if here.has_duty(COUNT, poll.body) else len(good) > 1
    counts = tuple(Count(one, open_ or one.by == here.person, one not in good) for one in every)
    return Told(counts, len(good), agreed, mine, mine and len(good) > 1 and agreed is None)
