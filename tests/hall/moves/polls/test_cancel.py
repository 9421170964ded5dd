"""Whoever presides cancels a poll, with a reason that everybody sees."""

import pytest
from django.test import Client

from mandat.hall.desks import desk_of
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


CASTING = "2024-04-01 charter casting of congress\n    casting-vote congress-chair\n    for 9\n"
NO_QUORUM = "2024-04-01 charter many of congress\n    quorum 9\n    for 9\n"
NOTED = "was closed and set aside (2 for, 0 against, 0 abstaining): Nobody was there."


@pytest.mark.parametrize("kind", ["open", "secret"])
def test_a_vote_that_was_taken_stands_though_whoever_presides_would_like_another_result(
    put, sign_in, acts, record, kind
):
    record(CASTING)
    poll = put(kind)
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", against="2", abstain="2")
    close(poll, sure="few")
    answer = cancel(poll)
    assert (answer.status_code, "this vote was taken, and stands" in answer.text) == (409, True)
    page = poll.chair.get(f"/pilots/poll/{poll.pk}/").text
    assert not any(offer in page for offer in ("Cancel this vote", "Set this vote aside"))
    close(poll, casting="none")
    assert [(act.for_.text if act.for_ else act.roll[0].for_) for act in acts()]


@pytest.mark.parametrize("kind", ["open", "secret"])
def test_what_the_law_does_not_let_record_is_set_aside_and_hides_nothing(put, sign_in, acts, record, union, kind):
    record(NO_QUORUM)
    poll = put(kind)
    vote(sign_in("delegate"), poll, "emden", side="for")
    assert close(poll, sure="few", present="2").status_code == 422
    assert cancel(poll, reason="Nobody was there.").status_code == 303
    assert acts() == []
    union.openness = "sittings"
    union.save()
    noted = [act for act in desk_of(union).book().written.values() if act.verb == "note"]
    assert [act.text.partition("” ")[2] for act in noted] == [NOTED]
    page = Client().get(f"/pilots/poll/{poll.pk}/").text
    assert ">set aside<" in page
    assert (page.count("Nobody was there."), page.count(NOTED)) == (1, 1)
    assert ">set aside<" in Client().get("/pilots/body/congress/polls/").text


def test_what_is_closed_and_cannot_be_recorded_is_offered_to_be_set_aside(put, record):
    record(NO_QUORUM)
    poll = put("open")
    assert "Set this vote aside" not in poll.chair.get(f"/pilots/poll/{poll.pk}/").text
    close(poll, present="2")
    assert "Set this vote aside" in poll.chair.get(f"/pilots/poll/{poll.pk}/").text


@pytest.mark.parametrize("motion", ["", "a-boat"])
@pytest.mark.parametrize(("closed_first", "beside"), [(False, ""), (True, "The sitting is closed.")])
def test_what_is_set_aside_stands_once_in_the_minutes_of_its_sitting(put, record, motion, closed_first, beside):
    record(NO_QUORUM + '2024-04-02 motion a-boat in congress by dora "Shall we buy a boat?"\n')
    record("NOW open s in congress\n    present 4\n")
    poll = put("open", motion=motion)
    close(poll, present="2")
    if closed_first:
        record("NOW close e in congress\n")
    assert cancel(poll, reason="Nobody was there.").status_code == 303
    entries = poll.chair.get("/pilots/sitting/s/minutes/").text.split('<div class="entry"')
    told = [entry for entry in entries if "Note: The vote on “Shall we buy a boat?” was closed and set aside" in entry]
    assert len(told) == 1
    assert beside in told[0]


def test_nobody_corrects_alone_how_the_votes_fell_that_were_set_aside(put, sign_in, record):
    record(NO_QUORUM + "\nNOW open s in congress\n    present 4\n")
    poll = put("open")
    close(poll, present="2")
    cancel(poll)
    note = Poll.objects.get().act
    answer = sign_in("secretary").post(f"/pilots/sitting/s/correct/{note}/", {"text": "It was quiet", "once": "c"})
    assert (answer.status_code, "nobody corrects them alone" in answer.text) == (422, True)


def test_to_set_it_aside_twice_notes_it_once(put, sign_in, record, union):
    record(NO_QUORUM)
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    close(poll, present="2")
    assert [cancel(poll).status_code for _ in range(2)] == [303, 303]
    assert len([act for act in desk_of(union).book().written.values() if act.verb == "note"]) == 1


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
