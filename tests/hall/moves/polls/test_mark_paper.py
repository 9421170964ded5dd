"""Votes on paper beside a secret vote: marked on the roll, counted by two tellers, each vote cast once."""

from unittest.mock import patch

import pytest

from mandat.hall.models import Box, Cast, Poll, Roll, Telling
from tests.hall.moves.polls.conftest import line_of


@pytest.fixture
def poll(put) -> Poll:
    """A secret vote: Hamburg has 4 votes, Kiel 3, Emden 2."""
    return put("secret")


@pytest.fixture
def tellers(sign_in, poll):
    """Cem, who counts; and Dora, who does too."""
    return sign_in("teller"), sign_in("delegate")


def give(poll: Poll, browser, seat: str, token: str = "p"):
    return browser.post(f"/pilots/poll/{poll.pk}/give-paper/", {"seat": seat, "once": token})


def vote(poll: Poll, browser, seat: str, token: str = "v"):
    sent = {"line": line_of(poll, seat), "side": "for", "once": token}
    return browser.post(f"/pilots/poll/{poll.pk}/vote/", sent)


def tell(poll: Poll, browser, *sides: int, round_: int = 1):
    sent = dict(zip(("for", "against", "abstain"), map(str, sides), strict=False))
    return browser.post(f"/pilots/poll/{poll.pk}/tell/", {**sent, "round": str(round_)})


def close(poll: Poll, sure: str = "few"):
    return poll.chair.post(f"/pilots/poll/{poll.pk}/close/", {"present": "9", "sure": sure})


def test_a_seat_with_several_votes_is_given_as_many_papers(poll, tellers):
    page = tellers[0].get(f"/pilots/poll/{poll.pk}/").content.decode()
    assert "hand out one ballot paper for each of its votes" in page
    give(poll, tellers[0], "emden")
    assert "2 votes are on paper so far" in tellers[0].get(f"/pilots/poll/{poll.pk}/").content.decode()


def test_papers_and_phones_are_counted_together_and_only_the_whole_is_recorded(poll, tellers, sign_in, acts):
    cem, dora = tellers
    assert give(poll, cem, "Hamburg branch").status_code == 303
    assert vote(poll, sign_in("secretary"), "kiel").status_code == 200
    assert close(poll).status_code == 303
    assert acts() == []
    assert [tell(poll, teller, 1, 3).status_code for teller in (cem, dora)] == [303, 303]
    assert close(poll).status_code == 303
    (act,) = acts()
    assert (act.how, act.for_.exact, act.against.exact, act.abstain.exact) == ("secret", 4, 3, 0)
    assert not Box.objects.exists()
    assert not Telling.objects.exists()


@pytest.fixture
def dismissed(poll, tellers, sign_in, record):
    """Ben counted the papers otherwise than Cem and Dora, and is no teller any more; Kiel voted by phone."""
    record("NOW appoint ben-in by congress of ben as congress-teller\n")
    ben = sign_in("secretary")
    give(poll, ben, "hamburg")
    vote(poll, ben, "kiel")
    close(poll)
    tell(poll, ben, 4, 0)
    for teller in tellers:
        tell(poll, teller, 1, 3)
    record("NOW dismiss ben-out by congress of ben as congress-teller\n")


def test_what_would_be_recorded_holds_the_papers_though_a_dismissed_teller_counted_otherwise(poll, dismissed, acts):
    assert "for 4, against 3" in poll.chair.get(f"/pilots/poll/{poll.pk}/").text.lower()
    close(poll)
    assert [(act.for_.exact, act.against.exact) for act in acts()] == [(4, 3)]


def test_a_crash_after_the_record_leaves_nothing_that_tells_papers_from_phones(poll, dismissed, acts):
    with patch("mandat.hall.moves.polls.close.record", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        close(poll)
    close(poll)
    assert [(act.for_.exact, act.against.exact) for act in acts()] == [(4, 3)]
    assert (Box.objects.count(), Telling.objects.count()) == (0, 0)


def test_one_paper_is_warned_of_where_it_is_given_out_and_asked_about_at_the_close(poll, tellers, sign_in, record):
    cem, dora = tellers
    alone = "Only one votes on paper: whoever counts will know how."
    assert alone not in cem.get(f"/pilots/poll/{poll.pk}/").text
    give(poll, cem, "emden")
    assert alone in cem.get(f"/pilots/poll/{poll.pk}/").text
    vote(poll, sign_in("secretary"), "kiel")
    vote(poll, cem, "hamburg")
    answer = close(poll, sure="")
    assert answer.status_code == 422
    assert "Only one votes on paper, so whoever counts the papers will know how." in answer.text
    assert close(poll).status_code == 303


def test_where_three_vote_on_paper_nobody_is_asked(poll, tellers):
    for number, seat in enumerate(("hamburg", "kiel", "emden")):
        give(poll, tellers[0], seat, f"p{number}")
    assert "whoever counts will know how" not in tellers[0].get(f"/pilots/poll/{poll.pk}/").text
    assert close(poll, sure="").status_code == 303


def test_who_has_a_paper_does_not_vote_by_phone_and_sees_why(poll, tellers):
    cem, dora = tellers
    assert give(poll, cem, "3").status_code == 303
    assert "This vote is cast on paper" in dora.get(f"/pilots/poll/{poll.pk}/vote/").text
    assert vote(poll, dora, "emden").status_code == 409
    assert list(Cast.objects.values_list("standing", "votes")) == [("paper", 2)]


def test_who_has_voted_by_phone_gets_no_paper(poll, tellers):
    cem, dora = tellers
    assert vote(poll, dora, "emden").status_code == 200
    answer = give(poll, cem, "emden")
    assert (answer.status_code, "all votes of this seat are cast already" in answer.text.casefold()) == (409, True)


def test_a_mark_says_that_somebody_votes_and_adds_nothing_to_the_box(poll, tellers):
    give(poll, tellers[0], "emden")
    mark = Cast.objects.get()
    assert (mark.who, mark.entered, mark.favour, mark.against, mark.abstain) == ("", "cem", None, None, None)
    assert list(Box.objects.values_list("favour", "against", "abstain")) == [(0, 0, 0)]


def test_sent_twice_one_paper_is_given_out(poll, tellers):
    assert [give(poll, tellers[0], "emden").status_code for _ in range(2)] == [303, 303]
    assert give(poll, tellers[0], "emden", "other").status_code == 409
    assert Cast.objects.count() == 1


def test_the_secretary_gives_them_out_too(poll, sign_in):
    assert give(poll, sign_in("secretary"), "emden").status_code == 303


def test_whoever_presides_only_does_not(poll):
    assert give(poll, poll.chair, "emden").status_code == 403


@pytest.mark.parametrize(("part", "status"), [("member", 403), ("observer", 403), ("stranger", 404)])
def test_nobody_else_does(poll, sign_in, part, status):
    assert give(poll, sign_in(part), "emden").status_code == status
    assert not Cast.objects.exists()


def test_nobody_is_asked_to_sign_in(poll, client):
    assert give(poll, client, "emden").status_code == 302


def test_to_look_at_the_address_gives_out_none(poll, tellers):
    assert tellers[0].get(f"/pilots/poll/{poll.pk}/give-paper/").status_code == 405


@pytest.mark.parametrize("typed", ["", "9", "nobody", "branch", "\0", "x" * 500])
def test_a_seat_that_cannot_be_told_is_asked_for_again(poll, tellers, typed):
    assert give(poll, tellers[0], typed).status_code == 422
    assert not Cast.objects.exists()


def test_in_an_open_vote_there_are_no_papers(put, sign_in):
    assert give(put("open"), sign_in("teller"), "emden").status_code == 409


def test_after_the_close_none_is_given_out(poll, tellers):
    close(poll)
    assert give(poll, tellers[0], "emden").status_code == 409


def test_nobody_counts_them_before_the_close(poll, tellers):
    give(poll, tellers[0], "emden")
    assert tell(poll, tellers[0], 2).status_code == 409
    assert "What did you count" not in tellers[0].get(f"/pilots/poll/{poll.pk}/").text


def test_tellers_who_differ_keep_it_waiting(poll, tellers, acts):
    give(poll, tellers[0], "emden")
    close(poll)
    tell(poll, tellers[0], 2)
    tell(poll, tellers[1], 1, 1)
    assert (close(poll).status_code, acts()) == (303, [])
    assert "Two tellers count the papers now" in poll.chair.get(f"/pilots/poll/{poll.pk}/").text


def test_more_papers_than_were_given_out_are_refused_and_blank_ones_count_for_no_side(poll, tellers, acts):
    give(poll, tellers[0], "emden")
    close(poll)
    assert tell(poll, tellers[0], 2, 1).status_code == 409
    for teller in tellers:
        assert tell(poll, teller, 1).status_code == 303
    close(poll)
    assert acts()[0].for_.exact == 1


def test_a_vote_that_is_cancelled_forgets_the_papers(poll, tellers):
    give(poll, tellers[0], "emden")
    poll.chair.post(f"/pilots/poll/{poll.pk}/cancel/", {"reason": "We were too loud"})
    assert not Cast.objects.exists()


def test_in_a_general_meeting_a_member_is_marked_by_name_or_by_the_number_of_the_account(put, record, as_person):
    record(
        '2024-03-01 office hamburg-chair in hamburg "Chair"\n    powers sitting.preside, sitting.count\n\n'
        "2024-03-02 appoint chair-of-hamburg by hamburg of ada as hamburg-chair\n"
    )
    ida = as_person(unit="hamburg")
    poll = put("secret", body="hamburg")
    number = poll.roll.get().seat.removeprefix("#")
    assert give(poll, poll.chair, number, "a").status_code == 303
    assert vote(poll, ida, f"#{number}").status_code == 409
    assert [give(poll, poll.chair, name, name).status_code for name in ("Hilde Harms", "hilde  HARMS")] == [303, 409]
    assert list(Roll.objects.values_list("seat", "used")) == [(f"#{number}", 1), ("paper:hilde harms", 1)]
    assert give(poll, poll.chair, "99999", "b").status_code == 409
    assert give(poll, poll.chair, "9" * 5000, "c").status_code == 409
