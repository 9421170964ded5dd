"""What two people do with a poll at the same time: no vote is lost, and none is recorded that was not cast."""

from unittest.mock import patch

from django.db import connection

from mandat.hall.models import Cast, Poll
from mandat.hall.models.polls import Stage
from mandat.hall.moves.polls import close as closing
from tests.hall.moves.polls.test_cancel import cancel
from tests.hall.moves.polls.test_cast import vote
from tests.hall.moves.polls.test_close import close


def between(step: str, poll: Poll, does, **sent: str):
    """Do something right after a step of the close, as another thread might; what it was answered."""
    real, answers = getattr(closing, step), []

    def stepped(*arguments):
        done = real(*arguments)
        answers.append(does(poll))
        return done

    with patch.object(closing, step, stepped):
        answers.append(close(poll, **sent))
    return [answer.status_code for answer in answers]


def test_whoever_cancels_after_a_poll_was_stopped_comes_too_late(put, sign_in, acts):
    poll = put("secret")
    vote(sign_in("delegate"), poll, "emden", side="for")
    with patch("mandat.hall.views.polls.keep"):  # who cancels has looked before it was stopped
        assert between("stop", poll, cancel, sure="few") == [409, 303]
    assert (Poll.objects.get().stage, len(acts())) == (Stage.RECORDED, 1)


def test_the_votes_are_added_up_and_recorded_under_the_lock_of_the_poll(put, sign_in):
    """Whoever cancels has to wait; a test in one thread cannot wait, but sees that the lock is held."""
    poll, outside, inside, real = put("open"), len(connection.savepoint_ids), [], closing.act_of

    def counted(*arguments):
        inside.append(len(connection.savepoint_ids))
        return real(*arguments)

    with patch.object(closing, "act_of", counted):
        close(poll)
    assert inside[0] > outside


def test_what_is_recorded_already_is_told_although_the_chair_says_other_numbers_after_a_crash(put, sign_in, acts):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    close(poll, present="8")
    Poll.objects.update(stage=Stage.COUNTED, act="")
    assert close(poll, present="9").status_code == 303
    assert (Poll.objects.get().stage, [act.present.text for act in acts()]) == (Stage.RECORDED, ["8"])


def test_what_is_recorded_already_is_not_cancelled_after_a_crash(put, sign_in, acts):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    close(poll)
    Poll.objects.update(stage=Stage.COUNTED, act="")
    assert "can only be corrected there" in cancel(poll).content.decode()
    assert (Cast.objects.count(), len(acts())) == (1, 1)
