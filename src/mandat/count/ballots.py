"""Ballots in memory: who stands, and what each ballot says, as arrays of NumPy.

A ballot names candidates in order. Candidates are numbers from 0, in the order of the ballot paper.
"""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

NOBODY = -1
"""What stands in a ranking where nobody is named any more."""


class Profile(Struct, frozen=True):
    """The ballots of one election; equal ones may stand together.

    candidates  their names, in the order of the ballot paper
    rankings    (ballots, places): the candidate named at each place from the left, then `NOBODY`; signed integers
    weights     (ballots,): how many ballots say this; whole numbers
    ranks       (ballots, places): the number written beside each candidate, where a ballot names several at one
                rank or leaves a rank out; None where every ballot numbers its candidates 1, 2, 3
    withdrawn   candidates who do not stand any more
    seats       how many are to be elected, where the ballots say so
    """

    candidates: tuple[str, ...]
    rankings: np.ndarray
    weights: np.ndarray
    ranks: np.ndarray | None = None
    withdrawn: frozenset[int] = frozenset()
    seats: int | None = None
    title: str = ""

    @property
    def standing(self) -> list[int]:
        """The candidates who stand."""
        return [one for one in range(len(self.candidates)) if one not in self.withdrawn]

    @property
    def cast(self) -> int:
        """How many ballots there are, valid or not."""
        return total(self.weights)


def profile(candidates: tuple[str, ...], ballots: list[tuple[int, tuple[int, ...]]], **rest: object) -> Profile:
    """A profile of ballots given as (how many, who is named in order).

    >>> profile(("Anna", "Bela"), [(3, (1, 0)), (2, (0,))]).rankings.tolist()
    [[1, 0], [0, -1]]
    """
    places = max((len(named) for _, named in ballots), default=0) or 1
    rankings = np.full((len(ballots), places), NOBODY, narrow(len(candidates)))
    for row, (_, named) in enumerate(ballots):
        rankings[row, : len(named)] = named
    return Profile(candidates, rankings, whole([weight for weight, _ in ballots]), **rest)


def narrow(candidates: int) -> type:
    """The smallest signed integers that can number so many candidates."""
    return np.int8 if candidates < 128 else np.int16 if candidates < 32768 else np.int32


def whole(numbers: list[int]) -> np.ndarray:
    """Whole numbers as an array: of machine integers where even their sum is one, else of Python's."""
    return np.array(numbers, dtype=np.int64 if sum(numbers) < 2**62 else object)


def total(weights: np.ndarray) -> int:
    """The sum of whole numbers, exact."""
    return int(weights.sum())


def standing(given: Profile) -> Profile:
    """The same ballots without the candidates who withdrew: who comes behind them moves up."""
    if not given.withdrawn:
        return given
    gone = np.isin(given.rankings, list(given.withdrawn))
    named = np.where(gone, NOBODY, given.rankings)
    order = np.argsort(named == NOBODY, axis=1, kind="stable")
    ranks = given.ranks
    if ranks is not None:
        ranks = np.take_along_axis(np.where(gone, 0, _closed_up(ranks, gone)), order, axis=1)
    return replace(given, rankings=np.take_along_axis(named, order, axis=1), ranks=ranks)


def _closed_up(ranks: np.ndarray, gone: np.ndarray) -> np.ndarray:
    """Ranks without those at which only withdrawn candidates stand."""
    closed = ranks.copy()
    for row in np.flatnonzero(gone.any(axis=1)):
        kept = set(ranks[row][~gone[row]].tolist())
        lost = sorted(set(ranks[row][gone[row]].tolist()) - kept)
        closed[row] -= np.searchsorted(lost, ranks[row])
    return closed


def single(given: Profile) -> Profile:
    """The ballots as far as each names one candidate at a rank, and the ranks run 1, 2, 3 without a gap.

    What stands at a rank that is given twice or behind one that is left out cannot be followed.
    """
    if given.ranks is None:
        return given
    ranks = given.ranks
    wrong = ranks != np.arange(1, ranks.shape[1] + 1)
    wrong[:, :-1] |= ranks[:, :-1] == ranks[:, 1:]
    followed = ~np.logical_or.accumulate(wrong, axis=1)
    return replace(given, rankings=np.where(followed, given.rankings, NOBODY).astype(given.rankings.dtype), ranks=None)


def ranked(given: Profile) -> np.ndarray:
    """(candidates, ballots): the rank of each candidate on each ballot; behind all others where it is not named."""
    rows, places = given.rankings.shape
    most = places + 1 if given.ranks is None else int(given.ranks.max(initial=places)) + 1
    ranks = np.full((len(given.candidates) + 1, rows), most, narrow(most))
    ballots = np.arange(rows)
    for place in range(places - 1, -1, -1):
        number = place + 1 if given.ranks is None else given.ranks[:, place]
        ranks[given.rankings[:, place], ballots] = number
    ranks[NOBODY] = most
    return ranks[:-1]


def named(given: Profile) -> np.ndarray:
    """(ballots, candidates): whether a ballot names a candidate."""
    marks = np.zeros((len(given.weights), len(given.candidates) + 1), bool)
    for place in range(given.rankings.shape[1]):
        marks[np.arange(len(given.weights)), given.rankings[:, place]] = True
    return marks[:, :-1]


def valid(given: Profile) -> int:
    """How many ballots name somebody."""
    return total(given.weights[given.rankings[:, 0] != NOBODY])


def condensed(given: Profile) -> Profile:
    """The same ballots with equal ones together, in an order that tells nothing of the one they were cast in."""
    if not len(given.weights):
        return given
    said = given.rankings if given.ranks is None else np.hstack([given.rankings, given.ranks])
    order = np.lexsort(said.T[::-1])
    said, weights = said[order], given.weights[order]
    first = np.concatenate([[True], (said[1:] != said[:-1]).any(axis=1)])
    begins = np.flatnonzero(first)
    rows = order[begins]
    ranks = None if given.ranks is None else given.ranks[rows]
    return replace(given, rankings=given.rankings[rows], weights=np.add.reduceat(weights, begins), ranks=ranks)
