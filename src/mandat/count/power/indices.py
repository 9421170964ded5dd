"""The power of each voter: Banzhaf and Shapley-Shubik, exact where that is possible, else with a stated error.

J. F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965), pages 317-343; L. S. Shapley and M. Shubik, A
method for evaluating the distribution of power in a committee system, American Political Science Review 48 (1954),
pages 787-792.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import comb

from msgspec import Struct

from mandat.count.method import Progress, unwatched
from mandat.count.power import owen, sampled
from mandat.count.power.coalitions import Coalitions, Layout
from mandat.count.power.game import Game, smallest
from mandat.count.power.halves import Halves
from mandat.errors import MandatError

LARGEST = 2**36
"""Bytes that counting by weight may go through, all voters together; some seconds."""
LARGEST_SIZED = 2**32
"""The same where sizes are counted too and need not be, for exact Shapley-Shubik indices."""
LARGEST_TABLE = 2**29
"""Bytes that the ways to stay away may take, 512 MiB; for a moment they are there twice."""
LARGEST_OWEN = 2**32
"""Additions that estimating Shapley-Shubik indices without lots may take."""
FEW = 30
"""So many voters are counted by halves, whatever their weights."""


class TooLarge(MandatError):
    """Weights whose sums are too many to count."""

    def __init__(self, game: Game) -> None:
        voters, whole = game.voters, sum(game.weights)
        also = f" and {sum(game.second)} of the second weight" if game.second else ""
        super().__init__(
            f"{voters} voters with {whole} votes{also} in all are too many to count exactly;"
            f" write the weights in hundreds or thousands, and the quota too"
        )


class Power(Struct, frozen=True):
    """The power of each voter, in the order of the weights.

    swings   coalitions of the others that he turns by joining them, of 2 ** (voters - 1)
    banzhaf  his share of all swings; shapley: the share of all orders of joining in which he is the one who turns it
    error    by how much an index of `shapley` may be off; 0 where they are exact
    orders   from so many orders drawn by lot the indices of `shapley` are, and so hardly ever more off; 0: from all
    """

    swings: tuple[int, ...]
    banzhaf: tuple[Fraction, ...]
    shapley: tuple[Fraction, ...]
    error: Fraction = Fraction(0)
    orders: int = 0


def power(game: Game, progress: Progress = unwatched) -> Power:
    """The power of each voter. Raises `TooLarge`.

    >>> [str(share) for share in power(Game((50, 49, 1), 51)).banzhaf]
    ['3/5', '1/5', '1/5']
    """
    small = smallest(game)
    counted = _sized(small, progress, LARGEST if small.sizes_count else LARGEST_SIZED)
    if counted is None:
        swings = banzhaf(game, progress)
        return _power(swings, *_estimated(small, progress))
    by_size = _by_voter(small, counted.swings)
    return _power(tuple(map(sum, by_size)), tuple(map(_shapley, by_size)))


def _power(swings: tuple[int, ...], *shapley: object) -> Power:
    total = sum(swings)
    return Power(swings, tuple(Fraction(count, total) for count in swings), *shapley)


def banzhaf(game: Game, progress: Progress = unwatched) -> tuple[int, ...]:
    """How many coalitions each voter turns. Raises `TooLarge`."""
    small = smallest(game)
    if not small.sizes_count and _fits(Layout(small, sized=False), LARGEST):
        counted = Coalitions(small, sized=False, progress=progress)
    else:
        counted = _sized(small, progress, LARGEST)
    if counted is None:
        raise TooLarge(game)
    return _by_voter(small, lambda voter: sum(counted.swings(voter)))


def _by_voter(game: Game, found: Callable) -> tuple:
    """What is found for each voter, once for those who are alike."""
    first = {kind: voter for voter, kind in reversed(list(enumerate(game.kinds)))}
    of = {kind: found(voter) for kind, voter in first.items()}
    return tuple(of[kind] for kind in game.kinds)


def _sized(game: Game, progress: Progress, largest: int) -> Coalitions | Halves | None:
    """The coalitions by size, counted the cheaper way; None where both take too long."""
    layout = Layout(game, sized=True)
    by_halves = game.voters << game.voters // 2 + 9
    if _fits(layout, largest) and (game.voters > FEW or game.voters * layout.size < by_halves):
        return Coalitions(game, sized=True, progress=progress)
    return Halves(game) if game.voters <= FEW else None


def _fits(layout: Layout, largest: int) -> bool:
    return layout.size <= LARGEST_TABLE and len(layout.fitting) * layout.size <= largest


def _shapley(by_size: Sequence[int]) -> Fraction:
    """Of all orders, those in which a voter comes right behind a coalition that he turns."""
    voters = len(by_size)
    return sum((Fraction(count, voters * comb(voters - 1, size)) for size, count in enumerate(by_size)), Fraction(0))


Estimate = tuple[tuple[Fraction, ...], Fraction, int]
"""The index of each voter, how far one may be off, and from how many orders drawn they are."""


def _estimated(game: Game, progress: Progress) -> Estimate:
    additions = game.voters**2 // 4 * game.quota
    if game.sizes_count or game.second or additions > LARGEST_OWEN:
        of_kind, error = sampled.shapley(game, progress)
        return tuple(of_kind[kind] for kind in game.kinds), error, sampled.orders(game)
    of_weight, error = owen.shapley(game)
    return tuple(of_weight[weight] for weight in game.weights), error, 0
