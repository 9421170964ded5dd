"""Whoever presides cancels a poll, with a reason that everybody sees."""

import pytest

from mandat.hall.models import Box, Cast, Poll
from mandat.hall.models.polls import Stage
from tests.hall.moves.polls.test_cast import vote
from tests.hall.moves.polls.test_close import close


def cancel(poll, browser=None, reason="The motion was withdrawn."):
    return (browser or poll.chair).post(f"/pilots/poll/{poll.pk}/cancel/", {"reason": reason})


def test_the_chair_cancels_and_nobody_learns_how_it_stood(put, sign_in, acts):
    poll = put("secret")
    vote(sign_in("delegate"), poll, "emden", side="for")
    assert cancel(poll).status_code == 303
    assert "The motion was withdrawn." in poll.chair.get(f"/pilots/poll/{poll.pk}/").content.decode()
    assert (Cast.objects.count(), Box.objects.count(), acts()) == (0, 0, [])


def test_without_a_reason_it_goes_on(put):
    poll = put("open")
    assert cancel(poll, reason=" ").status_code == 409
    assert Poll.objects.get().stage == Stage.OPEN


def test_what_is_recorded_is_not_cancelled(put, acts):
    poll = put("open")
    close(poll)
    assert "can only be corrected there" in cancel(poll).content.decode()
    assert len(acts()) == 1


def test_nothing_is_cast_or_closed_afterwards(put, sign_in):
    poll = put("open")
    cancel(poll)
    assert vote(sign_in("delegate"), poll, "emden", side="for").status_code == 409
    assert close(poll).status_code == 409


def test_to_look_at_the_address_cancels_nothing(put):
    poll = put("open")
    assert poll.chair.get(f"/pilots/poll/{poll.pk}/cancel/").status_code == 405


@pytest.mark.parametrize("part", ["secretary", "teller", "delegate", "member", "observer"])
def test_whoever_does_not_preside_is_told_so(put, sign_in, part):
    poll = put("open")
    assert cancel(poll, sign_in(part)).status_code == 403
    assert Poll.objects.get().stage == Stage.OPEN


def test_a_stranger_does_not_learn_that_there_is_such_a_poll(put, sign_in):
    assert cancel(put("open"), sign_in("stranger")).status_code == 404


def test_nobody_is_asked_to_sign_in(put, client):
    assert cancel(put("open"), client).status_code == 403
