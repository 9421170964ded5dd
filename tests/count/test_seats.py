"""Seats by members: one for so many, with remainders that are lost, counted or rounded, and limits."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.seats import Seats, Step, per_members, read


@pytest.mark.parametrize(
    ("members", "down", "up", "half"),
    [
        (0, 0, 0, 0),
        (1, 0, 1, 0),
        (49, 0, 1, 0),
        (50, 0, 1, 1),
        (99, 0, 1, 1),
        (100, 1, 1, 1),
        (101, 1, 2, 1),
        (149, 1, 2, 1),
        (150, 1, 2, 2),
        (412, 4, 5, 4),
    ],
)
def test_one_seat_per_hundred_members(members, down, up, half):
    seats = [per_members(Seats(per=100, rounding=name), members) for name in ("down", "up", "half")]
    assert seats == [down, up, half]


@pytest.mark.parametrize(("members", "half"), [(1, 0), (2, 1), (3, 1), (4, 1), (5, 2)])
def test_half_of_an_odd_number_is_no_whole_number(members, half):
    """Of three members, one is less than half a seat, and two are more."""
    assert per_members(Seats(per=3, rounding="half"), members) == half


@given(st.integers(0, 5000), st.integers(1, 300))
def test_rounding_is_that_of_the_exact_fraction(members, per):
    exact = Fraction(members, per)
    down, rest = divmod(exact, 1)
    assert per_members(Seats(per=per), members) == down
    assert per_members(Seats(per=per, rounding="up"), members) == down + (rest > 0)
    assert per_members(Seats(per=per, rounding="half"), members) == down + (rest >= Fraction(1, 2))


@pytest.mark.parametrize(
    ("members", "seats"),
    [(0, 1), (99, 1), (100, 1), (200, 2), (400, 4), (500, 4), (10**9, 4)],
)
def test_limits_hold_whatever_the_members(members, seats):
    assert per_members(Seats(per=100, least=1, most=4), members) == seats


def test_a_limit_of_nothing_is_a_limit():
    assert per_members(Seats(per=100, most=0), 500) == 0


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(1, 200), st.sampled_from(["down", "up", "half"]))
def test_more_members_never_give_fewer_seats(one, other, per, rounding):
    rule = Seats(per=per, rounding=rounding, least=1, most=9)
    fewer, more = sorted((one, other))
    assert per_members(rule, fewer) <= per_members(rule, more)


@pytest.mark.parametrize(
    ("members", "seats"), [(0, 0), (99, 0), (1000, 10), (1499, 10), (1500, 11), (5000, 18), (6999, 18), (7000, 19)]
)
def test_with_steps_the_members_beyond_a_number_count_for_less(members, seats):
    """One for 100 up to 1000, one for 500 up to 5000, one for 2000 above."""
    assert per_members(Seats(per=100, steps=(Step(500, beyond=1000), Step(2000, beyond=5000))), members) == seats


@pytest.mark.parametrize(("members", "seats"), [(1, 1), (100, 1), (101, 2), (300, 2), (301, 3), (600, 3), (601, 4)])
def test_a_table_of_seats_is_a_rule_with_steps_rounded_up(members, seats):
    """Up to 100 members one, up to 300 two, up to 600 three, above four."""
    rule = read("1 per 100 members, 1 per 200 beyond 100, 1 per 300 beyond 300, 1 per 999999999 beyond 600, rounded up")
    assert per_members(rule, members) == seats


def test_what_steps_leave_over_is_rounded_once():
    """Half of a seat and half of a seat are one."""
    assert per_members(Seats(per=100, steps=(Step(200, beyond=150),)), 250) == 2


@pytest.mark.parametrize(
    "text",
    ["1 per 0 members", "1 per 100, 1 per 0 beyond 10", "1 per 100, 1 per 500 beyond 0", "100 per 1", "",
     "1 per 100, 1 per 500 beyond 1000, 1 per 900 beyond 1000", "1 per 100, at least", "123456789",
     "1 per 100, at least 3, at most 2"],
)  # fmt: skip
def test_what_is_no_rule_is_none(text):
    assert read(text) is None


def test_a_rule_in_words_is_read():
    rule = Seats(None, 100, "up", 1, 10, (Step(500, 1000),))
    assert read("1 per 100 members, 1 per 500 beyond 1000, rounded up, at least 1, at most 10") == rule
    assert read("24") == Seats(total=24)
