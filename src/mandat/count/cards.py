"""Card votes: a delegation casts the votes of those it represents, together or split.

W. Citrine, ABC of Chairmanship: the card of a delegation bears the number of its members.
"""

from collections.abc import Iterable

from msgspec import Struct


class Card(Struct, frozen=True):
    """How a delegation cast its votes. Those that it did not cast count for nothing.

    votes  how many it has
    """

    name: str
    votes: int
    for_: int = 0
    against: int = 0
    abstain: int = 0

    @property
    def cast(self) -> int:
        """How many it cast."""
        return self.for_ + self.against + self.abstain

    @property
    def over(self) -> int:
        """How many it cast that it does not have."""
        return max(self.cast - self.votes, 0)


def tally(cards: Iterable[Card]) -> tuple[int, int, int]:
    """Votes for, against, abstaining.

    >>> tally([Card("port", 420, for_=300, against=120), Card("mill", 80, against=80)])
    (300, 200, 0)
    """
    cards = tuple(cards)
    return tuple(sum(getattr(card, side) for card in cards) for side in ("for_", "against", "abstain"))


class Delegates(Struct, frozen=True):
    """The delegates of a branch: whose members they represent, and the votes of each of them, the chair first."""

    name: str
    members: int
    votes: tuple[int, ...]

    @property
    def lost(self) -> int:
        """The members for whom nobody votes."""
        return self.members - sum(self.votes)


def by_members(members: int, delegates: int, *, chair: bool = False) -> list[int]:
    """The votes of each delegate by the members they represent together; what cannot be divided falls to the chair.

    chair  whether one of them, the first, is chair of the delegation; without one, what cannot be divided is lost

    >>> by_members(1000, 3, chair=True), by_members(1000, 3)
    ([334, 333, 333], [333, 333, 333])
    """
    if delegates < 1:
        return []
    each, left = divmod(members, delegates)
    return [each + (left if chair and place == 0 else 0) for place in range(delegates)]
