"""Polls open and close when their time has come, whoever asks; what needs a word waits for whoever presides."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mandat.hall import clock
from mandat.hall.models import Poll
from mandat.hall.models.polls import Stage
from mandat.hall.moves.polls.keep_time import keep_time
from tests.hall.moves.polls.test_cast import vote


def later() -> str:
    return (clock.now() + timedelta(hours=1)).isoformat()


def due(**which: str) -> None:
    Poll.objects.update(**dict.fromkeys(which, clock.now()))


def test_a_planned_poll_opens(union, put):
    put("open", opens=later())
    keep_time(union)
    assert Poll.objects.get().stage == Stage.PLANNED
    due(opens="now")
    keep_time(union)
    assert Poll.objects.get().stage == Stage.OPEN


def test_an_open_poll_closes_and_is_recorded(union, put, sign_in, acts):
    poll = put("open", closes=later())
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", side="against")
    due(closes="now")
    for _ in range(2):
        keep_time(union)
    assert Poll.objects.get().stage == Stage.RECORDED
    assert [len(act.roll) for act in acts()] == [2]


def test_what_can_be_contested_waits_for_whoever_presides(union, put, sign_in, acts, record):
    poll = put("open", closes=later())
    vote(sign_in("delegate"), poll, "emden", side="for")
    record("NOW recall gone by emden of dora in congress\n    for 15\n    against 0\n")
    due(closes="now")
    keep_time(union)
    assert (Poll.objects.get().stage, acts()) == (Stage.COUNTED, [])
    assert b"this would be recorded" in poll.chair.get(f"/pilots/poll/{poll.pk}/").content


def test_a_tie_with_a_casting_vote_waits_for_whoever_presides(union, put, sign_in, acts, record):
    record("2024-04-01 charter casting of congress\n    casting-vote congress-chair\n    for 9\n")
    poll = put("open", closes=later())
    vote(sign_in("secretary"), poll, "kiel", side="for")
    vote(poll.chair, poll, "hamburg", against="3", abstain="1")
    due(closes="now")
    keep_time(union)
    assert (Poll.objects.get().stage, acts()) == (Stage.COUNTED, [])


def test_hands_that_nobody_counted_wait_for_whoever_presides(union, put, acts):
    put("hands", closes=later())
    due(closes="now")
    keep_time(union)
    assert (Poll.objects.get().stage, acts()) == (Stage.OPEN, [])


def test_a_vote_that_comes_at_the_close_is_not_counted(put, sign_in):
    poll = put("open", closes=later())
    due(closes="now")
    answer = vote(sign_in("delegate"), poll, "emden", side="for")
    assert (answer.status_code, "this vote is closed" in answer.content.decode()) == (409, True)


def test_a_show_of_hands_that_waits_for_its_tellers_is_not_locked_at_every_look(union, put):
    put("hands", closes=later())
    due(closes="now")
    with CaptureQueriesContext(connection) as asked:
        keep_time(union)
    assert Poll.objects.get().stage == Stage.OPEN
    assert all(query["sql"].startswith("SELECT") for query in asked)
