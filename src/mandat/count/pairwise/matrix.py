"""Each candidate against each other: how many ballots prefer the one to the other. All pairwise methods read it.

Who is named is preferred to who is not; who is not named, or stands at the same rank, is preferred by neither.
"""

from functools import cached_property

import numpy as np

from mandat.count.ballots import NOBODY, Profile, ranked, standing, total
from mandat.count.method import Progress, unwatched


class Matrix:
    """The pairwise comparison of the candidates who stand.

    wins[a, b]  how many ballots prefer a to b (whole numbers; places as in `candidates`)
    valid       how many ballots name somebody
    """

    def __init__(self, given: Profile, progress: Progress = unwatched) -> None:
        self.candidates = given.standing
        self.names = [given.candidates[one] for one in self.candidates]
        profile = standing(given)
        said = profile.rankings[:, 0] != NOBODY
        self.valid = total(profile.weights[said])
        self.wins = preferences(profile, progress)[np.ix_(self.candidates, self.candidates)]

    @cached_property
    def margins(self) -> np.ndarray:
        """margins[a, b]: how many more prefer a to b than b to a."""
        return self.wins - self.wins.T

    @cached_property
    def strengths(self) -> np.ndarray:
        """strengths[a, b]: how many prefer a to b, where they are more than prefer b to a; else 0 (winning votes)."""
        return np.where(self.margins > 0, self.wins, 0)

    def by_name(self) -> dict[str, dict[str, int]]:
        """The matrix for people and programs: who -> against whom -> how many."""
        rows = self.wins.tolist()
        return {
            one: {other: rows[a][b] for b, other in enumerate(self.names) if a != b} for a, one in enumerate(self.names)
        }


def preferences(given: Profile, progress: Progress = unwatched) -> np.ndarray:
    """(candidates, candidates): how many ballots prefer the first to the second."""
    ranks, weights = ranked(given), given.weights
    alike = weights.dtype != object and len(weights) and weights.min() == 1 == weights.max()
    wins = np.zeros((len(ranks), len(ranks)), np.int64 if weights.dtype != object else object)
    for one, mine in enumerate(ranks):
        for other, theirs in enumerate(ranks):
            if one != other:
                before = mine < theirs
                wins[one, other] = np.count_nonzero(before) if alike else total(weights[before])
        progress(one + 1, len(ranks))
    return wins
