"""A walkout changes who is there, and nobody's seat."""

import pytest

from mandat.core import bodies
from mandat.hall import desks
from mandat.hall.sittings import sitting_in


@pytest.fixture
def there(opened, post):
    """Hamburg, Kiel and Emden are there."""
    for person in ("ada", "ben", "dora"):
        assert post("secretary", "arrive/", person=person).status_code == 303
    return opened


def test_some_walk_out_and_the_quorum_is_told_anew(there, post, acts):
    assert post("secretary", "walkout/", who=["ada", "dora"], text="We protest").status_code == 303
    act = acts("walkout")[0]
    assert (act.of, act.count.exact, act.text) == (("ada", "dora"), 6, "We protest")
    view = desks.desk_of(there).book().view("2026-06-01T10:05")
    assert sitting_in(view, "call-june").quorum.missing == 2
    assert [seat.status for seat in bodies.seats(view.now, "congress")] == ["filled"] * 3


def test_everybody_walks_out_for_himself(there, post, acts):
    assert post("delegate", "walkout/").status_code == 303
    assert acts("walkout")[0].of == ("dora",)


def test_nobody_says_of_others_that_they_walked_out_but_the_secretary(there, assert_turned_away):
    assert_turned_away("walkout/", {"person": "ben", "once": "x"}, ("teller", "delegate"))


def test_whoever_is_not_there_cannot_walk_out(there, post, acts):
    assert post("secretary", "walkout/", who=["ada", "cem"]).status_code == 422
    assert acts("walkout") == []


def test_to_look_at_the_address_is_no_walkout(there, get, acts):
    assert (get("secretary", "walkout/").status_code, acts("walkout")) == (405, [])


def test_sent_twice_somebody_walks_out_once(there, post, acts):
    assert [post("delegate", "walkout/", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("walkout")) == 1


def test_where_there_are_many_they_are_typed_one_a_line(there, post, acts):
    assert post("secretary", "walkout/", person="Ada A\r\n3\r\n").status_code == 303
    assert acts("walkout")[0].of == ("ada", "dora")
