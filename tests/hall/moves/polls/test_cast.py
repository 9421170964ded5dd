"""Whoever stands on the roll casts the votes of a seat, once."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from mandat.hall import alone
from mandat.hall.models import Box, Cast, Roll
from mandat.hall.moves.polls import cast
from tests.hall.moves.polls.conftest import line_of


def vote(browser, poll, seat, token="t", **sent):
    return browser.post(f"/pilots/poll/{poll.pk}/vote/", {"line": line_of(poll, seat), "once": token, **sent})


def kept(poll) -> list[tuple]:
    rows = Cast.objects.filter(poll=poll, replaced="").order_by("line__place")
    return [(row.line.seat, row.who, row.favour, row.against, row.abstain) for row in rows]


def test_a_delegate_casts_all_votes_of_the_seat_and_gets_a_receipt(put, sign_in):
    poll = put("open")
    answer = vote(sign_in("delegate"), poll, "emden", side="for")
    assert answer.status_code == 200
    assert Cast.objects.get().number in answer.content.decode()
    assert kept(poll) == [("emden", "dora", 2, 0, 0)]


def test_to_look_at_the_address_casts_nothing(put, sign_in):
    poll = put("open")
    assert sign_in("delegate").get(f"/pilots/poll/{poll.pk}/vote/?side=for").status_code == 200
    assert kept(poll) == []


def test_a_colleague_cannot_cast_the_votes_of_another_seat(put, sign_in):
    poll = put("open")
    answer = vote(sign_in("delegate"), poll, "kiel", side="for")
    assert answer.status_code == 409
    assert "you are not on the roll of this vote" in answer.content.decode()
    assert kept(poll) == []


@pytest.mark.parametrize("part", ["member", "observer"])
def test_whoever_has_no_seat_is_told_so(put, sign_in, part):
    poll = put("open")
    assert vote(sign_in(part), poll, "emden", side="for").status_code == 409
    assert kept(poll) == []


def test_a_stranger_does_not_learn_that_there_is_such_a_poll(put, sign_in):
    poll = put("open")
    assert vote(sign_in("stranger"), poll, "emden", side="for").status_code == 404


def test_nobody_is_asked_to_sign_in(put, client):
    poll = put("open")
    assert vote(client, poll, "emden", side="for").status_code == 302
    assert kept(poll) == []


def test_a_cast_records_no_act(put, sign_in, acts):
    vote(sign_in("delegate"), put("open"), "emden", side="for")
    assert acts() == []


def test_the_next_one_may_ask_while_a_vote_waits_for_others_to_be_written(put, sign_in, monkeypatch):
    alone_then = []
    sent = cast.together
    monkeypatch.setattr(cast, "together", lambda *vote: alone_then.append(alone._place.locked()) or sent(*vote))
    assert vote(sign_in("delegate"), put("open"), "emden", side="for").status_code == 200
    assert alone_then == [False]


@pytest.mark.parametrize("side", ["for", "against"])
def test_a_secret_vote_sent_twice_gets_the_same_receipt_and_is_told_that_the_first_one_stands(put, sign_in, side):
    """Nobody knows how the first one was cast, so both times the same is said, whatever is sent."""
    poll, browser = put("secret"), sign_in("delegate")
    first, second = (vote(browser, poll, "emden", side=one).content.decode() for one in ("for", side))
    assert Cast.objects.get().number in first
    assert Cast.objects.get().number in second
    says = "your first vote stands, and was not changed"
    assert (says in first, says in second) == (False, True)
    assert Roll.objects.get(poll=poll, seat="emden").used == 2
    assert (Box.objects.get(poll=poll).favour, Box.objects.get(poll=poll).against) == (2, 0)


@pytest.mark.parametrize(("side", "told"), [("for", False), ("against", True)])
def test_an_open_vote_sent_twice_says_so_where_the_second_was_another(put, sign_in, side, told):
    poll, browser = put("open"), sign_in("delegate")
    vote(browser, poll, "emden", side="for")
    page = vote(browser, poll, "emden", side=side).content.decode()
    assert ("Your first vote stands, as it is written above." in page) == told
    assert "2 for, 0 against" in page
    assert kept(poll) == [("emden", "dora", 2, 0, 0)]


@pytest.mark.parametrize("kind", ["open", "roll-call", "card", "secret"])
def test_a_second_device_is_told_that_a_vote_is_there(put, as_person, sign_in, kind):
    poll, browser = put(kind), sign_in("delegate")
    vote(browser, poll, "emden", "phone", side="for")
    answer = vote(browser, poll, "emden", "laptop", side="against")
    assert answer.status_code == 409
    assert "all votes of this seat are cast already" in answer.content.decode()
    assert Cast.objects.count() == 1


def test_a_delegation_splits_its_votes_in_one_go(put, sign_in):
    poll = put("card")
    vote(sign_in("teller"), poll, "hamburg", **{"for": "3", "against": "1"})
    assert kept(poll) == [("hamburg", "cem", 3, 1, 0)]


def test_the_members_of_a_delegation_cast_parts_of_its_votes_and_never_more(put, sign_in):
    poll = put("card")
    cem = sign_in("teller")
    assert vote(poll.chair, poll, "hamburg", **{"for": "3"}).status_code == 200
    answer = vote(cem, poll, "hamburg", against="2")
    assert answer.status_code == 409
    assert "2 votes for 1 that is left" in answer.content.decode()
    assert vote(cem, poll, "hamburg", "again", side="against").status_code == 200
    assert sorted(row[1:] for row in kept(poll)) == [("ada", 3, 0, 0), ("cem", 0, 1, 0)]


def test_an_open_vote_can_be_changed_until_the_close(put, sign_in):
    poll, browser = put("open"), sign_in("delegate")
    vote(browser, poll, "emden", "a", side="for")
    first = Cast.objects.get().number
    assert vote(browser, poll, "emden", "b", side="against", instead=first).status_code == 200
    assert kept(poll) == [("emden", "dora", 0, 2, 0)]
    answer = vote(browser, poll, "emden", "c", side="for", instead=first)
    assert "was changed meanwhile" in answer.content.decode()


def test_a_form_that_is_sent_again_late_does_not_undo_a_change(put):
    poll = put("card")
    vote(poll.chair, poll, "hamburg", "a", **{"for": "3"})
    vote(poll.chair, poll, "hamburg", "b", against="1", instead=Cast.objects.get().number)
    answer = vote(poll.chair, poll, "hamburg", "a", **{"for": "3"})
    assert (answer.status_code, "this vote was changed since" in answer.content.decode()) == (409, True)
    assert kept(poll) == [("hamburg", "ada", 0, 1, 0)]


def test_nobody_changes_the_vote_of_another(put, sign_in):
    poll = put("card")
    vote(poll.chair, poll, "hamburg", "a", **{"for": "3"})
    answer = vote(sign_in("teller"), poll, "hamburg", "b", side="against", instead=Cast.objects.get().number)
    assert answer.status_code == 409
    assert [row[2] for row in kept(poll)] == [3]


@pytest.mark.parametrize(
    "sent", [{"side": "against", "for": "1"}, {"for": "8", "against": "9"}, {"side": "against", "change": "1"}]
)
def test_a_secret_ballot_that_is_refused_comes_back_empty(put, sign_in, sent):
    poll, browser = put("secret"), sign_in("delegate")
    page = vote(browser, poll, "emden", page=f"/pilots/poll/{poll.pk}/vote/", **sent).text
    assert 'class="notice error"' in page
    assert not any(kept in page for kept in ("checked", 'value="8"', 'value="9"', 'value="1"'))


def test_a_secret_vote_cannot_be_changed(put, sign_in):
    poll, browser = put("secret"), sign_in("delegate")
    vote(browser, poll, "emden", "a", side="for")
    answer = vote(browser, poll, "emden", "b", side="against", instead=Cast.objects.get().number)
    assert "a secret vote cannot be changed" in answer.content.decode()
    assert Box.objects.get(poll=poll).against == 0


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "choose for, against or abstain"),
        ({"side": "perhaps"}, "choose for, against or abstain"),
        ({"side": "for", "against": "1"}, "not both"),
        ({"for": "-1"}, "write whole numbers"),
        ({"for": "²"}, "write whole numbers"),
        ({"for": "1e3"}, "write whole numbers"),
        ({"for": "9" * 400}, "write whole numbers"),
        ({"for": "3"}, "3 votes for 2 that are left"),
        ({"side": "for", "once": ""}, "load the page again"),
        ({"side": "for", "line": "1; drop"}, "not on the roll"),
        ({"side": "for", "line": "9" * 40}, "not on the roll"),
        ({"side": "for", "line": "٣"}, "not on the roll"),
        ({"side": "for", "instead": "x" * 9000}, "changed meanwhile"),
        ({"side": "for\0"}, "choose for, against or abstain"),
    ],
)
def test_what_makes_no_sense_is_answered_in_words(put, sign_in, sent, says):
    poll = put("open")
    answer = sign_in("delegate").post(
        f"/pilots/poll/{poll.pk}/vote/", {"line": line_of(poll, "emden"), "once": "t", **sent}
    )
    assert answer.status_code == 409
    assert says in answer.content.decode()
    assert kept(poll) == []


def test_whoever_was_recalled_casts_no_more_and_the_other_holder_does(put, sign_in, record):
    poll, cem = put("open"), sign_in("teller")
    record("NOW recall gone by hamburg of cem in congress\n    for 30\n    against 0\n")
    answer = vote(cem, poll, "hamburg", side="for")
    assert answer.status_code == 409
    assert "you can no longer cast the votes of this seat" in answer.content.decode()
    assert vote(poll.chair, poll, "hamburg", side="for").status_code == 200


def test_an_alternate_casts_once_no_holder_is_left(put, as_person, record):
    record(
        '2024-04-01 person eva "Eva Ehlers"\n\n'
        "2024-04-02 alternate second of eva to congress from emden rank 1\n    for 10\n"
    )
    poll, eva = put("open"), as_person("eva")
    assert "can no longer" in vote(eva, poll, "emden", side="for").content.decode()
    record("NOW recall gone by emden of dora in congress\n    for 15\n    against 0\n")
    assert vote(eva, poll, "emden", side="for").status_code == 200


PROXIES = """
2024-04-01 person eva "Eva Ehlers"

2024-04-02 proxy one from dora to eva in congress

2024-04-02 proxy two from kiel to eva in congress
"""


def test_a_proxy_casts_for_the_seat_of_the_giver(put, as_person, record):
    record(PROXIES)
    poll = put("open")
    assert vote(as_person("eva"), poll, "emden", side="for").status_code == 200
    assert kept(poll) == [("emden", "eva", 2, 0, 0)]


def test_one_token_for_two_seats_casts_for_both(put, as_person, record):
    record(PROXIES)
    poll, eva = put("open"), as_person("eva")
    assert [vote(eva, poll, seat, "same", side="for").status_code for seat in ("emden", "kiel")] == [200, 200]
    assert [row[0] for row in kept(poll)] == ["kiel", "emden"]


def test_nobody_casts_by_more_proxies_than_the_poll_lets(put, as_person, record):
    record(PROXIES)
    poll, eva = put("open", proxies="1"), as_person("eva")
    assert vote(eva, poll, "emden", "a", side="for").status_code == 200
    answer = vote(eva, poll, "kiel", "b", side="for")
    assert answer.status_code == 409
    assert "nobody casts by more than 1 proxy" in answer.content.decode()


CAP = "2024-03-01 charter of congress\n    proxies {most}\n\n"


@pytest.mark.parametrize(("most", "asked", "counts"), [(1, "", 1), (1, "2", 1), (2, "1", 1), (2, "", None), (0, "", 0)])
def test_the_charter_says_how_many_and_a_poll_may_allow_fewer(put, as_person, record, most, asked, counts):
    record(CAP.format(most=most) + PROXIES)
    poll, eva = put("open", proxies=asked), as_person("eva")
    answers = [vote(eva, poll, seat, seat, side="for").status_code for seat in ("emden", "kiel")]
    assert answers.count(200) == (2 if counts is None else counts)


def test_each_member_account_has_one_vote_in_a_general_meeting(put, record, as_person):
    record(
        '2024-03-01 office hamburg-chair in hamburg "Chair"\n    powers sitting.preside\n\n'
        "2024-03-02 appoint chair-of-hamburg by hamburg of ada as hamburg-chair\n"
    )
    ida, other = as_person(unit="hamburg"), as_person(unit="kiel")
    poll = put("secret", body="hamburg")
    seat = poll.roll.get().seat
    assert vote(ida, poll, seat, side="for").status_code == 200
    assert vote(other, poll, seat, "x", side="for").status_code == 409
    assert (Box.objects.get(poll=poll).favour, poll.roll.get().used) == (1, 1)


def test_nobody_votes_after_the_close(put, sign_in):
    poll = put("open")
    poll.chair.post(f"/pilots/poll/{poll.pk}/close/", {"present": "3"})
    answer = vote(sign_in("delegate"), poll, "emden", side="for")
    assert "this vote is closed" in answer.content.decode()
    assert kept(poll) == []


def test_the_page_of_a_phone_is_small_and_fetches_only_its_style(put, sign_in):
    poll = put("card")
    page = sign_in("teller").get(f"/pilots/poll/{poll.pk}/vote/").content
    style = Path(finders.find("hall/ballot.css")).read_bytes()
    assert re.findall(rb'<link rel="(\w+)" href="([^"?]+)', page) == [
        (b"stylesheet", b"/static/hall/ballot.css"),
        (b"icon", b"data:,"),
    ]
    assert len(page) + len(style) < 15_000


SUBSTITUTE = """
2024-04-01 person eva "Eva Ehlers"

2024-04-02 alternate second of eva to congress from emden rank 1
    for 10

NOW open today in congress
    present 0
    chair ada

NOW arrive eva-came of eva in congress
    count 2

"""


def test_an_alternate_who_is_there_casts(put, as_person, record):
    record(SUBSTITUTE)
    assert vote(as_person("eva"), put("open"), "emden", side="for").status_code == 200


@pytest.mark.parametrize(
    "since",
    [
        "NOW depart eva-goes of eva in congress\n    count 2\n",
        "NOW adjourn lunch in congress\n\nNOW resume after-lunch in congress\n    present 0\n",
    ],
)
def test_an_alternate_who_left_or_did_not_check_in_again_does_not(put, as_person, record, since):
    record(SUBSTITUTE + since)
    answer = vote(as_person("eva"), put("open"), "emden", side="for")
    assert (answer.status_code, Cast.objects.count()) == (409, 0)
