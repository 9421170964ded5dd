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
    """A coalition carries whose weights reach `quota`; in a double majority it must have `heads` members too.

    weights  whole numbers, one for each voter; heads: 0, where only weights count. Raises `NoGame`
    """

    weights: tuple[int, ...]
    quota: int
    heads: int = 0

    def __post_init__(self) -> None:
        whole = sum(self.weights)
        if not 0 < self.quota <= whole:
            raise NoGame("votes", self.quota, whole)
        if not 0 <= self.heads <= self.voters:
            raise NoGame("voters", self.heads, self.voters)

    @property
    def voters(self) -> int:
        """How many vote."""
        return len(self.weights)


def smallest(game: Game) -> Game:
    """A game in smaller numbers in which everybody turns as many coalitions.

    All weights are divided by what they have in common. Without heads, to block is to carry in the dual game, and who
    turns a coalition in the one turns its complement in the other: of the two quotas the lower is taken.
    """
    common = math.gcd(*game.weights)
    weights = tuple(weight // common for weight in game.weights)
    quota = -(-game.quota // common)
    return Game(weights, quota if game.heads else min(quota, sum(weights) - quota + 1), game.heads)
