"""Why each was elected or excluded: the numbers that decided it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.methods import METHODS
from mandat.count.reasons import reasons
from tests.count.strategies import elections, few, made

TRANSFER = [one.id for one in METHODS.values() if one.family == "transfer"]


def why(method, ballots, seats):
    return reasons(METHODS[method].count(made(4, ballots), seats, ""))


def test_who_is_elected_below_the_quota_is_told_why():
    told = why("scottish-stv", [(11, (0, 1)), (4, (1,)), (5, (2,)), (1, (3,))], 2)
    assert told == [
        (1, "Anna is elected with 11.00000: the quota is 8.00000."),
        (3, "Dora is excluded with 1.00000, the fewest votes."),
        (4, "Chris is excluded with 5.00000, the fewest votes."),
        (4, "Bela is elected with 6.99992, less than the quota of 8.00000: no more candidates were left than seats."),
    ]


def test_a_majority_without_a_quota_is_held_against_the_others():
    assert why("irv", [(5, (0,)), (3, (1,)), (1, (2,))], 1) == [
        (1, "Anna is elected with 5: the others together have 4.")
    ]


def test_several_who_are_excluded_together_are_told_with_what_each_had():
    assert why("ers97-stv", [(18, (0,)), (15, (1,)), (3, (2, 0)), (2, (3, 1))], 1)[:2] == [
        (2, "Dora is excluded with 2.00, together with others: with all surpluses they have no more than the next."),
        (2, "Chris is excluded with 3.00, together with others: with all surpluses they have no more than the next."),
    ]


def test_who_is_excluded_by_a_tie_is_told_so():
    told = why("irv", [(5, (0,)), (5, (1,)), (2, (2,))], 1)
    assert told[2] == (4, "Anna is excluded with 5, the fewest votes, as the tie was resolved.")


@pytest.mark.parametrize("method", TRANSFER)
@few
@given(election=elections(), seats=st.integers(1, 4))
def test_everybody_elected_or_excluded_has_a_reason(method, election, seats):
    count = METHODS[method].count(made(*election), METHODS[method].most or seats, "x")
    decided = [name for stage in count.stages for name in (*stage.excluded, *stage.elected)]
    assert [sentence.partition(" is ")[0] for _, sentence in reasons(count)] == decided
