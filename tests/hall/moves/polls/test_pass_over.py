"""A roll call: seat after seat, and whoever does not answer is called again at the end."""

import re

import pytest

from mandat.hall.models import Poll

from .conftest import line_of


@pytest.fixture
def poll(put) -> Poll:
    """A roll call: Hamburg, Kiel and Emden are on the roll, in this order."""
    return put("roll-call")


def told(poll: Poll) -> list[str]:
    """The seat that is called, and those that come next, as the wall shows them."""
    page = poll.chair.get(f"/pilots/poll/{poll.pk}/wall/").text
    calling = page.partition('<div class="calling">')[2].partition("</div>")[0]
    return re.findall(r"\d\. <bdi>(\w+) branch", calling)


def pass_over(poll: Poll, browser, place: int):
    return browser.post(f"/pilots/poll/{poll.pk}/next/", {"place": place})


def answer(poll: Poll, browser, seat: str):
    sent = {"line": line_of(poll, seat), "side": "for", "once": seat}
    return browser.post(f"/pilots/poll/{poll.pk}/enter/", sent)


def test_the_seat_that_is_called_and_the_next_ones_are_told(poll, sign_in):
    secretary = sign_in("secretary")
    assert told(poll) == ["Hamburg", "Kiel", "Emden"]
    assert answer(poll, secretary, "hamburg").status_code == 303
    assert told(poll) == ["Kiel", "Emden"]


def test_whoever_does_not_answer_is_called_again_at_the_end(poll, sign_in):
    secretary = sign_in("secretary")
    assert pass_over(poll, secretary, 1).status_code == 303
    assert told(poll) == ["Kiel", "Emden", "Hamburg"]
    for seat in ("kiel", "emden"):
        answer(poll, secretary, seat)
    assert told(poll) == ["Hamburg"]
    pass_over(poll, secretary, 1)
    assert told(poll) == ["Hamburg"]
    answer(poll, secretary, "hamburg")
    assert told(poll) == []


def test_sent_twice_it_passes_over_one(poll, sign_in):
    browser = sign_in("secretary")
    assert [pass_over(poll, browser, 1).status_code for _ in range(2)] == [303, 303]
    assert told(poll)[0] == "Kiel"


def test_whoever_presides_and_whoever_counts_call_too(poll, sign_in):
    assert pass_over(poll, poll.chair, 1).status_code == 303
    assert pass_over(poll, sign_in("teller"), 2).status_code == 303
    assert told(poll)[0] == "Emden"


def test_it_decides_nothing(poll, sign_in, acts):
    pass_over(poll, sign_in("secretary"), 1)
    assert (acts(), poll.casts.count()) == ([], 0)


@pytest.mark.parametrize(("part", "status"), [("member", 403), ("observer", 403), ("stranger", 404)])
def test_nobody_else_calls(poll, sign_in, part, status):
    assert pass_over(poll, sign_in(part), 1).status_code == status
    assert told(poll)[0] == "Hamburg"


def test_whoever_is_not_signed_in_is_asked_to(poll, client):
    assert pass_over(poll, client, 1).status_code == 302


def test_to_look_at_the_address_calls_nobody(poll):
    assert poll.chair.get(f"/pilots/poll/{poll.pk}/next/").status_code == 405


@pytest.mark.parametrize("wrong", ["", "0", "77", "x", "-1"])
def test_a_place_that_is_not_called_changes_nothing(poll, wrong):
    assert pass_over(poll, poll.chair, wrong).status_code in (303, 409)
    assert told(poll)[0] == "Hamburg"


def test_in_another_kind_of_vote_no_roll_is_called(put):
    poll = put("open")
    assert pass_over(poll, poll.chair, 1).status_code == 409


@pytest.mark.parametrize(("typed", "used"), [("2", "kiel"), ("emd", "emden"), ("Hamburg branch", "hamburg")])
def test_another_seat_is_entered_by_its_number_or_its_name(poll, sign_in, typed, used):
    sent = {"seat": typed, "side": "for", "once": "t"}
    assert sign_in("secretary").post(f"/pilots/poll/{poll.pk}/enter/", sent).status_code == 303
    assert [line.seat for line in poll.roll.filter(used__gt=0)] == [used]


@pytest.mark.parametrize(("typed", "says"), [("branch", "can be"), ("9", "o seat on the roll"), ("x", "o seat on")])
def test_a_seat_that_cannot_be_told_is_asked_for_again(poll, sign_in, typed, says):
    page = f"/pilots/poll/{poll.pk}/"
    sent = {"seat": typed, "for": "3", "once": "t", "page": page}
    answered = sign_in("secretary").post(f"{page}enter/", sent)
    assert (answered.status_code, says in answered.text, poll.casts.count()) == (422, True, 0)
    assert f'value="{typed}"' in answered.text
