"""People leave: the votes of a seat go with the last who holds it."""

import pytest

from mandat.hall import desks
from mandat.hall.sittings import sitting_in


@pytest.fixture
def there(opened, post):
    """Both of Hamburg are there, and Emden."""
    for person in ("ada", "cem", "dora"):
        assert post("secretary", "arrive/", person=person).status_code == 303
    return opened


def present(union) -> tuple[int, int]:
    sitting = sitting_in(desks.desk_of(union).book().view("2026-06-01T10:05"), "call-june")
    return sitting.attendance.votes, sitting.quorum.present


def test_the_votes_stay_with_whoever_stays_for_the_seat(there, post, acts):
    assert present(there) == (6, 6)
    assert post("secretary", "depart/", person="ada").status_code == 303
    assert present(there) == (6, 6)
    post("secretary", "depart/", person="cem")
    assert present(there) == (2, 2)
    assert [act.count.exact for act in acts("depart")] == [0, 4]


def test_everybody_checks_himself_out(there, post, acts):
    assert post("delegate", "depart/").status_code == 303
    assert acts("depart")[0].of == ("dora",)


def test_nobody_checks_others_out_but_the_secretary(there, assert_turned_away):
    assert_turned_away("depart/", {"person": "ada", "once": "x"}, ("teller", "delegate"))


def test_whoever_is_not_there_does_not_leave(there, post, acts):
    answer = post("secretary", "depart/", person="ben")
    assert (answer.status_code, acts("depart")) == (422, [])
    assert "Ben Brandt is not checked in" in answer.content.decode()


def test_to_look_at_the_address_checks_nobody_out(there, get, acts):
    assert (get("secretary", "depart/").status_code, acts("depart")) == (405, [])


def test_sent_twice_somebody_leaves_once(there, post, acts):
    assert [post("delegate", "depart/", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("depart")) == 1
