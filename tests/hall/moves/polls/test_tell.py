"""Two tellers count a show of hands, each for himself."""

import pytest

from mandat.hall import clock
from mandat.hall.models import Poll, Telling
from mandat.hall.models.polls import Stage
from tests.hall.moves.polls.test_close import close


def tell(browser, poll, for_, against, **sent):
    sent = {"for": for_, "against": against, "abstain": "0", "round": "1", **sent}
    return browser.post(f"/pilots/poll/{poll.pk}/tell/", sent)


@pytest.fixture
def tellers(sign_in, as_person):
    """Two tellers: cem and dora."""
    return sign_in("teller"), as_person("dora")


def test_two_tellers_who_agree_settle_a_show_of_hands(put, tellers, acts):
    poll = put("hands")
    assert [tell(one, poll, "5", "4").status_code for one in tellers] == [303, 303]
    close(poll)
    assert [(act.how, act.for_.text, act.against.text) for act in acts()] == [(None, "5", "4")]


def test_tellers_who_differ_are_told_so_and_nothing_is_recorded(put, tellers, acts):
    poll = put("hands")
    tell(tellers[0], poll, "5", "4")
    tell(tellers[1], poll, "4", "4")
    assert "The tellers differ" in tellers[0].get(f"/pilots/poll/{poll.pk}/").content.decode()
    answer = close(poll)
    assert answer.status_code == 409
    assert "two tellers have to count the same first" in answer.content.decode()
    assert acts() == []


SECRET = "417"
"""A number that stands nowhere else on a page."""


def sees(browser, poll) -> bool:
    return f'<td class="number">{SECRET}</td>' in browser.get(f"/pilots/poll/{poll.pk}/").text


def test_a_teller_does_not_see_what_the_other_counted_before_the_own_count_is_in(put, tellers):
    poll = put("hands")
    cem, dora = tellers
    tell(cem, poll, SECRET, "4")
    assert [sees(one, poll) for one in (cem, dora, poll.chair)] == [True, False, False]
    assert 'Cem Celik</th><td colspan="3" class="faint">has counted' in dora.get(f"/pilots/poll/{poll.pk}/").text


def test_a_teller_who_enters_anything_learns_nothing_of_what_the_other_counted(put, tellers):
    poll = put("hands")
    cem, dora = tellers
    tell(cem, poll, SECRET, "4")
    tell(dora, poll, "0", "0")
    assert [sees(one, poll) for one in (cem, dora, poll.chair)] == [True, False, True]


def test_tellers_who_agree_see_that_they_do(put, tellers):
    poll = put("hands")
    for one in tellers:
        tell(one, poll, SECRET, "4")
    assert [one.get(f"/pilots/poll/{poll.pk}/").text.count(f">{SECRET}</td>") for one in tellers] == [2, 2]


def test_whoever_counted_otherwise_than_another_is_asked_to_count_again(put, tellers):
    poll = put("hands")
    for number, one in enumerate(tellers):
        tell(one, poll, "5", str(number))
    pages = [one.get(f"/pilots/poll/{poll.pk}/").text for one in (*tellers, poll.chair)]
    assert ["Please count once more" in page for page in pages] == [True, True, False]
    tell(tellers[0], poll, "5", "1")
    assert "Please count once more" not in tellers[1].get(f"/pilots/poll/{poll.pk}/").text


def test_counted_again_nobody_sees_the_numbers_of_another_either(put, tellers):
    poll = put("hands")
    for one in tellers:
        tell(one, poll, "5", "4")
    poll.chair.post(f"/pilots/poll/{poll.pk}/recount/", {"round": "1"})
    tell(tellers[0], poll, SECRET, "4", round="2")
    assert [sees(one, poll) for one in (*tellers, poll.chair)] == [True, False, False]


def test_one_teller_is_not_enough(put, tellers, acts):
    poll = put("hands")
    assert [tell(tellers[0], poll, "5", "4").status_code for _ in range(2)] == [303, 303]
    assert close(poll).status_code == 409
    assert Telling.objects.count() == 1
    assert acts() == []


def test_the_chair_has_it_counted_again(put, tellers, acts):
    poll = put("hands")
    tell(tellers[0], poll, "5", "4")
    for _ in range(2):
        poll.chair.post(f"/pilots/poll/{poll.pk}/recount/", {"round": "1"})
    assert Poll.objects.get().round == 2
    assert "for an earlier count" in tell(tellers[1], poll, "5", "4").content.decode()
    assert [tell(one, poll, "6", "3", round="2").status_code for one in tellers] == [303, 303]
    close(poll)
    assert [act.for_.text for act in acts()] == ["6"]


def test_to_look_at_the_address_tells_nothing(put, tellers):
    poll = put("hands")
    assert tellers[0].get(f"/pilots/poll/{poll.pk}/tell/").status_code == 405


@pytest.mark.parametrize("part", ["chair", "secretary", "member", "observer"])
def test_whoever_is_no_teller_is_told_so(put, sign_in, part):
    poll = put("hands")
    assert tell(sign_in(part) if part != "chair" else poll.chair, poll, "5", "4").status_code == 403
    assert not Telling.objects.exists()


def test_only_the_chair_has_it_counted_again(put, tellers):
    poll = put("hands")
    assert tellers[0].post(f"/pilots/poll/{poll.pk}/recount/", {"round": "1"}).status_code == 403


def test_a_stranger_does_not_learn_that_there_is_such_a_poll(put, sign_in):
    assert tell(sign_in("stranger"), put("hands"), "5", "4").status_code == 404


def test_nobody_is_asked_to_sign_in(put, client):
    assert tell(client, put("hands"), "5", "4").status_code == 302


def test_what_makes_no_sense_is_answered_in_words(put, tellers):
    poll = put("hands")
    assert "whole numbers" in tell(tellers[0], poll, "-5", "4").content.decode()
    assert "whole numbers" in tell(tellers[0], poll, "5", "4", round="x").content.decode()
    assert "no show of hands" in tell(tellers[0], put("open"), "5", "4").content.decode()


def test_after_the_close_nothing_is_told(put, tellers):
    poll = put("hands")
    for one in tellers:
        tell(one, poll, "5", "4")
    close(poll)
    assert tell(tellers[0], poll, "9", "0").status_code == 409
    assert Poll.objects.get().stage == Stage.RECORDED


DISMISS = "NOW dismiss {0}-out by congress of {0} as congress-teller\n"


def test_a_teller_who_was_dismissed_before_the_close_does_not_count(put, tellers, record, acts):
    poll = put("hands")
    for one in tellers:
        tell(one, poll, "5", "4")
    record(DISMISS.format("cem"))
    page = poll.chair.get(f"/pilots/poll/{poll.pk}/").content.decode()
    assert "no teller any more: does not count" in page
    assert "Waiting for the second teller" in page
    assert close(poll).status_code == 409
    assert acts() == []


def test_nor_does_he_stand_in_the_way_of_those_who_are_tellers(put, tellers, record, acts, as_person):
    poll = put("hands")
    record("NOW appoint ben-in by congress of ben as congress-teller\n")
    tell(tellers[0], poll, "9", "0")
    tell(tellers[1], poll, "5", "4")
    tell(as_person("ben"), poll, "5", "4")
    assert close(poll).status_code == 409
    record(DISMISS.format("cem"))
    close(poll)
    assert [act.for_.text for act in acts()] == ["5"]


def test_a_closed_poll_that_waits_by_its_time_for_a_second_teller_is_not_closed_by_a_dismissed_one(
    put, tellers, record, acts
):
    poll = put("hands")
    for one in tellers:
        tell(one, poll, "5", "4")
    record(DISMISS.format("dora"))
    Poll.objects.update(closes=clock.now())
    tellers[0].get(f"/pilots/poll/{poll.pk}/")
    assert (Poll.objects.get().stage, acts()) == (Stage.OPEN, [])


TIED = "NOW charter tie-rules of congress\n    casting-vote chair\n"


def test_a_dismissal_after_the_close_changes_nothing_in_the_count(put, tellers, record, acts):
    """A tie waits for the chair's casting vote, and the teller is dismissed meanwhile."""
    record(TIED)
    poll = put("hands")
    for one in tellers:
        tell(one, poll, "4", "4")
    assert close(poll).status_code == 303
    assert Poll.objects.get().stage == Stage.COUNTED
    record(DISMISS.format("cem"))
    close(poll, casting="against")
    assert [(act.for_.text, act.against.text, act.casting) for act in acts()] == [("4", "4", "against")]
