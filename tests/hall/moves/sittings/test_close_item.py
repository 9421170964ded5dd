"""The table closes the item that is on."""

import pytest


@pytest.fixture
def on(opened, post):
    """The first of two items is on."""
    post("chair", "agenda/", items="Minutes\nThe boat")
    post("chair", "item/", number="1")
    return opened


def test_the_item_is_closed_and_none_is_on(on, post, get):
    assert post("chair", "item-closed/").status_code == 303
    page = get("observer").content.decode()
    assert '<li class="done"><span>Minutes</span>' in page
    assert 'class="on"' not in page


def test_where_none_is_on_nothing_is_closed(on, post, acts):
    post("chair", "item-closed/")
    answer = post("chair", "item-closed/")
    assert (answer.status_code, len(acts("note"))) == (422, 2)
    assert "No item of the agenda is on" in answer.content.decode()


def test_only_the_table_closes_it(on, assert_turned_away):
    assert_turned_away("item-closed/", {"once": "x"}, ("teller", "delegate"))


def test_to_look_at_the_address_closes_nothing(on, get, acts):
    assert (get("chair", "item-closed/").status_code, len(acts("note"))) == (405, 1)


def test_sent_twice_it_is_closed_once(on, post, acts):
    assert [post("chair", "item-closed/", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("note")) == 2
