"""Powers: dotted names, the wider covering the narrower; stated, implied, or every one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.core.powers import EVERY, Powers, is_name, listed, of, wider

words = st.sampled_from(["funds", "fund", "fundsx", "spend", "keys", "a", "b"])
names = st.lists(words, min_size=1, max_size=4).map(".".join)
written = st.lists(st.tuples(names, st.sampled_from(["", "?"])).map("".join), max_size=4).map(tuple)


def covers(wide, narrow):
    """Whether holding one power is holding the other, letter by letter."""
    return narrow == wide or narrow.startswith(wide + ".")


@pytest.mark.parametrize(
    ("held", "asked", "grade"),
    [
        (("funds",), "funds", "stated"),
        (("funds",), "funds.spend", "stated"),
        (("funds",), "funds.spend.travel", "stated"),
        (("funds.spend",), "funds", None),
        (("funds.spend",), "funds.spending", None),
        (("fund",), "funds", None),
        (("funds-lent",), "funds", None),
        (("funds?",), "funds.spend", "presumed"),
        (("funds?",), "keys", None),
        (("funds?", "funds.spend"), "funds.spend", "stated"),
        (("funds?", "funds.spend"), "funds.lend", "presumed"),
        (("keys", "funds"), "funds", "stated"),
        ((), "funds", None),
    ],
)
def test_what_is_held_covers_what_is_below_it(held, asked, grade):
    assert of(held).grade(asked) == grade


@given(written, names)
def test_a_power_is_covered_by_itself_and_by_what_it_is_a_part_of(held, asked):
    stated = any(covers(name, asked) for name in held if not name.endswith("?"))
    implied = any(covers(name[:-1], asked) for name in held if name.endswith("?"))
    assert of(held).grade(asked) == ("stated" if stated else "presumed" if implied else None)


@given(names, names)
def test_the_wider_powers_are_those_that_cover_it(name, other):
    assert (other in wider(name)) == covers(other, name)
    assert len(wider(name)) == name.count(".") + 1


@given(written, written, names)
def test_both_together_cover_what_either_covers(one, other, asked):
    grades = {of(one).grade(asked), of(other).grade(asked)}
    expected = "stated" if "stated" in grades else "presumed" if "presumed" in grades else None
    assert (of(one) | of(other)).grade(asked) == expected


@given(names)
def test_every_power_is_stated_and_none_is_named(name):
    assert EVERY.grade(name) == "stated"
    assert not EVERY.names(name)
    assert not (EVERY | of((name,))).names(name)


def test_named_is_what_is_covered_by_name():
    assert of(("funds",)).names("funds.spend")
    assert of(("funds?",)).names("funds.spend")
    assert not of(("funds.spend",)).names("funds")


def test_none_listed_means_all():
    assert listed(()) is EVERY
    assert listed(["funds"]) == of(("funds",))
    assert of(()).grade("funds") is None


@given(written)
def test_what_is_shown_reads_as_the_same_powers(held):
    shown = of(held).shown()
    assert of(tuple(shown)) == of(held)
    assert sorted(set(held)) == sorted(shown)


def test_what_is_shown_is_in_order_with_the_implied_ones_last():
    assert of(("ship?", "funds", "keys?", "arms")).shown() == ["arms", "funds", "keys?", "ship?"]
    assert Powers().shown() == []


@pytest.mark.parametrize("name", ["funds", "funds.spend", "strike-call", "a1.b-2.c", "2024"])
def test_names_of_powers(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "Funds", "funds.", ".funds", "funds..spend", "funds spend", "fünds", "a_b", "a\n", "a?"]
)
def test_no_names_of_powers(name):
    assert not is_name(name)
