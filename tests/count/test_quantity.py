"""Counts as records give them: what can be read, between which bounds it lies, and sums and differences of counts."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.quantity import Quantity, exactly, minus, plus, read


@pytest.mark.parametrize(
    ("text", "low", "high", "share"),
    [
        ("0", 0, 0, False),
        ("412", 412, 412, False),
        ("999999999999999", 999999999999999, 999999999999999, False),
        ("about 500", 450, 550, False),
        ("about 7", Fraction(63, 10), Fraction(77, 10), False),
        ("about 0", 0, 0, False),
        ("2/3", Fraction(2, 3), Fraction(2, 3), True),
        ("3/3", 1, 1, True),
        ("0/5", 0, 0, True),
        ("about 1/10", Fraction(9, 100), Fraction(11, 100), True),
        ("about 99/100", Fraction(891, 1000), 1, True),
        ("all", 1, 1, True),
        ("nearly-all", Fraction(9, 10), 1, True),
        ("most", Fraction(1, 2), 1, True),
        ("few", 0, Fraction(1, 10), True),
        ("none", 0, 0, False),
        ("unknown", 0, None, False),
    ],
)
def test_a_quantity_lies_between_its_bounds(text, low, high, share):
    quantity = read(text)
    assert (quantity.low, quantity.high, quantity.share) == (low, high, share)
    assert quantity.text == text


def test_a_share_may_lie_strictly_above_or_below_a_bound():
    strict = {text: (read(text).above, read(text).below) for text in ("most", "few", "nearly-all", "all", "2/3")}
    assert strict == {
        "most": (True, False),
        "few": (False, True),
        "nearly-all": (False, False),
        "all": (False, False),
        "2/3": (False, False),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-1",
        "+1",
        "1.5",
        "1,000",
        "1 000",
        "3/2",
        "1/0",
        "0/0",
        "1/2/3",
        "about",
        "about most",
        "about  ",
        "Most",
    ]
    + ["many", "1e3", "0x10", "½", "٣", "²", "1000000000000000", "1/1000000000000000", "about -5", "2 / 3", "12 of 30"],
)
def test_what_is_no_quantity_is_none(text):
    assert read(text) is None


def test_noughts_before_a_number_do_not_count():
    assert read("007") == exactly(7)


def test_spaces_within_a_quantity_do_not_matter():
    assert read("about   500") == read("about 500")


@pytest.mark.parametrize(
    ("text", "exact", "number"),
    [
        ("412", 412, 412),
        ("about 0", 0, 0),
        ("none", 0, 0),
        ("about 500", None, "about 500"),
        ("2/3", None, "2/3"),
        ("all", None, "all"),
        ("unknown", None, "unknown"),
    ],
)
def test_a_number_is_exact_and_anything_else_keeps_its_words(text, exact, number):
    assert read(text).exact == exact
    assert read(text).number() == number


def test_an_exact_fraction_that_is_a_whole_number_is_that_number():
    assert Quantity("", Fraction(6), Fraction(6)).exact == 6
    assert Quantity("", Fraction(13, 2), Fraction(13, 2)).exact is None


@given(st.integers(0, 10**9))
def test_a_number_reads_as_itself(number):
    assert read(str(number)) == exactly(number)


# ------------------------------------------------------------------------------------------- sums and differences

counts = st.tuples(st.integers(0, 30), st.none() | st.integers(0, 10)).map(
    lambda pair: Quantity("", pair[0], None if pair[1] is None else pair[0] + pair[1])
)
shares = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(
    lambda pair: Quantity("", Fraction(min(pair), 12), Fraction(max(pair), 12), share=True)
)
BEYOND = 60
"""More than any of these counts with a limit."""


def values(count):
    """The whole numbers that a count can be; of one without limit, some."""
    return range(int(count.low), (BEYOND if count.high is None else int(count.high)) + 1)


def holds(count, number):
    """Whether a count can be this number."""
    return count.low <= number and (count.high is None or number <= count.high)


@given(counts, counts)
def test_a_sum_holds_every_sum(one, other):
    total = plus(one, other)
    assert all(holds(total, x + y) for x in values(one) for y in values(other))
    assert total.low == one.low + other.low
    assert (total.high is None) == (one.high is None or other.high is None)
    assert total.high is None or total.high == one.high + other.high


@given(counts, counts)
def test_a_difference_holds_every_difference_and_nothing_below_nothing(one, other):
    rest = minus(one, other)
    assert all(holds(rest, max(0, x - y)) for x in values(one) for y in values(other))
    assert rest.low >= 0
    assert rest.low == min(max(0, x - y) for x in values(one) for y in values(other))
    if one.high is not None:
        assert rest.high == max(max(0, x - y) for x in values(one) for y in values(other))


@given(counts, shares)
def test_a_count_less_a_share_of_it_holds_the_whole_numbers_next_to_it(one, share):
    """A third of ten members is three or four of them."""
    rest = minus(one, share)
    assert rest.high is None or rest.low <= rest.high
    for whole in values(one):
        for part in (share.low, share.high):
            left = whole * (1 - part)
            assert holds(rest, left) or holds(rest, floor(left)) or holds(rest, ceil(left))


@pytest.mark.parametrize(
    ("one", "less", "text"),
    [
        ("12", "4", "8"),
        ("12", "about 10", "1 to 3"),
        ("12", "20", "0"),
        ("12", "unknown", "0 to 12"),
        ("unknown", "4", "at least 0"),
        ("12", "all", "0"),
        ("unknown", "all", "0"),
        ("12", "1/2", "6"),
        ("10", "1/3", "6 to 7"),
        ("10", "few", "9 to 10"),
        ("100", "most", "0 to 49"),
        ("100", "none", "100"),
    ],
)
def test_what_is_left_is_said_in_words(one, less, text):
    assert minus(read(one), read(less)).text == text


def test_a_sum_is_said_in_words():
    assert plus(exactly(3), 4) == exactly(7)
    assert plus(None, 4) == exactly(4)
    assert plus(None, read("about 20")) == read("about 20")
    assert plus(read("about 20"), 5).text == "23 to 27"
    assert plus(read("unknown"), 5).text == "at least 5"


def test_a_quantity_cannot_be_changed():
    with pytest.raises(AttributeError):
        exactly(3).low = 4
