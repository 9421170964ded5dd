"""The table calls up the items of the agenda, one after another."""

import pytest


@pytest.fixture
def agenda(opened, post):
    """An agenda of two items."""
    post("chair", "agenda/", items="Minutes\nThe boat")
    return opened


def test_the_next_item_is_called_up_and_the_one_before_is_done(agenda, post, get):
    assert post("chair", "item/", number="1").status_code == 303
    assert post("secretary", "item/", number="2").status_code == 303
    page = get("observer").content.decode()
    assert '<li class="done"><span>Minutes</span>' in page
    assert '<li class="on" aria-current="step"><span>The boat</span>' in page


def test_the_minutes_have_a_heading_for_it(agenda, post, get):
    post("chair", "item/", number="2")
    assert "Item 2: The boat\n----------------" in get("member", "minutes.txt").content.decode()


@pytest.mark.parametrize("number", ["3", "0", "", "x", "999999999"])
def test_an_item_that_is_none_is_told(agenda, post, acts, number):
    assert (post("chair", "item/", number=number).status_code, acts("note")) == (422, [])


def test_only_the_table_calls_it_up(agenda, assert_turned_away):
    assert_turned_away("item/", {"number": "1", "once": "x"}, ("teller", "delegate"))


def test_to_look_at_the_address_calls_nothing_up(agenda, get, acts):
    assert (get("chair", "item/").status_code, acts("note")) == (405, [])


def test_sent_twice_it_is_called_up_once(agenda, post, acts):
    assert [post("chair", "item/", number="1", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("note")) == 1
