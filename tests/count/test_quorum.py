"""Quorums: the least number that meets a bar, whether those present meet it, and quorums of several bars."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.quantity import Quantity, exactly, read
from mandat.count.quorum import Bar, Quorum, both, met, required


@pytest.mark.parametrize(
    ("needed", "base", "bounds"),
    [
        ("40", None, (40, 40)),
        ("40", 25, (40, 40)),
        ("1/2", 24, (12, 12)),
        ("1/2", 25, (13, 13)),
        ("1/3", 25, (9, 9)),
        ("2/3", 24, (16, 16)),
        ("1/10", 412, (42, 42)),
        ("all", 24, (24, 24)),
        ("most", 24, (13, 13)),
        ("most", 25, (13, 13)),
        ("nearly-all", 25, (23, 23)),
        ("1/2", 0, (0, 0)),
        ("most", 0, (1, 1)),
    ],
)
def test_the_least_number_that_meets_a_bar(needed, base, bounds):
    assert required(Bar(read(needed)), None if base is None else exactly(base)) == bounds


def test_a_vague_base_gives_bounds():
    assert required(Bar(read("1/2")), read("about 100")) == (45, 55)


@pytest.mark.parametrize("base", [None, "unknown", "2/3", "most"])
def test_a_share_of_what_is_not_known_cannot_be_told(base):
    assert required(Bar(read("1/2")), base and read(base)) is None


@given(st.integers(0, 300), st.integers(0, 30), st.integers(1, 30))
def test_the_least_number_is_the_least_whose_share_is_large_enough(base, above, below):
    if above > below:
        above, below = below, above
    low, high = required(Bar(read(f"{above}/{below}")), exactly(base))
    assert low == high
    assert low * below >= base * above
    assert (low - 1) * below < base * above


@pytest.mark.parametrize(
    ("present", "bounds", "verdict"),
    [
        ("42", (42, 42), True),
        ("41", (42, 42), False),
        ("about 50", (42, 42), True),
        ("about 42", (42, 42), None),
        ("about 30", (42, 42), False),
        ("42", (40, 45), None),
        ("45", (40, 45), True),
        ("39", (40, 45), False),
        ("unknown", (42, 42), None),
        ("unknown", (0, 0), True),
        ("most", (42, 42), None),
    ],
)
def test_whether_those_present_meet_it(present, bounds, verdict):
    assert met(read(present), bounds) is verdict


def test_what_is_not_recorded_cannot_be_told():
    assert met(None, (42, 42)) is None
    assert met(exactly(42), None) is None


@given(st.integers(0, 20), st.integers(0, 5), st.integers(0, 20), st.integers(0, 5))
def test_a_verdict_holds_for_every_number_in_its_bounds(present, more, needed, further):
    verdict = met(Quantity("", present, present + more), (needed, needed + further))
    possible = {
        there >= asked for there in range(present, present + more + 1) for asked in range(needed, needed + further + 1)
    }
    assert verdict is (possible.pop() if len(possible) == 1 else None)


@pytest.mark.parametrize("verdicts", list(product([True, False, None], repeat=2)))
def test_the_lower_of_two_bars_suffices_and_the_higher_is_needed(verdicts):
    """Where one cannot be told, it may be either; what follows from both is the verdict."""
    possible = [[verdict] if verdict is not None else [True, False] for verdict in verdicts]
    lower = {any(case) for case in product(*possible)}
    higher = {all(case) for case in product(*possible)}
    bars = (Bar(exactly(1)), Bar(exactly(2)))
    assert both(Quorum(bars, "lower"), list(verdicts)) is (lower.pop() if len(lower) == 1 else None)
    assert both(Quorum(bars, "higher"), list(verdicts)) is (higher.pop() if len(higher) == 1 else None)


def test_of_one_bar_its_own_verdict_counts():
    quorum = Quorum((Bar(Quantity("1/2", Fraction(1, 2), Fraction(1, 2), share=True)),))
    assert [both(quorum, [verdict]) for verdict in (True, False, None)] == [True, False, None]
