"""Ranked pairs: the largest majority is kept first, and one that would contradict what is kept is left out.

Majorities are compared by their margin. Where the order of equal ones matters, an order of the candidates is drawn by
lot (Zavist and Tideman 1989).
"""

from collections.abc import Iterable

import numpy as np

from mandat.count.ballots import Profile
from mandat.count.method import Method, Progress, share, unwatched
from mandat.count.outcome import Count
from mandat.count.pairwise.matrix import Matrix
from mandat.count.pairwise.ordering import ordered
from mandat.count.ties import Ties

Pair = tuple[int, int]


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by ranked pairs."""
    matrix = Matrix(given, share(progress, 0, 2))
    ties = Ties(given.candidates, seed)
    return ordered(given, seats, matrix, locked(matrix, ties, share(progress, 1, 2)), ties, "ranked-pairs")


def locked(matrix: Matrix, ties: Ties, progress: Progress = unwatched) -> np.ndarray:
    """locked[a, b]: whether a stands above b, by majorities kept and by what follows from them."""
    above = np.zeros(matrix.margins.shape, bool)
    margins = sorted({value for row in matrix.margins.tolist() for value in row if value > 0}, reverse=True)
    for place, margin in enumerate(margins, 1):
        equal = [(int(one), int(other)) for one, other in np.argwhere(matrix.margins == margin)]
        together = _kept(above, equal)
        if together.diagonal().any():
            together = _one_by_one(above, _drawn(matrix, equal, ties))
        above = together
        progress(place, len(margins))
    return above


def _kept(above: np.ndarray, pairs: Iterable[Pair]) -> np.ndarray:
    """What follows when these are kept, apart from those contradicted already."""
    after = above.copy()
    for one, other in pairs:
        if not above[other, one]:
            after |= np.outer(after[:, one] | _only(one, len(after)), after[other] | _only(other, len(after)))
    return after


def _one_by_one(above: np.ndarray, pairs: Iterable[Pair]) -> np.ndarray:
    for pair in pairs:
        above = _kept(above, [pair])
    return above


def _only(one: int, among: int) -> np.ndarray:
    return np.arange(among) == one


def _drawn(matrix: Matrix, pairs: list[Pair], ties: Ties) -> list[Pair]:
    """The pairs in an order of the candidates drawn by lot."""
    places = ties.order(sorted({matrix.candidates[one] for pair in pairs for one in pair}), 1)
    rank = {matrix.candidates.index(one): place for place, one in enumerate(places)}
    return sorted(pairs, key=lambda pair: (rank[pair[0]], rank[pair[1]]))


METHODS = (
    Method(
        "ranked-pairs",
        "pairwise",
        "ranked pairs (margins)",
        "T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and Welfare 4 (1987), "
        "pp. 185-206; T. M. Zavist and T. N. Tideman, Social Choice and Welfare 6 (1989), pp. 167-173",
        count,
    ),
)
