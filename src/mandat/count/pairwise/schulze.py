"""The Schulze method, with winning votes as the strength of a link.

A path from one candidate to another is as strong as its weakest link; who has the stronger path to the other than the
other has back stands above. Several seats go to the first in this order.
"""

import numpy as np

from mandat.count.ballots import Profile
from mandat.count.method import Method, Progress, share, unwatched
from mandat.count.outcome import Count
from mandat.count.pairwise.matrix import Matrix
from mandat.count.pairwise.ordering import ordered
from mandat.count.ties import Ties


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Count ballots by the Schulze method."""
    matrix = Matrix(given, share(progress, 0, 2))
    paths = strongest_paths(matrix.strengths, share(progress, 1, 2))
    return ordered(given, seats, matrix, paths > paths.T, Ties(given.candidates, seed), "schulze")


def strongest_paths(strengths: np.ndarray, progress: Progress = unwatched) -> np.ndarray:
    """The strength of the strongest path from each candidate to each other (Floyd and Warshall's algorithm)."""
    paths = strengths.copy()
    for between in range(len(paths)):
        paths = np.maximum(paths, np.minimum(paths[:, between, None], paths[None, between, :]))
        progress(between + 1, len(paths))
    np.fill_diagonal(paths, 0)
    return paths


METHODS = (
    Method(
        "schulze",
        "pairwise",
        "Schulze method (winning votes)",
        "M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner "
        "election method, Social Choice and Welfare 36 (2011), pp. 267-303",
        count,
    ),
)
