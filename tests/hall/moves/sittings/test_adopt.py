"""Minutes are adopted at the next sitting, by an act on the closing of theirs."""

import pytest

NONE = {"for": "", "against": "", "abstain": ""}


@pytest.fixture
def next_one(opened, time, write, post):
    """June is closed, and July goes on, with enough there."""
    post("chair", "close/")
    write('2026-06-02 convene call-july from ada to congress "Again"\n    meets 2026-07-01T10:00\n')
    time.is_("2026-07-01T10:00")
    assert post("chair", "open/", "call-july", chair="ada").status_code == 303
    assert post("secretary", "count/", "call-july", number="9").status_code == 303
    return opened


def test_they_are_adopted_where_nobody_objects(next_one, post, get, acts):
    assert post("secretary", "adopt/", **NONE).status_code == 303
    assert (acts("adopt")[0].on, acts("adopt")[0].for_) == ((acts("close")[0].id,), None)
    page = get("member", "minutes/").content.decode()
    assert "Adopted on 1 July 2026, 10:00." in page
    assert "not adopted yet" not in page


def test_they_are_adopted_by_a_vote(next_one, post, get):
    assert post("secretary", "adopt/", **{"for": "6", "against": "2", "abstain": "1"}).status_code == 303
    assert "6 for, 2 against, 1 abstaining." in get("member", "minutes/").content.decode()


def test_where_the_vote_is_lost_they_are_not_adopted(next_one, post, get):
    post("secretary", "adopt/", **{"for": "2", "against": "6", "abstain": ""}, despite="1")
    assert "These minutes have not been adopted yet." in get("member", "minutes/").content.decode()


def test_they_are_adopted_once(next_one, post, acts):
    post("secretary", "adopt/", **NONE)
    assert (post("secretary", "adopt/", **NONE).status_code, len(acts("adopt"))) == (422, 1)


def test_a_sitting_does_not_adopt_its_own_minutes(opened, post, acts):
    assert (post("secretary", "adopt/", **NONE).status_code, acts("adopt")) == (422, [])


def test_where_the_body_does_not_sit_nothing_is_adopted(opened, post, acts):
    post("chair", "close/")
    answer = post("secretary", "adopt/", **NONE)
    assert (answer.status_code, acts("adopt")) == (422, [])
    assert "minutes are adopted at the next sitting" in answer.content.decode()


@pytest.mark.parametrize("votes", ["x", "-1", "1e3", "9" * 10])
def test_votes_that_are_no_numbers_are_told(next_one, post, acts, votes):
    assert (post("secretary", "adopt/", **(NONE | {"for": votes})).status_code, acts("adopt")) == (422, [])


def test_only_the_secretary_enters_it(next_one, assert_turned_away):
    assert_turned_away("adopt/", NONE | {"once": "x"}, ("chair", "teller", "delegate"))


def test_to_look_at_the_address_adopts_nothing(next_one, get, acts):
    assert (get("secretary", "adopt/").status_code, acts("adopt")) == (405, [])


def test_sent_twice_they_are_adopted_once(next_one, post, acts):
    assert [post("secretary", "adopt/", **NONE, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("adopt")) == 1
