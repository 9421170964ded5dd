"""The power of each voter: Banzhaf and Shapley-Shubik, exact where that is possible, else with a stated error.

J. F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965), pages 317-343; L. S. Shapley and M. Shubik, A
method for evaluating the distribution of power in a committee system, American Political Science Review 48 (1954),
pages 787-792.
"""

from fractions import Fraction
from math import comb

from msgspec import Struct

from mandat.count.power import owen
from mandat.count.power.coalitions import Coalitions, field
from mandat.count.power.game import Game, smallest
from mandat.count.power.halves import Halves
from mandat.errors import MandatError

LARGEST = 2**32
"""Bytes that counting by weight may go through; some seconds."""
LARGEST_SIZED = 2**29
"""The same where sizes are counted too, for exact Shapley-Shubik indices."""
LARGEST_OWEN = 2**32
"""Additions that estimating Shapley-Shubik indices may take."""
FEW = 30
"""So many voters are counted by halves, whatever their weights."""


class TooLarge(MandatError):
    """Weights whose sums are too many to count."""

    def __init__(self, voters: int, whole: int) -> None:
        super().__init__(
            f"{voters} voters with {whole} votes in all are too many to count exactly; write the weights in hundreds or"
            " thousands, and the quota too"
        )


class Power(Struct, frozen=True):
    """The power of each voter, in the order of the weights.

    swings   coalitions of the others that he turns by joining them, of 2 ** (voters - 1)
    banzhaf  his share of all swings; shapley: the share of all orders of joining in which he is the one who turns it
    error    by how much an index of `shapley` may be off; 0 where they are exact
    """

    swings: tuple[int, ...]
    banzhaf: tuple[Fraction, ...]
    shapley: tuple[Fraction, ...]
    error: Fraction = Fraction(0)


def power(game: Game) -> Power:
    """The power of each voter. Raises `TooLarge`.

    >>> [str(share) for share in power(Game((50, 49, 1), 51)).banzhaf]
    ['3/5', '1/5', '1/5']
    """
    small = smallest(game)
    counted = _sized(small)
    if counted is None:
        swings = _by_voter(small, banzhaf(small))
        indices, error = _estimated(small)
    else:
        by_size = {weight: counted.swings(weight) for weight in set(small.weights)}
        swings = _by_voter(small, {weight: sum(found) for weight, found in by_size.items()})
        indices, error = {weight: _shapley(found) for weight, found in by_size.items()}, Fraction(0)
    total = sum(swings)
    shares = tuple(Fraction(count, total) for count in swings)
    return Power(swings, shares, _by_voter(small, indices), error)


def banzhaf(game: Game) -> dict[int, int]:
    """How many coalitions a voter of each weight turns. Raises `TooLarge`."""
    small = smallest(game)
    if game.heads or small.voters * field(small.voters) * small.quota > LARGEST:
        counted = _sized(small)
        if counted is None:
            raise TooLarge(game.voters, sum(game.weights))
    else:
        counted = Coalitions(small, sized=False)
    return {weight: sum(counted.swings(less)) for weight, less in zip(game.weights, small.weights, strict=True)}


def _by_voter(game: Game, of: dict) -> tuple:
    return tuple(of[weight] for weight in game.weights)


def _sized(game: Game) -> Coalitions | Halves | None:
    """The coalitions by size, counted the cheaper way; None where both take too long."""
    by_weight = game.voters * (game.voters + 1) * field(game.voters) * game.quota
    by_halves = game.voters << game.voters // 2 + 9
    if min(by_weight, by_halves) > LARGEST_SIZED:
        return None
    return Coalitions(game, sized=True) if by_weight < by_halves else Halves(game)


def _shapley(by_size: list[int]) -> Fraction:
    """Of all orders, those in which a voter comes right behind a coalition that he turns."""
    voters = len(by_size)
    return sum((Fraction(count, voters * comb(voters - 1, size)) for size, count in enumerate(by_size)), Fraction(0))


def _estimated(game: Game) -> tuple[dict[int, Fraction], Fraction]:
    if game.heads or game.voters**2 // 4 * (sum(game.weights) - game.quota + 1) > LARGEST_OWEN:
        raise TooLarge(game.voters, sum(game.weights))
    return owen.shapley(game)
