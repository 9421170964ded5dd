"""The secretary adds notes to the minutes, in place."""

import pytest

SENT = {"about": "june", "text": "It rained."}


def test_a_note_stands_beside_its_entry(opened, post, get, acts):
    assert post("secretary", "note/", **SENT).status_code == 303
    assert acts("note")[0].about == ("june",)
    minutes = get("member", "minutes.txt").content.decode()
    assert "The sitting is opened. Ada Ahrens presides.\n         Note: It rained." in minutes


@pytest.mark.parametrize("about", ["chair-ada", "nothing", "", "congress"])
def test_beside_what_is_no_entry_nothing_is_noted(opened, post, acts, about):
    assert (post("secretary", "note/", about=about, text="x").status_code, acts("note")) == (422, [])


def test_notes_are_added_after_the_closing(opened, post, acts):
    post("chair", "close/")
    assert post("secretary", "note/", **SENT).status_code == 303


def test_only_the_secretary_notes(opened, assert_turned_away):
    assert_turned_away("note/", SENT | {"once": "x"}, ("chair", "teller", "delegate"))


def test_to_look_at_the_address_notes_nothing(opened, get, acts):
    assert (get("secretary", "note/").status_code, acts("note")) == (405, [])


def test_sent_twice_it_is_noted_once(opened, post, acts):
    assert [post("secretary", "note/", **SENT, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("note")) == 1
