"""Whoever presides opens a planned poll before its time."""

from datetime import timedelta

import pytest

from mandat.hall import clock
from mandat.hall.models import Poll, Roll
from mandat.hall.models.polls import Stage


@pytest.fixture
def planned(put) -> Poll:
    return put("open", opens=(clock.now() + timedelta(days=1)).isoformat())


def begin(poll: Poll, browser=None):
    return (browser or poll.chair).post(f"/pilots/poll/{poll.pk}/open/")


def test_the_chair_opens_it_and_the_roll_is_frozen(planned):
    assert not Roll.objects.exists()
    assert begin(planned).status_code == 303
    assert Poll.objects.get().stage == Stage.OPEN
    assert Roll.objects.count() == 3


def test_opening_twice_freezes_the_roll_once(planned):
    assert [begin(planned).status_code for _ in range(2)] == [303, 303]
    assert Roll.objects.count() == 3


def test_to_look_at_the_address_opens_nothing(planned):
    assert planned.chair.get(f"/pilots/poll/{planned.pk}/open/").status_code == 405
    assert Poll.objects.get().stage == Stage.PLANNED


@pytest.mark.parametrize("part", ["secretary", "teller", "delegate", "member", "observer"])
def test_whoever_does_not_preside_is_told_so(planned, sign_in, part):
    assert begin(planned, sign_in(part)).status_code == 403
    assert Poll.objects.get().stage == Stage.PLANNED


def test_a_stranger_does_not_learn_that_there_is_such_a_poll(planned, sign_in):
    assert begin(planned, sign_in("stranger")).status_code == 404


def test_nobody_is_asked_to_sign_in(planned, client):
    assert begin(planned, client).status_code == 302
