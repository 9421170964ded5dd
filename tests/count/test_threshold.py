"""What has to be reached, in words: a number or a share, at least that or more than it."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.threshold import least, read


@pytest.mark.parametrize(
    ("text", "of_40"),
    [("5%", 2), ("above 5%", 3), ("0.05", 2), ("1/20", 2), ("2/3", 27), ("above 1/2", 21), ("most", 21), ("all", 40),
     ("12", 12), ("above 12", 13), ("  above   1/2 ", 21), ("33.3 %", 14), ("100%", 40), ("0", 0), ("1.0", 40)],
)  # fmt: skip
def test_the_least_number_that_reaches_it(text, of_40):
    assert least(read(text), 40) == of_40


def test_a_number_may_be_as_long_as_the_votes_in_a_tally():
    assert least(read("above 36893488147419103233"), 1) == 2**65 + 2
    assert read("9" * 5000) is None


@pytest.mark.parametrize(
    "text",
    ["", "above", "about 5", "-5", "5,5%", "120%", "1.5", "3/2", "1/0", "few", "unknown", "5 votes", "٣", "above most"],
)
def test_what_names_neither_a_number_nor_a_share_is_none(text):
    assert read(text) is None


@given(st.integers(1, 10**12), st.integers(1, 100), st.integers(1, 100))
def test_the_least_number_is_that_of_the_exact_fraction(whole, above, below):
    above, below = sorted((above, below))
    share = Fraction(above, below) * whole
    assert least(read(f"{above}/{below}"), whole) == math.ceil(share)
    assert least(read(f"above {above}/{below}"), whole) == math.floor(share) + 1
