"""Whoever has a seat appeals against a ruling, and the body decides."""

import pytest


@pytest.fixture
def ruling(opened, post, acts):
    """A ruling of the chair; its id."""
    post("secretary", "count/", number="9")
    post("chair", "rule/", text="The list is closed.")
    return acts("rule")[0].id


def test_a_delegate_appeals_and_it_is_to_be_decided(ruling, post, get, acts):
    assert post("delegate", "appeal/", ruling=ruling, text="It is not").status_code == 303
    assert (acts("appeal")[0].on, acts("appeal")[0].by) == ((ruling,), "dora")
    page = get("observer").content.decode()
    assert "Dora Dahl appealed." in page
    assert "to be decided" in page


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ("for 6\n    against 1", "the ruling falls"),
        ("for 1\n    against 6", "the ruling stands"),
        ("for 3\n    against 3", "the ruling stands"),
    ],
)
def test_a_vote_on_it_decides(ruling, post, get, acts, write, counts, said):
    post("delegate", "appeal/", ruling=ruling)
    write(f"2026-06-01T10:05 vote v in congress on {acts('appeal')[0].id}\n    {counts}\n")
    assert said in get("observer").content.decode()


@pytest.mark.parametrize("wrong", ["", "chair-ada", "nothing", "."])
def test_against_what_is_no_ruling_nobody_appeals(ruling, post, acts, wrong):
    assert (post("delegate", "appeal/", ruling=wrong).status_code, acts("appeal")) == (422, [])


def test_whoever_has_no_seat_does_not_appeal(ruling, assert_turned_away):
    assert_turned_away("appeal/", {"ruling": ruling, "once": "x"}, ())


def test_to_look_at_the_address_is_no_appeal(ruling, get, acts):
    assert (get("delegate", "appeal/").status_code, acts("appeal")) == (405, [])


def test_sent_twice_it_is_one_appeal(ruling, post, acts):
    assert [post("delegate", "appeal/", ruling=ruling, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("appeal")) == 1
