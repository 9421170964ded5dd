"""The table sets the agenda, and puts its items into another order."""

import pytest

SENT = {"items": "Minutes\n\n  The   boat \nMinutes\r\nElections"}


@pytest.mark.parametrize("part", ["chair", "secretary"])
def test_the_table_sets_it_one_item_a_line_each_once(called, post, acts, part):
    assert post(part, "agenda/", **SENT).status_code == 303
    assert acts("agenda")[0].item == ("Minutes", "The boat", "Elections")


def test_items_keep_their_state_when_their_order_changes(opened, post, get):
    post("chair", "agenda/", items="One\nTwo\nThree")
    post("chair", "item/", number="1")
    post("chair", "item/", number="2")
    post("chair", "agenda/", items="Three\nTwo\nOne")
    page = get("observer").content.decode()
    agenda = page[page.index('class="agenda"') :]
    assert agenda.index("Three") < agenda.index('class="on"') < agenda.index('class="done"')


@pytest.mark.parametrize("items", ["", " \n ", "\n".join(map(str, range(101))), "a\x07b", "x" * 10_001])
def test_what_is_no_agenda_is_told(called, post, acts, items):
    assert (post("chair", "agenda/", items=items).status_code, acts("agenda")) == (422, [])


def test_only_the_table_sets_it(called, assert_turned_away):
    assert_turned_away("agenda/", SENT | {"once": "x"}, ("teller", "delegate"))


def test_to_look_at_the_address_sets_nothing(called, get, acts):
    assert (get("chair", "agenda/").status_code, acts("agenda")) == (405, [])


def test_sent_twice_it_is_set_once(called, post, acts):
    assert [post("chair", "agenda/", **SENT, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("agenda")) == 1
