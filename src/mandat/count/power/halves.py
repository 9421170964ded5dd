"""How many coalitions there are, for few voters with weights of any size: two halves that meet in the middle.

Each coalition is one of the one half and one of the other. The coalitions of the one half are taken in order of weight,
the lightest first; those of the other that are heavy enough for it become more and more, and stand in a tree by their
second weight, where as many as reach what is missing of that are added up in few steps.
E. Horowitz and S. Sahni, Computing partitions with applications to the knapsack problem, Journal of the ACM 21 (1974),
pages 277-292; P. M. Fenwick, A new data structure for cumulative frequency tables, Software: Practice and Experience 24
(1994), pages 327-336.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mandat.count.power.coalitions import field, parts
from mandat.count.power.game import Game


class Coalition(NamedTuple):
    """Some voters of a half, by their places, and what they weigh together."""

    weight: int
    second: int
    members: tuple[int, ...]


class Halves:
    """The coalitions that carry by their weights, by size: all of them, and those with each voter."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.bytes = field(game.voters)
        self.with_ = [0] * game.voters
        middle = game.voters // 2
        left, right = _coalitions(game, range(middle)), _coalitions(game, range(middle, game.voters))
        self.all = self._meet(left, right)
        self._meet(right, left)

    def _meet(self, half: Sequence[Coalition], other: Sequence[Coalition]) -> int:
        """Count those with each voter of one half; all that carry. Both halves in order of weight."""
        tree, waiting, total = Tree(one.second for one in other), list(other), 0
        for weight, second, members in half:
            while waiting and weight + waiting[-1].weight >= self.game.quota:
                added = waiting.pop()
                tree.add(added.second, 1 << 8 * self.bytes * len(added.members))
            carried = tree.at_least(self.game.second_quota - second) << 8 * self.bytes * len(members)
            total += carried
            for member in members:
                self.with_[member] += carried
        return total

    def swings(self, voter: int) -> list[int]:
        """The coalitions of others that a voter, named by his place, turns, by size."""
        with_ = parts(self.with_[voter], self.bytes, self.game.voters + 1)
        alone = parts(self.all - self.with_[voter], self.bytes, self.game.voters)
        return self.game.turned(with_[1:], alone)


class Tree:
    """Numbers added up by a key, so that the sum of all from a key on is found in few steps."""

    def __init__(self, keys: Iterable[int]) -> None:
        self.keys = sorted(set(keys))
        self.sums = [0] * (len(self.keys) + 1)

    def add(self, key: int, number: int) -> None:
        """Add a number to those of a key."""
        place = len(self.keys) - bisect_left(self.keys, key)
        while place < len(self.sums):
            self.sums[place] += number
            place += place & -place

    def at_least(self, key: int) -> int:
        """The sum of the numbers of this key and all above it."""
        place, total = len(self.keys) - bisect_left(self.keys, key), 0
        while place:
            total += self.sums[place]
            place &= place - 1
        return total


def _coalitions(game: Game, voters: Iterable[int]) -> list[Coalition]:
    """All coalitions of some voters, the lightest first."""
    found, kinds = [Coalition(0, 0, ())], game.kinds
    for voter in voters:
        weight, second = kinds[voter]
        found += [Coalition(one.weight + weight, one.second + second, (*one.members, voter)) for one in found]
    return sorted(found)
