"""Only whoever moved a motion withdraws it, or those for whom it was moved."""

import pytest


@pytest.fixture
def motion(opened, post, acts):
    """A motion of Dora's; its id."""
    post("delegate", "motion/", text="The union buys a boat.")
    return acts("motion")[0].id


def test_whoever_moved_it_withdraws_it(motion, post, get, acts):
    assert post("delegate", "withdraw/", motion=motion).status_code == 303
    assert (acts("withdraw")[0].on, acts("withdraw")[0].by) == ((motion,), "dora")
    assert "withdrawn" in get("observer").content.decode()


def test_delegates_withdraw_what_their_branch_moved(opened, write, post, acts):
    write('2026-05-20 motion of-hamburg in congress by hamburg "A van"\n')
    assert post("delegate", "withdraw/", motion="of-hamburg").status_code == 403
    assert post("teller", "withdraw/", motion="of-hamburg").status_code == 303


def test_the_secretary_takes_it_down_for_others(motion, post):
    assert post("secretary", "withdraw/", motion=motion).status_code == 303


def test_others_withdraw_nothing(motion, assert_turned_away):
    assert_turned_away("withdraw/", {"motion": motion, "once": "x"}, ("chair", "teller"))


def test_what_was_withdrawn_is_not_withdrawn_again(motion, post, acts):
    post("delegate", "withdraw/", motion=motion)
    assert (post("delegate", "withdraw/", motion=motion).status_code, len(acts("withdraw"))) == (422, 1)


def test_to_look_at_the_address_withdraws_nothing(motion, get, acts):
    assert (get("delegate", "withdraw/").status_code, acts("withdraw")) == (405, [])


def test_sent_twice_it_is_withdrawn_once(motion, post, acts):
    assert [post("delegate", "withdraw/", motion=motion, once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("withdraw")) == 1
