"""What a misspelt name was probably meant to be: found among many names as among few."""

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.core.spelling import REACH, Spelling

MANY = [f"branch-{number:05}" for number in range(5000)]
NAMES = ["hinnerk", "hamburg", "hall-committee", "kiel", "congress", "council", "mehmet"]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("hinerk", "hinnerk"),
        ("hamburgh", "hamburg"),
        ("amburg", "hamburg"),
        ("hambrug", "hamburg"),
        ("hall-comittee", "hall-committee"),
        ("keil", "kiel"),
        ("cngress", "congress"),
        ("zzz", None),
        ("", None),
        ("x" * 500, None),
    ],
)
def test_a_slip_of_the_pen_is_found(wrong, meant):
    assert Spelling(NAMES).nearest(wrong) == meant
    assert Spelling([*NAMES, *MANY]).nearest(wrong) == meant


@pytest.mark.parametrize("name", [*NAMES, "branch-02500"])
def test_a_slip_at_the_beginning_or_the_end_of_a_name_is_found_among_thousands(name):
    spelling = Spelling([*NAMES, *MANY])
    assert spelling.nearest(f"{name}s") == name
    assert spelling.nearest(f"x{name}") == name


def test_nothing_resembles_anything_where_there_are_no_names():
    assert Spelling([]).nearest("anna") is None


words = st.text("abk-", min_size=1, max_size=8)


@given(st.lists(words, max_size=REACH, unique=True), words)
def test_among_a_few_names_it_is_the_nearest_of_all(names, wrong):
    near = get_close_matches(wrong, sorted(names), n=1)
    assert Spelling(names).nearest(wrong) == (near[0] if near else None)
