"""Polls open and close when their time has come, whoever asks; what needs a word waits for whoever presides."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mandat.hall import clock
from mandat.hall.models import Poll
from mandat.hall.models.polls import Stage
from mandat.hall.moves.polls import close as close_module
from mandat.hall.moves.polls import keep_time as keep_time_module
from mandat.hall.moves.polls.keep_time import keep_time
from mandat.ledger.store import Unreachable
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


def ago(**how: int):
    return clock.now() - timedelta(**how)


def berlin(instant) -> str:
    return clock.minute_of(instant, "Europe/Berlin")


def test_however_late_somebody_looks_the_roll_is_that_of_the_time_at_which_it_was_to_open(union, put, record):
    put("open", opens=later())
    record(f"{berlin(ago(hours=2))} recall gone by emden of dora in congress\n    for 15\n    against 0\n")
    record(f"{berlin(ago(minutes=30))} elect late of cem to congress from emden\n    votes 2\n    for 15\n")
    Poll.objects.update(opens=ago(hours=1))
    keep_time(union)
    poll = Poll.objects.get()
    assert poll.minute == berlin(ago(hours=1))
    assert list(poll.voters.filter(line__seat="emden").values_list("who", flat=True)) == []


def test_however_late_somebody_looks_the_result_is_dated_when_it_was_to_close(union, put, sign_in, acts):
    poll = put("open", closes=later())
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", side="against")
    Poll.objects.update(closes=ago(minutes=5))
    keep_time(union)
    (act,) = acts()
    assert (act.at.text, act.entered.text[:10]) == (berlin(ago(minutes=5)), berlin(clock.now())[:10])


def test_a_poll_that_nobody_could_open_is_cancelled_and_says_why(union, put, acts):
    put("open", opens=later())
    Poll.objects.update(opens=ago(hours=2), closes=ago(hours=1))
    keep_time(union)
    poll = Poll.objects.get()
    assert (poll.stage, acts(), poll.roll.count()) == (Stage.CANCELLED, [], 0)
    assert poll.reason == "the hall was not open while this vote was to be open: put it to the vote again"


def test_a_clock_that_is_put_back_opens_nothing_twice_and_closes_nothing(union, put, monkeypatch):
    put("open", opens=later(), closes=(clock.now() + timedelta(hours=2)).isoformat())
    Poll.objects.update(opens=ago(minutes=1))
    keep_time(union)
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() - timedelta(hours=5))
    keep_time(union)
    assert Poll.objects.get().stage == Stage.OPEN


def test_a_poll_that_is_to_open_in_the_past_opens_now(union, put):
    """Its roll is that of now: nobody draws one up for the past."""
    poll = put("open", opens=ago(days=30).isoformat())
    assert (poll.stage, poll.minute) == (Stage.OPEN, berlin(clock.now()))


@pytest.fixture
def killed(union, put, sign_in, monkeypatch):
    """A poll that the clock has closed in a process that died before it was recorded."""
    poll = put("open", closes=later())
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", side="against")
    Poll.objects.update(closes=ago(minutes=5))

    def dies(*_):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(close_module, "record_closed", dies)
        with pytest.raises(SystemExit):
            keep_time(union)
    assert Poll.objects.get().stage == Stage.COUNTED
    return poll


def test_a_poll_whose_process_died_before_it_was_recorded_is_recorded_by_the_next_look(union, killed, acts):
    for _ in range(2):
        keep_time(union)
    assert (Poll.objects.get().stage, len(acts())) == (Stage.RECORDED, 1)
    assert acts()[0].at.text == berlin(ago(minutes=5))


def test_it_is_tried_until_the_ledger_is_there_again(union, killed, acts, monkeypatch):
    def away(*_):
        raise Unreachable("the ledger", "gone")

    with monkeypatch.context() as patch:
        patch.setattr(close_module, "propose", away)
        for _ in range(2):
            keep_time(union)
    assert (Poll.objects.get().stage, acts()) == (Stage.COUNTED, [])
    keep_time(union)
    assert (Poll.objects.get().stage, len(acts())) == (Stage.RECORDED, 1)


def test_what_waits_for_a_word_is_not_tried_at_every_look(union, put, sign_in, record, monkeypatch):
    poll = put("open", closes=later())
    vote(sign_in("delegate"), poll, "emden", side="for")
    record("NOW recall gone by emden of dora in congress\n    for 15\n    against 0\n")
    due(closes="now")
    keep_time(union)
    monkeypatch.setattr(close_module, "act_of", lambda *_: pytest.fail("it was added up again"))
    keep_time(union)
    assert (Poll.objects.get().stage, Poll.objects.get().waits) == (Stage.COUNTED, True)


def test_a_poll_that_cannot_be_closed_keeps_no_other_from_it(union, put, monkeypatch, caplog):
    for number in range(2):
        put("open", closes=later(), once=f"poll-{number}")
    due(closes="now")
    first = Poll.objects.order_by("pk").first()
    real = keep_time_module.close_by_time

    def fails(poll, *minutes):
        if poll.pk == first.pk:
            raise Unreachable("the ledger", "gone")
        real(poll, *minutes)

    monkeypatch.setattr(keep_time_module, "close_by_time", fails)
    keep_time(union)
    assert sorted(Poll.objects.values_list("stage", flat=True)) == [Stage.OPEN, Stage.RECORDED]
    assert "a vote of pilots cannot be opened or closed: the ledger cannot be reached" in caplog.text
