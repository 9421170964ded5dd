"""How many coalitions there are, for few voters with weights of any size: two halves that meet in the middle.

Each coalition is one of the one half and one of the other. The coalitions of a half are few, and in order of weight; so
for each of the one half it is found by search which of the other carry together with it.
E. Horowitz and S. Sahni, Computing partitions with applications to the knapsack problem, Journal of the ACM 21 (1974),
pages 277-292.
"""

from bisect import bisect_left
from collections.abc import Sequence

from mandat.count.power.coalitions import field, parts
from mandat.count.power.game import Game

Half = list[list[tuple[int, int]]]
"""The coalitions of a half by size: weight, and who is in it as a set of bits."""


class Halves:
    """The coalitions that carry, by size: all of them, and those with each voter."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.bytes = field(game.voters)
        middle = game.voters // 2
        left, right = _coalitions(game.weights[:middle]), _coalitions(game.weights[middle:])
        self.with_ = [0] * game.voters
        self.all = self._meet(left, right, 0)
        self._meet(right, left, middle)

    def _meet(self, half: Half, other: Half, first: int) -> int:
        """Count those with each voter of one half, who begin at `first`; all that carry."""
        sums = [[weight for weight, _ in coalitions] for coalitions in other]
        total = 0
        for size, coalitions in enumerate(half):
            for weight, members in coalitions:
                carried = self._carried(self.game.quota - weight, size, sums)
                total += carried
                while members:
                    self.with_[first + members.bit_length() - 1] += carried
                    members ^= 1 << members.bit_length() - 1
        return total

    def _carried(self, needed: int, size: int, sums: Sequence[Sequence[int]]) -> int:
        """How many of the other half carry with one of this half; fields by the size of both together."""
        total = 0
        for more in range(max(0, self.game.heads - size), len(sums)):
            count = len(sums[more]) - bisect_left(sums[more], needed)
            total += count << 8 * self.bytes * (size + more)
        return total

    def swings(self, weight: int) -> list[int]:
        """The coalitions of others that a voter of this weight turns, by size."""
        with_ = parts(self.with_[self.game.weights.index(weight)], self.bytes, self.game.voters + 1)
        all_ = parts(self.all, self.bytes, self.game.voters + 1)
        return [with_[size + 1] - (all_[size] - with_[size]) for size in range(self.game.voters)]


def _coalitions(weights: Sequence[int]) -> Half:
    found: Half = [[] for _ in range(len(weights) + 1)]
    found[0].append((0, 0))
    for place, weight in enumerate(weights):
        for size in range(place, -1, -1):
            found[size + 1] += [(total + weight, members | 1 << place) for total, members in found[size]]
    return [sorted(coalitions) for coalitions in found]
