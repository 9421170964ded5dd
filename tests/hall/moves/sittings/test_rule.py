"""The chair rules on points of order."""

import pytest

SENT = {"text": "The amendment is in order."}


@pytest.fixture
def quorate(opened, post):
    """Enough are there."""
    post("secretary", "count/", number="9")
    return opened


def test_the_chair_rules(quorate, post, get, acts):
    assert post("chair", "rule/", **SENT).status_code == 303
    assert (acts("rule")[0].by, acts("rule")[0].text) == ("ada", SENT["text"])
    assert "Ada Ahrens ruled:" in get("observer").content.decode()


def test_a_ruling_on_a_motion_names_it(quorate, post, acts):
    post("delegate", "motion/", text="A boat")
    assert post("chair", "rule/", **SENT, on=acts("motion")[0].id).status_code == 303
    assert acts("rule")[0].on == (acts("motion")[0].id,)


def test_a_ruling_on_nothing_that_is_on_record_is_refused(quorate, post, acts):
    assert (post("chair", "rule/", **SENT, on="no-such-act").status_code, acts("rule")) == (422, [])


def test_only_the_chair_rules(quorate, assert_turned_away):
    assert_turned_away("rule/", SENT | {"once": "x"}, ("secretary", "teller", "delegate"))


def test_to_look_at_the_address_rules_nothing(quorate, get, acts):
    assert (get("chair", "rule/").status_code, acts("rule")) == (405, [])


def test_sent_twice_it_is_ruled_once(quorate, post, acts):
    assert [post("chair", "rule/", **SENT, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("rule")) == 1
