"""How far seats are from votes: published values, and what each measure must be at its ends."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.decimals import decimal
from mandat.count.representation import effective_number, gallagher, loosemore_hanby, members_per_vote

PAIRS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 10**6)), min_size=1, max_size=8).filter(
    lambda pairs: any(seats for seats, _ in pairs) and any(votes for _, votes in pairs)
)
BUNDESTAG_2025 = [
    (164, 11196374), (152, 10328780), (120, 8149124), (85, 5762380), (64, 4356532), (44, 2964028), (1, 76138),
    (0, 2472947), (0, 2148757), (0, 2194452),
]  # fmt: skip
"""Die Bundeswahlleiterin, final result of 2025; the last are all others together."""


def test_the_loosemore_hanby_index_is_the_share_of_votes_without_seats_where_all_others_gain():
    """Of 49,649,512 valid votes, 6,816,156 were for those who got none."""
    assert loosemore_hanby(BUNDESTAG_2025) == pytest.approx(6816156 / 49649512, abs=1e-4)


def test_the_gallagher_index_of_three_parties_by_hand():
    """Shares of votes 40, 40, 20 and of seats 50, 30, 20: the root of (100 + 100 + 0) / 2."""
    assert gallagher([(5, 40), (3, 40), (2, 20)]) == 10


def test_the_effective_number_of_parties_as_its_authors_have_it():
    """Laakso and Taagepera 1979: shares of 0.5, 0.25 and 0.25 count as 2.67 parties."""
    assert decimal(effective_number([50, 25, 25])) == "2.67"


@given(PAIRS)
def test_distances_lie_between_none_and_all(pairs):
    assert 0 <= loosemore_hanby(pairs) <= 1
    assert 0 <= gallagher(pairs) <= 100


@given(st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any), st.integers(1, 1000))
def test_seats_in_proportion_are_at_no_distance(seats, times):
    pairs = [(count, count * times) for count in seats]
    assert (loosemore_hanby(pairs), gallagher(pairs)) == (0, 0)


@given(PAIRS, st.integers(1, 10**12))
def test_scale_invariance_of_distances(pairs, times):
    scaled = [(seats, votes * times) for seats, votes in pairs]
    assert loosemore_hanby(scaled) == loosemore_hanby(pairs)
    assert gallagher(scaled) == gallagher(pairs)


@given(PAIRS)
def test_the_root_is_exact_to_twelve_digits(pairs):
    seats, votes = (sum(column) for column in zip(*pairs, strict=True))
    squared = sum((Fraction(100 * a, seats) - Fraction(100 * b, votes)) ** 2 for a, b in pairs) / 2
    found = gallagher(pairs)
    assert found**2 <= squared < (found + Fraction(1, 10**12)) ** 2


@given(st.integers(1, 30), st.integers(1, 10**9))
def test_equal_parties_are_as_many_as_they_are(number, each):
    assert effective_number([each] * number) == number


def test_members_per_vote_is_exact_and_nothing_where_there_is_no_vote():
    assert members_per_vote(100, 3) == Fraction(100, 3)
    assert members_per_vote(100, 0) is None
