"""A weighted vote: who has which weight, and what carries."""

import math
from collections.abc import Sequence

from msgspec import Struct

from mandat.errors import MandatError


class NoGame(MandatError):
    """A quota that nothing reaches, or that nothing misses."""

    def __init__(self, what: str, quota: int, whole: int) -> None:
        super().__init__(
            f"a quota of {quota} decides nothing where there are {whole} {what} in all; write one from 1 to {whole}"
            if whole
            else f"there are no {what} to decide with"
        )


class Game(Struct, frozen=True):
    """A coalition carries whose weights reach `quota`, and what else is asked of it in a double majority.

    weights       whole numbers, one for each voter
    heads         so many members it must have too; 0: any number
    second        a second weight for each voter; none: there is one
    second_quota  what these must reach too
    suffice       so many members carry, whatever they weigh; 0: no number does. Raises `NoGame`
    """

    weights: tuple[int, ...]
    quota: int
    heads: int = 0
    second: tuple[int, ...] = ()
    second_quota: int = 0
    suffice: int = 0

    def __post_init__(self) -> None:
        if self.second and len(self.second) != len(self.weights):
            raise ValueError("every voter has a second weight, or none has")
        for quota, weights in ((self.quota, self.weights), (self.second_quota, self.second)):
            if (weights or quota) and not 0 < quota <= sum(weights):
                raise NoGame("votes", quota, sum(weights))
        for members in (self.heads, self.suffice):
            if not 0 <= members <= self.voters:
                raise NoGame("voters", members, self.voters)

    @property
    def voters(self) -> int:
        """How many vote."""
        return len(self.weights)

    @property
    def kinds(self) -> list[tuple[int, int]]:
        """Both weights of each voter, by whom others are alike; the second is 0 where there is one."""
        return list(zip(self.weights, self.second or (0,) * self.voters, strict=True))

    @property
    def sizes_count(self) -> bool:
        """Whether it matters how many members a coalition has."""
        return bool(self.heads or self.suffice)

    @property
    def room(self) -> tuple[int, int]:
        """How much of each weight may be missing where a coalition carries."""
        return sum(self.weights) - self.quota, sum(self.second) - self.second_quota

    def turned(self, joined: Sequence[int], alone: Sequence[int]) -> list[int]:
        """By how many the others are: their coalitions that one voter turns.

        joined  those whose weights suffice with him; alone: those whose weights suffice without him
        """
        sizes = enumerate(zip(joined, alone, strict=True))
        return [self._carry(size + 1, size, one) - self._carry(size, size, other) for size, (one, other) in sizes]

    def _carry(self, members: int, others: int, heavy: int) -> int:
        """Of the coalitions of so many members, of whom so many are others, those that carry; `heavy`: by weight."""
        if self.suffice and members >= self.suffice:
            return math.comb(self.voters - 1, others)
        return heavy if members >= self.heads else 0


def smallest(game: Game) -> Game:
    """A game in smaller numbers in which everybody turns as many coalitions.

    All weights are divided by what they have in common. Where only the weights count, to block is to carry in the dual
    game, and who turns a coalition in the one turns its complement in the other: of the two quotas the higher is taken,
    which leaves the smaller room. Of two weights the one that leaves more room becomes the first.
    """
    weights, quota = _divided(game.weights, game.quota)
    second, second_quota = _divided(game.second, game.second_quota)
    dual = quota if game.sizes_count or second else sum(weights) - quota + 1
    small = Game(weights, max(quota, dual), game.heads, second, second_quota, game.suffice)
    return small if small.room[0] >= small.room[1] else _turned_round(small)


def _turned_round(game: Game) -> Game:
    return Game(game.second, game.second_quota, game.heads, game.weights, game.quota, game.suffice)


def _divided(weights: tuple[int, ...], quota: int) -> tuple[tuple[int, ...], int]:
    common = math.gcd(*weights) or 1
    return tuple(weight // common for weight in weights), -(-quota // common)
