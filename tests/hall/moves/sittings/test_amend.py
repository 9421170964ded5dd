"""An amendment is shown word by word."""

import pytest

NEW = "The union buys two old boats."


@pytest.fixture
def motion(opened, post, acts):
    """A motion of Dora's; its id."""
    post("delegate", "motion/", text="The union buys one old boat.")
    return acts("motion")[0].id


def test_what_it_changes_is_shown_in_words_and_not_by_colour_alone(motion, post, get, acts):
    assert post("teller", "amend/", motion=motion, text=NEW).status_code == 303
    assert acts("amend")[0].on == (motion,)
    page = get("observer").content.decode()
    assert '<del><span class="unseen">[taken out: </span> one<span class="unseen">]</span></del>' in page
    assert '<ins><span class="unseen">[put in: </span> two<span class="unseen">]</span></ins>' in page


def test_a_motion_that_was_amended_is_shown_as_it_is_now(motion, time, post, get, acts, write):
    post("teller", "amend/", motion=motion, text=NEW)
    post("secretary", "count/", number="9")
    write(f"2026-06-01T10:05 vote v in congress on {acts('amend')[0].id}\n    for 6\n    against 1\n")
    page = get("observer").content.decode()
    assert "As amended." in page
    assert page.count("[put in: ") == 4


def test_an_amendment_that_changes_nothing_is_told(motion, post, acts):
    assert (post("teller", "amend/", motion=motion, text="The union buys one old boat.").status_code) == 422
    assert acts("amend") == []


def test_what_is_decided_or_withdrawn_is_not_amended(motion, post, acts):
    post("delegate", "withdraw/", motion=motion)
    answer = post("teller", "amend/", motion=motion, text=NEW)
    assert (answer.status_code, acts("amend")) == (422, [])
    assert "not before the sitting any more" in answer.content.decode()


@pytest.mark.parametrize("wrong", ["", "no-such-motion", "chair-ada", "<x>"])
def test_a_motion_that_is_none_is_told(motion, post, acts, wrong):
    assert (post("teller", "amend/", motion=wrong, text=NEW).status_code, acts("amend")) == (422, [])


def test_whoever_has_no_seat_amends_nothing(motion, assert_turned_away):
    assert_turned_away("amend/", {"motion": motion, "text": NEW, "once": "x"}, ())


def test_to_look_at_the_address_amends_nothing(motion, get, acts):
    assert (get("teller", "amend/").status_code, acts("amend")) == (405, [])


def test_sent_twice_it_is_moved_once(motion, post, acts):
    answers = [post("teller", "amend/", motion=motion, text=NEW, once="a").status_code for _ in range(2)]
    assert (answers, len(acts("amend"))) == ([303, 303], 1)
