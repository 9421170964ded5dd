"""Whoever presides closes a poll, and its result is recorded as one act."""

from unittest.mock import patch

import pytest
from django.utils.html import strip_tags

from mandat.hall.live.looking import render
from mandat.hall.live.watching import Key
from mandat.hall.models import Box, Cast, Poll
from mandat.hall.models.polls import Stage
from tests.hall.moves.polls.test_cast import vote


def close(poll, browser=None, **sent):
    return (browser or poll.chair).post(f"/pilots/poll/{poll.pk}/close/", {"present": "9", **sent})


def roll(act) -> list[tuple]:
    return [(one.seat, one.for_, one.against, one.abstain) for one in act.roll]


def test_the_chair_closes_and_the_roll_is_recorded(put, sign_in, acts):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="against")
    vote(poll.chair, poll, "hamburg", **{"for": "3", "abstain": "1"})
    assert close(poll).status_code == 303
    (act,) = acts()
    assert (act.how, act.present.text, act.for_) == ("roll-call", "9", None)
    assert roll(act) == [("hamburg", 3, 0, 1), ("emden", 0, 2, 0)]
    assert Poll.objects.get().act == act.id


@pytest.mark.parametrize(("kind", "how"), [("roll-call", "roll-call"), ("card", "card")])
def test_the_act_says_how_people_voted(put, sign_in, acts, kind, how):
    poll = put(kind)
    vote(sign_in("delegate"), poll, "emden", side="for")
    close(poll, sure="silent")
    assert [(act.how, roll(act)) for act in acts()] == [(how, [("emden", 2, 0, 0)])]


def test_of_a_secret_vote_only_sums_are_recorded(put, sign_in, acts):
    poll = put("secret")
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", side="against")
    close(poll, sure="few")
    (act,) = acts()
    assert (act.how, act.roll, act.for_.text, act.against.text, act.abstain.text) == ("secret", (), "2", "4", "0")


def test_to_look_at_the_address_closes_nothing(put):
    poll = put("open")
    assert poll.chair.get(f"/pilots/poll/{poll.pk}/close/").status_code == 405
    assert Poll.objects.get().stage == Stage.OPEN


@pytest.mark.parametrize("part", ["secretary", "teller", "delegate", "member", "observer"])
def test_whoever_does_not_preside_is_told_so(put, sign_in, part):
    poll = put("open")
    assert close(poll, sign_in(part)).status_code == 403
    assert Poll.objects.get().stage == Stage.OPEN


def test_a_stranger_does_not_learn_that_there_is_such_a_poll(put, sign_in):
    assert close(put("open"), sign_in("stranger")).status_code == 404


def test_nobody_is_asked_to_sign_in(put, client):
    assert close(put("open"), client).status_code == 302


def test_closing_twice_records_once(put, acts):
    poll = put("open")
    assert [close(poll).status_code for _ in range(2)] == [303, 303]
    assert len(acts()) == 1


def test_closing_again_mends_a_crash_between_the_count_and_the_record(put, sign_in, acts):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")

    def crash(*_):
        raise KeyboardInterrupt

    with patch("mandat.hall.here.Here.propose", crash), pytest.raises(KeyboardInterrupt):
        close(poll)
    assert (Poll.objects.get().stage, acts()) == (Stage.COUNTED, [])
    with patch("mandat.hall.moves.polls.close.record", crash), pytest.raises(KeyboardInterrupt):
        close(poll)
    assert (Poll.objects.get().stage, len(acts())) == (Stage.COUNTED, 1)
    close(poll)
    assert (Poll.objects.get().stage, len(acts())) == (Stage.RECORDED, 1)


def test_what_the_charter_forbids_is_refused_in_its_own_words(put, sign_in, acts):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    answer = close(poll, present="2")
    assert answer.status_code == 422
    assert "its charter asks for 5" in answer.content.decode()
    assert acts() == []


def test_what_the_charter_frowns_on_is_shown_and_goes_on_with_a_name(put, sign_in, acts, record):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    record("NOW recall gone by emden of dora in congress\n    for 15\n    against 0\n")
    answer = close(poll)
    assert answer.status_code == 422
    assert "nobody who can vote holds the seat of Emden branch" in strip_tags(answer.content.decode())
    assert acts() == []
    assert close(poll, despite="1").status_code == 303
    assert len(acts()) == 1


def test_a_roll_call_that_not_all_have_answered_asks_first(put, sign_in, acts):
    poll = put("roll-call")
    vote(sign_in("delegate"), poll, "emden", side="for")
    answer = close(poll)
    assert (answer.status_code, acts()) == (422, [])
    assert "2 seats have not answered: Hamburg branch, Kiel branch. Close the roll call without them?" in answer.text
    assert Poll.objects.get().stage == Stage.OPEN
    assert close(poll, sure="silent").status_code == 303
    assert len(acts()) == 1


def test_a_roll_call_that_all_have_answered_is_closed_at_once(put, sign_in, acts):
    poll = put("roll-call")
    for part, seat in (("chair", "hamburg"), ("secretary", "kiel"), ("delegate", "emden")):
        vote(poll.chair if part == "chair" else sign_in(part), poll, seat, side="for")
    assert close(poll).status_code == 303
    assert len(acts()) == 1


def test_a_secret_vote_of_so_few_that_the_result_shows_how_asks_first(put, sign_in, acts):
    poll = put("secret")
    vote(sign_in("delegate"), poll, "emden", side="for")
    answer = close(poll)
    assert (answer.status_code, acts()) == (422, [])
    assert "Only one has voted, so the result would show how. Close it all the same?" in answer.text
    assert close(poll, sure="few").status_code == 303


def test_of_a_secret_vote_on_one_side_its_page_says_that_everybody_knows(put, sign_in):
    poll = put("secret")
    for part, seat in (("chair", "hamburg"), ("secretary", "kiel"), ("delegate", "emden")):
        vote(poll.chair if part == "chair" else sign_in(part), poll, seat, side="for")
    close(poll)
    page = poll.chair.get(f"/pilots/poll/{poll.pk}/").text
    assert "All who voted did so alike, so everybody knows how." in page


def test_a_tie_waits_for_the_casting_vote_that_the_charter_gives(put, sign_in, acts, record):
    record("2024-04-01 charter casting of congress\n    casting-vote congress-chair\n    for 9\n")
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", against="2", abstain="2")
    assert close(poll).status_code == 303
    assert acts() == []
    assert b"the charter gives a casting vote" in poll.chair.get(f"/pilots/poll/{poll.pk}/").content
    close(poll, casting="for")
    assert [act.casting for act in acts()] == ["for"]
    assert b"Tied; the chair&#x27;s casting vote was for." in poll.chair.get(
        f"/pilots/poll/{poll.pk}/"
    ).content.replace(b"'", b"&#x27;")


def test_a_tie_is_shown_where_there_is_no_casting_vote(put, sign_in, acts):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", against="2")
    close(poll)
    page = poll.chair.get(f"/pilots/poll/{poll.pk}/").content.decode()
    assert ">tied<" in page
    assert "1 vote for was missing." in page


def test_results_are_hidden_until_the_close(put, sign_in):
    poll = put("open")
    vote(sign_in("delegate"), poll, "emden", side="for")
    shown = [poll.chair.get(f"/pilots/poll/{poll.pk}/{part}").content.decode() for part in ("", "wall/")]
    sent = [render(Key("pilots", "poll", str(poll.pk), "en", audience))["poll"] for audience in ("members", "gallery")]
    for page in (*shown, *sent):
        assert "result-word" not in page
        assert "2</strong>" in page


def test_a_deviation_from_the_mandate_is_shown_afterwards(put, sign_in, record):
    record(
        '2024-04-01 motion boat in congress by kiel "We buy a boat"\n\n'
        "2024-04-02 instruct no-boat by emden in congress on boat mode bound says against\n    for 12\n    against 3\n"
    )
    poll, dora = put("open", motion="boat"), sign_in("delegate")
    before = dora.get(f"/pilots/poll/{poll.pk}/vote/").content.decode()
    assert "Emden branch has bound you: vote against" in before
    assert "12 for, 3 against" in before
    vote(dora, poll, "emden", side="for")
    close(poll)
    after = poll.chair.get(f"/pilots/poll/{poll.pk}/").content.decode()
    assert "Emden branch had bound its delegates to vote against" in strip_tags(after)
    assert "S008" in after


def test_no_table_joins_a_voter_to_a_secret_vote(put, sign_in):
    """What is written down of a secret vote is who has voted, and three sums; nothing says when or in which order."""
    poll = put("secret")
    vote(sign_in("delegate"), poll, "emden", side="for")
    vote(poll.chair, poll, "hamburg", side="for")
    columns = {field.name: field.get_internal_type() for field in Cast._meta.fields}
    assert not {"DateTimeField", "BigAutoField", "AutoField"} & set(columns.values())
    assert set(Cast.objects.values_list("favour", "against", "abstain")) == {(None, None, None)}
    assert list(Box.objects.values_list("favour", "against", "abstain")) == [(6, 0, 0)]
    assert {field.name for field in Box._meta.fields} == {"poll", "favour", "against", "abstain"}
