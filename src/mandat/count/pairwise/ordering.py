"""From a relation between candidates to who is elected: time and again somebody whom nobody left stands above."""

import numpy as np
from msgspec.structs import replace

from mandat.count.ballots import Profile
from mandat.count.outcome import Count
from mandat.count.pairwise.matrix import Matrix
from mandat.count.single import Round, check, in_rounds
from mandat.count.ties import Ties


def unbeaten(above: np.ndarray, seats: int, ties: Ties, candidates: list[int]) -> list[int]:
    """The first `seats` by an acyclic relation; where several stand below nobody, and not all find a seat, a lot.

    above[a, b]  whether a stands above b
    """
    left, elected = list(range(len(above))), []
    while left and len(elected) < seats:
        free = [one for one in left if not above[left, one].any()]
        if len(elected) + len(free) > seats and len(free) > 1:
            free = [candidates.index(ties.lot([candidates[one] for one in free], 1))]
        elected += free
        left = [one for one in left if one not in free]
    return [candidates[one] for one in elected]


def ordered(given: Profile, seats: int, matrix: Matrix, above: np.ndarray, ties: Ties, method: str) -> Count:
    """The count by a relation; a candidate's total is how many it stands above."""
    check(seats, matrix.valid)
    elected = unbeaten(above, seats, ties, matrix.candidates)
    return _compared(given, seats, matrix, above.sum(axis=1), elected, ties, method)


def scored(given: Profile, seats: int, matrix: Matrix, scores: np.ndarray, ties: Ties, method: str) -> Count:
    """The count by a score that is read from the matrix; the highest are elected."""
    check(seats, matrix.valid)
    totals = dict(zip(matrix.candidates, scores.tolist(), strict=True))
    elected = ties.cut(sorted(totals, key=lambda one: -totals[one]), totals.__getitem__, seats)
    return _compared(given, seats, matrix, scores, elected, ties, method)


def _compared(
    given: Profile, seats: int, matrix: Matrix, scores: np.ndarray, elected: list[int], ties: Ties, method: str
) -> Count:
    totals = dict(zip(matrix.candidates, scores.tolist(), strict=True))
    rounds = [Round("pairwise comparison", totals, elected)]
    return replace(in_rounds(method, given, seats, matrix.valid, rounds, ties), matrix=matrix.by_name())
