"""The pages of polls: the list, the wall, the part that is sent by itself; what members see, and the gallery."""

import pytest

from tests.hall.moves.polls.test_cast import vote
from tests.hall.moves.polls.test_close import close
from tests.hall.moves.polls.test_enter import MEETING


def test_the_list_says_what_came_of_each_vote(put, sign_in):
    poll = put("open")
    empty = sign_in("observer").get("/pilots/body/hamburg/polls/").content.decode()
    assert "Nothing was put to the vote here yet" in empty
    vote(sign_in("delegate"), poll, "emden", side="against")
    close(poll)
    page = poll.chair.get("/pilots/body/congress/polls/").content.decode()
    assert "Shall we buy a boat?" in page
    assert "0 : 2 : 0" in page
    assert ">lost<" in page


def test_a_long_question_is_clipped_to_the_eye_and_whole_for_everybody_else(put):
    question = "Shall we buy a boat? " * 40
    poll = put("open", question=question)
    page = poll.chair.get("/pilots/body/congress/polls/").content.decode()
    assert f'<a class="clipped" href="/pilots/poll/{poll.pk}/">{question.strip()}</a>' in page


def test_an_open_vote_is_told_from_a_vote_that_goes_on(put):
    poll = put("open")
    part = '<span class="badge open">going on</span> open: names are shown after the close'
    assert part in poll.chair.get(f"/pilots/poll/{poll.pk}/").content.decode()
    assert ">going on</span>" in poll.chair.get("/pilots/body/congress/polls/").content.decode()


@pytest.mark.parametrize("path", ["", "wall/"])
def test_the_gallery_watches_only_where_it_may(put, union, client, path):
    poll = put("open")
    assert client.get(f"/pilots/poll/{poll.pk}/{path}").status_code == 302
    union.openness = "sittings"
    union.save()
    assert client.get(f"/pilots/poll/{poll.pk}/{path}").status_code == 200
    assert client.get(f"/pilots/poll/{poll.pk}/vote/").status_code == 302


def test_who_may_cast_the_votes_of_a_seat_members_see_and_the_gallery_does_not(put, union, client, sign_in):
    poll = put("secret")
    union.openness = "sittings"
    union.save()
    roll = [one.get(f"/pilots/poll/{poll.pk}/").text.partition('id="roll"')[2] for one in (sign_in("member"), client)]
    assert ["Ada Ahrens" in one for one in roll] == [True, False]
    assert ["Emden" in one for one in roll] == [True, True]


@pytest.mark.parametrize(
    ("kind", "openness", "sides"),
    [
        ("open", "sittings", False),
        ("roll-call", "sittings", True),
        ("card", "sittings", True),
        ("secret", "sittings", False),
        ("open", "all", True),
        ("roll-call", "all", True),
        ("secret", "all", False),
    ],
)
def test_strangers_see_how_seats_voted_where_all_heard_it_and_never_who_cast(
    put, union, client, sign_in, kind, openness, sides
):
    union.openness = openness
    union.save()
    poll = put(kind)
    vote(sign_in("delegate"), poll, "emden", side="against")
    before = client.get(f"/pilots/poll/{poll.pk}/").text
    close(poll, sure=["silent", "few"])
    after = client.get(f"/pilots/poll/{poll.pk}/").text
    for page in (before, after):
        assert "Cast by" not in page
        assert "Has voted" not in page
    roll = after.partition('id="roll"')[2]
    assert ("Against" in roll) == sides
    assert ("Dora Dahl" in roll) == (openness == "all")  # who may cast, as the page of the body says it to everybody
    assert "Emden" in roll


@pytest.mark.parametrize("openness", ["sittings", "all"])
@pytest.mark.parametrize("kind", ["open", "roll-call"])
def test_of_a_general_meeting_strangers_see_the_totals_alone(put, record, union, client, as_person, kind, openness):
    union.openness = openness
    union.save()
    member = as_person(unit="hamburg")
    record(MEETING)
    poll = put(kind, body="hamburg")
    line = poll.roll.get(seat__startswith="#")
    member.post(f"/pilots/poll/{poll.pk}/vote/", {"line": line.pk, "once": "t", "side": "against"})
    close(poll, sure="silent", present="40")
    page = client.get(f"/pilots/poll/{poll.pk}/").text
    assert "result-word lost" in page
    assert "<table" not in page.partition('id="roll"')[2]


def test_a_poll_of_another_federation_is_not_found(put, sign_in):
    put("open")
    assert sign_in("observer").get("/pilots/poll/5a1c9d1e-8f0b-4a57-9a0e-6f0c1f6f3d11/").status_code == 404


def test_names_are_shown_after_the_close_and_never_of_a_secret_vote(put, sign_in):
    shown, secret, delegate = put("open"), put("secret"), sign_in("delegate")
    for poll in (shown, secret):
        vote(delegate, poll, "emden", side="against")
        assert "Cast by" not in poll.chair.get(f"/pilots/poll/{poll.pk}/").content.decode()
        close(poll)
    assert "Cast by" in shown.chair.get(f"/pilots/poll/{shown.pk}/").content.decode()
    after = shown.chair.get(f"/pilots/poll/{secret.pk}/").content.decode()
    assert ("Cast by" in after, "What secret means here" in after) == (False, True)


def test_an_instant_that_cannot_be_read_is_answered_in_words(put):
    poll = put("open")
    assert poll.chair.get(f"/pilots/poll/{poll.pk}/?at=yesterday").status_code == 400
