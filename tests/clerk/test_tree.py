"""The tree: bodies below those that founded them, units in what they lie in, and nobody left out."""

import pytest

from mandat.clerk.opening import open_book
from mandat.clerk.tree import tree


@pytest.fixture
def drawn(tmp_path):
    """The tree of a book at a date, each node as its id with those below it in brackets."""

    def ask(text, at=None):
        (tmp_path / "record.mandat").write_text(text, encoding="utf-8")
        return " ".join(map(_told, tree(open_book(tmp_path).view(at))))

    return ask


def _told(node):
    below = " ".join(map(_told, node["children"]))
    return f"{node['id']}({below})" if below else node["id"]


RECORD = """
2024-01-01 unit kiel

2024-01-01 unit pier
    within kiel

2024-01-01 unit crane
    within pier

2024-01-01 body congress

2024-01-01 body board

2024-02-01 establish by congress of board

2024-03-01 change crane
    within kiel

2024-04-01 cease pier
"""


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2024-01-15", "congress kiel(pier(crane))"),
        ("2024-02-15", "congress(board) kiel(pier(crane))"),
        ("2024-03-15", "congress(board) kiel(crane pier)"),
        ("2024-04-15", "congress(board) kiel(crane)"),
    ],
)
def test_each_stands_below_what_it_belongs_to_on_that_day(drawn, at, told):
    assert drawn(RECORD, at) == told


def test_what_lay_in_a_unit_that_has_ended_stands_at_the_top(drawn):
    assert drawn(RECORD.replace("cease pier", "cease kiel")) == "congress(board) crane pier"


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ("a a", "a"),
        ("a b, b a", "a(b)"),
        ("b c, c b, d c, a d", "b(c(d(a)))"),
        ("c a, a b, b c, e d, d e", "a(c(b)) d(e)"),
    ],
)
def test_of_units_that_lie_in_each_other_none_is_left_out(drawn, places, told):
    pairs = [place.split() for place in places.split(", ")]
    assert drawn("".join(f"2024-01-01 unit {unit}\n    within {where}\n\n" for unit, where in pairs)) == told


def test_of_bodies_that_established_each_other_none_is_left_out(drawn):
    text = "2024-01-01 body a\n\n2024-01-01 body b\n\n"
    assert drawn(text + "2024-01-02 establish by a of b\n\n2024-01-03 establish by b of a\n") == "a(b)"
