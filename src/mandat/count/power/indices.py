"""The power of each voter: Banzhaf and Shapley-Shubik, exact where that is possible, else with a stated error.

J. F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965), pages 317-343; L. S. Shapley and M. Shubik, A
method for evaluating the distribution of power in a committee system, American Political Science Review 48 (1954),
pages 787-792.
"""

from collections.abc import Callable, Sequence
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

    def __init__(self, game: Game) -> None:
        voters, whole = game.voters, sum(game.weights)
        mend = f"up to {FEW} can be" if game.second else "write the weights in hundreds or thousands, and the quota too"
        two = " of two kinds" if game.second else ""
        super().__init__(f"{voters} voters with {whole} votes{two} in all are too many to count exactly; {mend}")


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
        swings, (of_weight, error) = banzhaf(game), _estimated(game)
        indices = tuple(of_weight[weight] for weight in small.weights)
    else:
        by_size = _by_voter(small, counted.swings)
        swings, error = tuple(map(sum, by_size)), Fraction(0)
        indices = tuple(map(_shapley, by_size))
    total = sum(swings)
    return Power(swings, tuple(Fraction(count, total) for count in swings), indices, error)


def banzhaf(game: Game) -> tuple[int, ...]:
    """How many coalitions each voter turns. Raises `TooLarge`."""
    small = smallest(game)
    only_weights = not game.heads and not game.second
    if only_weights and small.voters * field(small.voters) * small.quota <= LARGEST:
        counted = Coalitions(small, sized=False)
    else:
        counted = _sized(small)
    if counted is None:
        raise TooLarge(game)
    return _by_voter(small, lambda voter: sum(counted.swings(voter)))


def _by_voter(game: Game, found: Callable) -> tuple:
    """What is found for each voter, once for those who are alike."""
    first = {kind: voter for voter, kind in reversed(list(enumerate(game.kinds)))}
    of = {kind: found(voter) for kind, voter in first.items()}
    return tuple(of[kind] for kind in game.kinds)


def _sized(game: Game) -> Coalitions | Halves | None:
    """The coalitions by size, counted the cheaper way; None where both take too long."""
    by_weight = game.voters * (game.voters + 1) * field(game.voters) * game.quota
    by_halves = game.voters << game.voters // 2 + 9
    if not game.second and by_weight < min(by_halves, LARGEST_SIZED):
        return Coalitions(game, sized=True)
    return Halves(game) if by_halves <= LARGEST_SIZED else None


def _shapley(by_size: Sequence[int]) -> Fraction:
    """Of all orders, those in which a voter comes right behind a coalition that he turns."""
    voters = len(by_size)
    return sum((Fraction(count, voters * comb(voters - 1, size)) for size, count in enumerate(by_size)), Fraction(0))


def _estimated(game: Game) -> tuple[dict[int, Fraction], Fraction]:
    small = smallest(game)
    additions = small.voters**2 // 4 * (sum(small.weights) - small.quota + 1)
    if game.heads or game.second or additions > LARGEST_OWEN:
        raise TooLarge(game)
    return owen.shapley(small)
