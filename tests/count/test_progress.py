"""How far a count is: every method that can take long tells it, and tells nothing that it takes back."""

import pytest

from mandat.count.methods import METHODS
from tests.count.strategies import made

ELECTION = (4, [(4, (0, 1, 2)), (3, (1, 0)), (2, (2, 3, 0)), (1, (3,))])

TOLD = {
    "irv": [(0, 4), (1, 4), (3, 4)],
    "scottish-stv": [(1, 4), (2, 4), (4, 4)],
    "schulze": [(1, 8), (2, 8), (3, 8), (4, 8), (5, 8), (6, 8), (7, 8), (8, 8)],
    "seq-pav": [(1, 2), (2, 2)],
    "pav": [(1, 6), (2, 6), (3, 6), (4, 6), (5, 6), (6, 6)],
    "equal-shares": [(1, 2), (2, 2)],
}


@pytest.mark.parametrize("method", TOLD)
def test_a_count_tells_how_far_it_is(method):
    steps = []
    METHODS[method].count(made(*ELECTION), METHODS[method].most or 2, "", lambda *step: steps.append(step))
    assert steps == TOLD[method]


@pytest.mark.parametrize("method", [one.id for one in METHODS.values() if one.family in ("transfer", "pairwise")])
def test_nothing_told_is_taken_back(method):
    steps = []
    METHODS[method].count(made(*ELECTION), METHODS[method].most or 2, "", lambda *step: steps.append(step))
    shares = [done / total for done, total in steps]
    assert shares
    assert shares == sorted(shares)
    assert shares[-1] <= 1
