"""Methods that read one number for each candidate from the pairwise matrix: minimax, Copeland, Borda."""

from fractions import Fraction

import numpy as np

from mandat.count.ballots import Profile
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, exact
from mandat.count.pairwise.matrix import Matrix
from mandat.count.pairwise.ordering import scored
from mandat.count.single import by_score
from mandat.count.ties import Ties


def minimax(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Elect who is beaten least at worst; a total is the greatest margin against the candidate, as a minus."""
    matrix = Matrix(given, progress)
    against = matrix.margins.T.copy()
    np.fill_diagonal(against, -matrix.valid)
    worst = -against.max(axis=1) if len(against) > 1 else np.zeros(1, np.int64)
    return scored(given, seats, matrix, worst, Ties(given.candidates, seed), "minimax")


def copeland(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Elect who beats most others; a total is duels won less duels lost."""
    matrix = Matrix(given, progress)
    duels = np.sign(matrix.margins).astype(np.int64).sum(axis=1)
    return scored(given, seats, matrix, duels, Ties(given.candidates, seed), "copeland")


def borda(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """A point for each candidate that a ballot puts below, half a point for each that it puts level."""
    matrix = Matrix(given, progress)
    others = len(matrix.candidates) - 1
    doubled = [sum(row) + others * matrix.valid for row in matrix.margins.tolist()]
    points = {one: Fraction(twice, 2) for one, twice in zip(matrix.candidates, doubled, strict=True)}
    return by_score("borda", given, seats, seed, matrix.valid, points, exact)


METHODS = (
    Method(
        "minimax",
        "pairwise",
        "minimax (margins)",
        "P. B. Simpson, On defining areas of voter choice, Quarterly Journal of Economics 83 (1969), pp. 478-490; "
        "G. H. Kramer, A dynamical model of political equilibrium, Journal of Economic Theory 16 (1977), pp. 310-334",
        minimax,
    ),
    Method(
        "copeland",
        "pairwise",
        "Copeland's method",
        "A. H. Copeland, A reasonable social welfare function, University of Michigan 1951; "
        "D. G. Saari and V. R. Merlin, The Copeland method, Economic Theory 8 (1996), pp. 51-76",
        copeland,
    ),
)

BORDA = (
    Method(
        "borda",
        "choice",
        "Borda count",
        "J.-C. de Borda, Mémoire sur les élections au scrutin, Histoire de l'Académie Royale des Sciences 1781",
        borda,
    ),
)
