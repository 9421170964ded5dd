"""Whoever takes the minutes enters what a seat answered to the roll call, and the paper votes of a general meeting."""

import pytest

from mandat.hall.models import Cast, Roll
from tests.hall.moves.polls.conftest import line_of
from tests.hall.moves.polls.test_cast import kept, vote
from tests.hall.moves.polls.test_close import close

MEETING = """
2024-03-01 office hamburg-chair in hamburg "Chair"
    powers sitting.preside, sitting.count

2024-03-02 appoint chair-of-hamburg by hamburg of ada as hamburg-chair
"""


def enter(browser, poll, seat, token="t", **sent):
    return browser.post(f"/pilots/poll/{poll.pk}/enter/", {"line": line_of(poll, seat), "once": token, **sent})


def paper(browser, poll, name, token="t", **sent):
    return browser.post(f"/pilots/poll/{poll.pk}/paper/", {"name": name, "once": token, "side": "for", **sent})


@pytest.mark.parametrize("part", ["secretary", "teller"])
def test_an_answer_to_the_roll_call_is_entered(put, sign_in, part):
    poll = put("roll-call")
    assert enter(sign_in(part), poll, "emden", side="against").status_code == 303
    assert kept(poll) == [("emden", "", 0, 2, 0)]


def test_it_is_entered_once_however_often_it_is_sent(put, sign_in):
    poll, ben = put("roll-call"), sign_in("secretary")
    assert [enter(ben, poll, "emden", side="for").status_code for _ in range(2)] == [303, 303]
    assert Cast.objects.count() == 1


def test_what_a_seat_cast_itself_is_not_entered_over(put, sign_in):
    poll = put("card")
    vote(sign_in("delegate"), poll, "emden", side="for")
    assert enter(sign_in("secretary"), poll, "emden", side="against").status_code == 409
    assert kept(poll) == [("emden", "dora", 2, 0, 0)]


def test_a_secret_vote_is_entered_by_nobody(put, sign_in):
    poll = put("secret")
    answer = enter(sign_in("secretary"), poll, "emden", side="against")
    assert "whoever did would know them" in answer.content.decode()
    assert not Cast.objects.exists()


def test_to_look_at_the_address_enters_nothing(put, sign_in):
    assert sign_in("secretary").get(f"/pilots/poll/{put('open').pk}/enter/").status_code == 405


@pytest.mark.parametrize("part", ["delegate-2", "member", "observer"])
def test_whoever_has_no_duty_is_told_so(put, sign_in, as_person, record, part):
    record('2024-04-01 person eva "Eva Ehlers"\n')
    poll = put("open")
    browser = as_person("eva") if part == "delegate-2" else sign_in(part)
    assert enter(browser, poll, "emden", side="for").status_code == 403
    assert not Cast.objects.exists()


def test_a_stranger_does_not_learn_that_there_is_such_a_poll(put, sign_in):
    assert enter(sign_in("stranger"), put("open"), "emden", side="for").status_code == 404


def test_nobody_is_asked_to_sign_in(put, client):
    assert enter(client, put("open"), "emden", side="for").status_code == 302


def test_paper_votes_of_a_general_meeting_carry_a_name_and_count_once(put, record, acts):
    record(MEETING)
    poll = put("open", body="hamburg")
    assert paper(poll.chair, poll, "Hilde  Harms", "a").status_code == 303
    assert paper(poll.chair, poll, "hilde harms", "b").status_code == 409
    assert paper(poll.chair, poll, "Udo Uhl", "c", side="against").status_code == 303
    close(poll, present="2")
    assert [(act.for_.text, act.against.text, act.roll) for act in acts()] == [("1", "1", ())]


def test_who_voted_on_paper_is_shown_to_members_and_not_to_the_gallery(put, record, union, client, sign_in):
    record(MEETING)
    union.openness = "sittings"
    union.save()
    poll = put("open", body="hamburg")
    paper(poll.chair, poll, "Udo Uhl")
    close(poll, present="1")
    assert "Udo Uhl" in sign_in("member").get(f"/pilots/poll/{poll.pk}/").content.decode()
    page = client.get(f"/pilots/poll/{poll.pk}/")
    assert (page.status_code, "Udo Uhl" in page.content.decode()) == (200, False)


@pytest.mark.parametrize(
    ("name", "sent", "says"),
    [
        (" ", {}, "write the name"),
        ("x" * 300, {}, "write the name"),
        ("\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA AND TONOS}" * 200, {}, "write the name"),
        ("Udo", {"side": "", "for": "2"}, "a paper is one vote"),
        ("Udo", {"side": ""}, "choose for, against or abstain"),
    ],
)
def test_a_paper_that_makes_no_sense_is_answered_in_words(put, record, name, sent, says):
    record(MEETING)
    poll = put("open", body="hamburg")
    answer = paper(poll.chair, poll, name, **sent)
    assert (answer.status_code, says in answer.content.decode()) == (409, True)
    assert not Roll.objects.filter(seat__startswith="paper").exists()


def test_a_congress_has_no_paper_votes(put, sign_in):
    assert "for general meetings" in paper(sign_in("secretary"), put("open"), "Udo").content.decode()


def test_a_name_is_the_same_however_it_is_typed(put, record):
    record(MEETING)
    poll = put("open", body="hamburg")
    typed = ["J\N{LATIN SMALL LETTER O WITH DIAERESIS}rg", "JO\N{COMBINING DIAERESIS}RG"]
    assert [paper(poll.chair, poll, name, name).status_code for name in typed] == [303, 409]


def test_nobody_enters_the_vote_of_a_member_who_has_an_account(put, record, as_person):
    record(MEETING)
    as_person(unit="hamburg")
    poll = put("open", body="hamburg")
    answer = enter(poll.chair, poll, poll.roll.get().seat, side="for")
    assert (answer.status_code, Cast.objects.count()) == (409, 0)
