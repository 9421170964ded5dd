"""Time is kept while nobody asks for a page and nobody listens."""

from datetime import timedelta

from mandat.hall import clock, ticking
from mandat.hall.models import Poll
from mandat.hall.models.polls import Kind, Stage


def test_what_is_due_is_done_in_every_federation(union):
    poll = Poll.objects.create(federation=union, body="congress", by="ada", question="Tea?", kind=Kind.OPEN)
    Poll.objects.update(opens=clock.now() - timedelta(minutes=1))
    assert ticking.tick() == ticking.TICK
    poll.refresh_from_db()
    assert poll.stage == Stage.OPEN


def test_a_look_that_fails_is_said_and_tried_again_after_a_pause(db, monkeypatch, caplog):
    def fails() -> None:
        raise OSError("the disk is away")

    monkeypatch.setattr(ticking, "keep_time", fails)
    assert ticking.tick() == ticking.PAUSE
    assert "time could not be kept; it is tried again" in caplog.text
