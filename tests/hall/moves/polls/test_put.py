"""Whoever presides over a body puts a question to the vote; the roll is frozen when the poll opens."""

from datetime import timedelta

import pytest

from mandat.hall import clock
from mandat.hall.models import Membership, Poll, Voter
from mandat.hall.models.polls import Stage

URL = "/pilots/body/congress/poll/"
SENT = {"question": "Shall we buy a boat?", "kind": "open", "once": "t"}


def roll(poll: Poll) -> list[tuple[str, int, list[str]]]:
    people = Voter.objects.filter(poll=poll).order_by("who")
    return [(line.seat, line.votes, [one.who for one in people if one.line_id == line.pk]) for line in poll.roll.all()]


def test_the_chair_puts_a_question_and_the_roll_is_frozen(union, sign_in):
    answer = sign_in("chair").post(URL, SENT)
    poll = Poll.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/pilots/poll/{poll.pk}/")
    assert poll.stage == Stage.OPEN
    assert roll(poll) == [("hamburg", 4, ["ada", "cem"]), ("kiel", 3, ["ben"]), ("emden", 2, ["dora"])]


def test_to_look_at_the_form_puts_nothing(union, sign_in):
    assert sign_in("chair").get(URL).status_code == 200
    assert not Poll.objects.exists()


def test_an_amendment_is_told_from_its_motion(union, sign_in, record):
    record('NOW motion fare in congress by cem "Coffee is free"\n')
    record('NOW amend tea in congress by dora on fare "Coffee and tea are free"\n')
    page = sign_in("chair").get(URL).content.decode()
    assert ">Amendment of Dora Dahl: Coffee and tea are free</option>" in page
    assert ">Motion of Cem Celik: Coffee is free</option>" in page


@pytest.mark.parametrize("part", ["secretary", "teller", "delegate", "member", "observer"])
def test_whoever_does_not_preside_is_told_so(union, sign_in, part):
    answer = sign_in(part).post(URL, SENT)
    assert answer.status_code == 403
    assert "preside over Congress" in answer.content.decode()
    assert not Poll.objects.exists()


def test_a_stranger_does_not_learn_that_there_is_such_a_page(union, sign_in):
    assert sign_in("stranger").post(URL, SENT).status_code == 404


def test_nobody_is_asked_to_sign_in(union, client):
    assert client.post(URL, SENT).status_code == 403
    assert not Poll.objects.exists()


def test_the_same_form_sent_twice_puts_one_poll_and_records_no_act(union, sign_in, acts):
    chair = sign_in("chair")
    assert {chair.post(URL, SENT)["Location"] for _ in range(2)} == {f"/pilots/poll/{Poll.objects.get().pk}/"}
    assert acts() == []


def test_seats_and_votes_stay_as_they_were_when_the_poll_opened(put, record):
    poll = put("open")
    record("NOW elect again of dora to congress from emden\n    votes 9\n    for 10\n")
    assert roll(poll)[2] == ("emden", 2, ["dora"])


def test_a_general_meeting_gives_each_member_account_one_vote(put, record, union, as_person):
    record(
        '2024-03-01 office hamburg-chair in hamburg "Chair"\n    powers sitting.preside\n\n'
        "2024-03-02 appoint chair-of-hamburg by hamburg of ada as hamburg-chair\n"
    )
    for unit in ("hamburg", "hamburg", "kiel"):
        as_person(unit=unit)
    members = Membership.objects.filter(unit="hamburg")
    assert [votes for _, votes, _ in roll(put("secret", body="hamburg"))] == [1] * members.count()


def test_a_poll_opens_and_closes_by_itself(put, sign_in, acts):
    soon = (clock.now() + timedelta(hours=1)).isoformat()
    poll = put("open", opens=soon, closes=(clock.now() + timedelta(hours=2)).isoformat())
    page = f"/pilots/poll/{poll.pk}/"
    delegate = sign_in("delegate")
    assert b"not open yet" in delegate.get(page).content
    Poll.objects.update(opens=clock.now())
    assert b"of 9 votes cast" in delegate.get(page).content
    Poll.objects.update(closes=clock.now())
    delegate.get(page)
    assert Poll.objects.get().stage in (Stage.RECORDED, Stage.COUNTED)


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"kind": ""}, 409, "choose how to vote"),
        ({"kind": "by-shouting"}, 409, "choose how to vote"),
        ({"question": "  "}, 409, "write what the vote is on"),
        ({"question": "x" * 5000}, 409, "fewer than"),
        ({"motion": "no-such-motion"}, 409, "not to be decided in Congress"),
        ({"motion": "elect-kiel"}, 409, "not to be decided in Congress"),
        ({"motion": "ben"}, 409, "not to be decided in Congress"),
        ({"once": ""}, 422, "came without its token"),
        ({"opens": "tomorrow"}, 409, "write a day and a time"),
        ({"closes": "1999-01-01T10:00"}, 409, "it would close before it opens"),
        ({"closes": "9999-12-31T23:59:59-23:59"}, 409, ""),
        ({"proxies": "many"}, 409, "whole numbers"),
    ],
)
def test_what_makes_no_sense_is_answered_in_words(union, sign_in, sent, status, says):
    answer = sign_in("chair").post(URL, {**SENT, **sent})
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert not Poll.objects.exists()


def test_a_body_that_is_not_there_has_no_page(union, sign_in):
    assert sign_in("chair").get("/pilots/body/nowhere/poll/").status_code == 404


MOVED = """
2024-04-01 motion boat in congress by kiel "We buy a boat"

2024-04-02 amend two in congress by emden on boat "We buy two boats"

2024-04-01 motion roof in kiel by ben "We mend our roof"
"""


def offered(chair) -> list[str]:
    return [one.id for one in chair.get(URL).context["motions"]]


def test_what_is_moved_in_a_body_can_be_put_there_and_amendments_first(union, sign_in, record):
    record(MOVED)
    assert offered(sign_in("chair")) == ["two", "boat"]


def test_the_motion_of_another_body_is_not_put(union, sign_in, record, acts):
    record(MOVED)
    answer = sign_in("chair").post(URL, {**SENT, "motion": "roof"})
    assert (answer.status_code, Poll.objects.count()) == (409, 0)


def test_what_was_withdrawn_or_decided_is_not_put_again(union, sign_in, record):
    record(MOVED + "\n2024-04-03 withdraw no-boat in congress on boat by ben\n")
    chair = sign_in("chair")
    assert offered(chair) == []
    assert chair.post(URL, {**SENT, "motion": "boat"}).status_code == 409


def test_a_motion_is_put_in_the_words_that_carried_amendments_gave_it(put, record):
    record(MOVED + "\n2024-04-03 vote carried in congress on two\n    for 6\n    against 1\n    present 9\n")
    poll = put("open", motion="boat", question="")
    assert poll.question == "We buy two boats"
    assert b"We buy two boats" in poll.chair.get(f"/pilots/poll/{poll.pk}/vote/").content


def test_a_motion_of_any_length_can_be_put(put, record):
    words = "We buy a boat. " * 500
    record(f'2024-04-01 motion long in congress by kiel "{words.strip()}"\n')
    assert put("open", motion="long", question="").question == words.strip()


def test_what_was_put_stays_although_its_motion_is_amended_meanwhile(put, record):
    record(MOVED)
    poll = put("open", motion="boat", question="")
    record("2024-04-03 vote carried in congress on two\n    for 6\n    against 1\n    present 9\n")
    assert b"We buy a boat" in poll.chair.get(f"/pilots/poll/{poll.pk}/vote/").content


def test_an_appeal_is_put_and_decided(put, sign_in, record, acts):
    record(
        "NOW open today in congress\n    present 9\n    chair ada\n\n"
        'NOW rule closed in congress by ada "The list is closed"\n\nNOW appeal no in congress by dora on closed\n'
    )
    poll = put("open", motion="no", question="")
    assert poll.question == "Appeal: is this ruling of the chair to fall? The list is closed"
    poll.chair.post(f"/pilots/poll/{poll.pk}/close/")
    assert [act.on for act in acts()] == [("no",)]
    assert offered(poll.chair) == []
