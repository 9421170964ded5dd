"""A weighted vote: who has which weight, and what carries."""

import math

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
    second_quota  what these must reach too. Raises `NoGame`
    """

    weights: tuple[int, ...]
    quota: int
    heads: int = 0
    second: tuple[int, ...] = ()
    second_quota: int = 0

    def __post_init__(self) -> None:
        if self.second and len(self.second) != len(self.weights):
            raise ValueError("every voter has a second weight, or none has")
        for quota, weights in ((self.quota, self.weights), (self.second_quota, self.second)):
            if (weights or quota) and not 0 < quota <= sum(weights):
                raise NoGame("votes", quota, sum(weights))
        if not 0 <= self.heads <= self.voters:
            raise NoGame("voters", self.heads, self.voters)

    @property
    def voters(self) -> int:
        """How many vote."""
        return len(self.weights)

    @property
    def kinds(self) -> list[tuple[int, int]]:
        """Both weights of each voter, by whom others are alike; the second is 0 where there is one."""
        return list(zip(self.weights, self.second or (0,) * self.voters, strict=True))


def smallest(game: Game) -> Game:
    """A game in smaller numbers in which everybody turns as many coalitions.

    All weights are divided by what they have in common. Where only the weights count, to block is to carry in the dual
    game, and who turns a coalition in the one turns its complement in the other: of the two quotas the lower is taken.
    """
    weights, quota = _divided(game.weights, game.quota)
    second, second_quota = _divided(game.second, game.second_quota)
    dual = quota if game.heads or second else sum(weights) - quota + 1
    return Game(weights, min(quota, dual), game.heads, second, second_quota)


def _divided(weights: tuple[int, ...], quota: int) -> tuple[tuple[int, ...], int]:
    common = math.gcd(*weights) or 1
    return tuple(weight // common for weight in weights), -(-quota // common)
