"""Largest remainder: whole quotas, then the largest remainders; the quota rule holds, house monotonicity does not."""

from fractions import Fraction

import pytest
from apportionment import methods as peer
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mandat.count.apportionment.award import Award, Tie
from mandat.count.apportionment.remainder import TooManySeats, droop, hare, remainder

VOTES = st.lists(st.integers(0, 30) | st.integers(0, 10**6), min_size=1, max_size=9).filter(any)
SEATS = st.integers(0, 40)


def test_whole_quotas_first_then_the_largest_remainders():
    """The quota is 25: A has 2 and 3 left, B has 1 and 12 left, C has 10 left."""
    assert remainder([53, 37, 10], 4, hare) == Award((2, 2, 0))


def test_equal_remainders_tie_for_the_last_seats():
    assert remainder([5, 5, 2], 1, hare) == Award((0, 0, 0), Tie((0, 1), 1))
    assert remainder([5, 5, 2], 2, hare) == Award((1, 1, 0))


def test_the_droop_quota_is_the_least_whole_number_that_no_more_than_the_seats_can_have():
    assert droop(100, 4) == (21, 1)
    assert droop(99, 4) == (20, 1)


@given(st.integers(1, 10**9), st.integers(1, 500))
def test_a_droop_quota_cannot_be_had_once_more_than_there_are_seats(votes, seats):
    quota, _ = droop(votes, seats)
    assert quota * (seats + 1) > votes
    assert (quota - 1) * (seats + 1) <= votes


def test_nobody_without_votes_gets_a_seat_by_a_remainder_of_nothing():
    with pytest.raises(TooManySeats, match="60 seats are too many for 100 votes by this quota: 8 would be left"):
        remainder([60, 40, 0], 60, droop)


def test_of_no_votes_or_no_seats_nothing_comes():
    assert remainder([0, 0], 3, hare) == Award((0, 0))
    assert remainder([4, 2], 0, droop) == Award((0, 0))


@given(votes=VOTES, seats=SEATS)
def test_the_quota_rule_nobody_gets_less_than_his_quota_rounded_down_or_more_than_rounded_up(votes, seats):
    found = remainder(votes, seats, hare)
    for place, (count, held) in enumerate(zip(votes, found.seats, strict=True)):
        share = Fraction(count * seats, sum(votes))
        tied = found.tie is not None and place in found.tie.among
        assert share // 1 <= held <= -(-share // 1) - tied


@given(votes=VOTES, seats=SEATS)
def test_all_seats_are_given_but_those_for_which_some_tie(votes, seats):
    found = remainder(votes, seats, hare)
    assert sum(found.seats) + (found.tie.for_seats if found.tie else 0) == seats
    assert found.tie is None or 0 < found.tie.for_seats < len(found.tie.among)


def test_house_monotonicity_fails_as_it_must():
    """The Alabama paradox: with one seat more, C loses one."""
    assert remainder([6, 6, 2], 10, hare).seats == (4, 4, 2)
    assert remainder([6, 6, 2], 11, hare).seats == (5, 5, 1)


@pytest.mark.parametrize("times", [2, 10**9, 10**40])
@given(votes=VOTES, seats=SEATS)
def test_scale_invariance_all_votes_many_times_over_change_nothing(times, votes, seats):
    assert remainder([count * times for count in votes], seats, hare) == remainder(votes, seats, hare)


@given(data=st.data(), votes=VOTES, seats=SEATS)
def test_symmetry_seats_go_with_the_votes_wherever_they_stand(data, votes, seats):
    order = data.draw(st.permutations(range(len(votes))))
    plain, moved = remainder(votes, seats, hare), remainder([votes[place] for place in order], seats, hare)
    assert moved.seats == tuple(plain.seats[place] for place in order)


@settings(max_examples=300)
@given(votes=VOTES, seats=st.integers(1, 40))
def test_the_package_apportionment_gives_the_same_with_fractions(votes, seats):
    found = remainder(votes, seats, hare)
    assume(found.tie is None)
    assert list(found.seats) == peer.compute("lrm", votes, seats, fractions=True)
