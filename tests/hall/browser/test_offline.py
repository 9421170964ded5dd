"""A phone on bad Wi-Fi: a vote that is sent again is counted once, and gets the same receipt."""

import pytest

from tests.hall.browser.polls import OPEN, put


@pytest.fixture
def ballot(visit):
    """A phone with a vote filled in, and whoever put it; the path of the poll."""
    chair, dora = visit().come_in("offline", "ada"), visit("phone").come_in("offline", "dora")
    poll = put(chair, "offline", "Shall we buy paint?", OPEN)
    dora.go(f"{poll}vote/").check("For")
    yield chair, dora, poll
    chair.unfold("Cancel this vote").write("Why (everybody will see it)", "A test").press(
        "Cancel it and delete its votes"
    )


def test_a_vote_that_did_not_leave_is_sent_when_the_network_is_back(ballot):
    chair, dora, poll = ballot
    dora.forgiven.append("ERR_INTERNET_DISCONNECTED")
    dora.context.set_offline(True)
    dora.press("Cast the vote")
    dora.page.wait_for_url("chrome-error://**")
    assert chair.go(poll).figures == ["0", "0"]
    dora.context.set_offline(False)
    dora.page.reload()
    dora.sees("Your vote is counted")
    assert chair.go(poll).figures == ["2", "1"]


def test_a_vote_whose_receipt_was_lost_is_sent_again_counted_once_and_gets_the_same(ballot):
    chair, dora, poll = ballot
    dora.forgiven.append("ERR_")
    kept = []
    dora.page.route("**/vote/", lambda route: (kept.append(route.fetch().text()), route.abort("connectionreset")))
    dora.press("Cast the vote")
    dora.page.wait_for_url("chrome-error://**")
    dora.page.unroute("**/vote/")
    dora.page.reload()
    dora.sees("Your vote is counted")
    assert f">{dora.receipt}<" in kept[0]
    assert dora.go(f"{poll}vote/").page.locator(".kept strong").inner_text() in kept[0]
    assert chair.go(poll).figures == ["2", "1"]
