"""Whoever was invited comes in: once, and only for some time."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall import clock
from mandat.hall.models import Invitation, Membership
from mandat.hall.moves.invite import invite
from mandat.ledger.url import open_store

AS = {"person": "cem"}


def enter(browser, code):
    return browser.post(f"/come-in/{code}/")


@pytest.fixture(autouse=True)
def _nobody_failed_yet(settings):
    cache.clear()
    yield
    cache.clear()


def test_somebody_comes_in_and_is_asked_how_to_sign_in_from_now_on(union, client):
    answer = enter(client, invite(union, **AS))
    assert (answer.status_code, answer["Location"]) == (302, "/account/begin/")
    assert Membership.objects.get().person == "cem"
    assert client.get("/pilots/").status_code == 200


@pytest.mark.parametrize("how", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code} "])
def test_a_code_is_typed_as_one_likes(union, client, how):
    code = invite(union, **AS)
    assert client.post("/come-in/", {"code": how(code)})["Location"] == "/account/begin/"


def test_to_look_at_a_link_does_not_use_it_up_nor_say_whom_it_is_for(union, client):
    page = client.get(f"/come-in/{invite(union, **AS)}/").content.decode()
    assert "Cem" not in page
    assert "Pilots" not in page
    assert Invitation.objects.get().used is None


def test_a_link_that_opens_nothing_looks_like_one_that_does(union, client):
    codes = (invite(union, **AS), "BBBB-BBBB-BBBB-BBBB")
    pages = [client.get(f"/come-in/{code}/").content.decode().replace(code, "") for code in codes]
    assert pages[0].split("csrfmiddlewaretoken")[0] == pages[1].split("csrfmiddlewaretoken")[0]


def test_whoever_came_in_sees_the_session_among_their_own(union, client):
    enter(client, invite(union, **AS))
    assert "this one" in client.get("/account/").content.decode()


def refused(browser, code):
    answer = enter(browser, code)
    return answer.status_code, answer.content.decode().count(
        "this code was used already, is too old, was mistyped, or waits"
    )


def test_used_old_unseconded_and_invented_codes_get_the_same_answer(union):
    used, old, shut = invite(union, person="dora"), invite(union, good_for=timedelta(0)), invite(union, **AS)
    Invitation.objects.filter(person="cem").update(seconded=False)
    enter(Client(), used)
    assert {refused(Client(), code) for code in (used, old, shut, "BBBB-BBBB-BBBB-BBBB", "x", "\x00")} == {(410, 1)}


def test_whoever_tries_many_codes_has_to_wait_even_with_a_good_one(union):
    code = invite(union, **AS)
    answers = [enter(Client(), "BBBB-BBBB-BBBB-BBBB").status_code for _ in range(21)]
    assert answers == [410] * 20 + [429]
    assert enter(Client(), code).status_code == 429
    assert Invitation.objects.get().used is None


def test_a_whole_meeting_comes_in_from_one_address(union):
    codes = [invite(union, unit="hamburg") for _ in range(30)]
    assert {enter(Client(), code).status_code for code in codes} == {302}


def test_two_who_use_a_code_at_once_do_not_both_come_in(union):
    code = invite(union, **AS)
    assert [enter(Client(), code).status_code for _ in range(2)] == [302, 410]
    assert Membership.objects.count() == 1


def test_an_account_of_one_federation_joins_another(union, sign_in):
    from mandat.hall.models import Federation

    other = Federation.objects.create(slug="bakers", title="Bakers")
    browser = sign_in("delegate")
    enter(browser, invite(other, unit="oven"))
    user = User.objects.get(username="account-delegate")
    assert sorted(user.memberships.values_list("federation__slug", "person", "unit")) == [
        ("bakers", "", "oven"),
        ("pilots", "dora", ""),
    ]


def test_a_member_who_was_elected_becomes_a_person_on_record(union, sign_in):
    browser = sign_in("member")
    enter(browser, invite(union, **AS))
    assert list(Membership.objects.values_list("person", "unit")) == [("cem", "hamburg")]


def test_whoever_is_signed_in_does_not_become_somebody_else(union, sign_in):
    code = invite(union, **AS)
    assert enter(sign_in("delegate"), code).status_code == 410
    assert Membership.objects.get().person == "dora"
    assert Invitation.objects.get().used is None


def test_a_person_who_has_an_account_is_not_taken_over(union, sign_in):
    sign_in("teller")
    assert enter(Client(), invite(union, **AS)).status_code == 410
    assert Membership.objects.count() == 1
    assert User.objects.count() == 1


def test_a_session_from_before_is_not_carried_over(union, client):
    client.get("/account/login/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["hall"] = before = session.session_key
    enter(client, invite(union, **AS))
    assert client.cookies["hall"].value != before


def test_nothing_is_invited_by_the_clock_alone(union, client):
    code = invite(union, **AS, good_for=timedelta(seconds=5))
    Invitation.objects.update(expires=clock.now() - timedelta(seconds=1))
    assert enter(client, code).status_code == 410


DORA_RESIGNS = "2024-04-01 dismiss dora-out by congress of dora as congress-teller\n"
DORA_RETURNS = "2024-05-01 appoint dora-in by congress of dora as congress-secretary\n"


def record(union, text):
    with open_store(union.ledger) as store:
        append(store, read("more.mandat", text).acts, lambda: 0)


def test_whoever_came_into_office_since_is_let_in_by_two_officers(union, sign_in):
    """Whether a second officer has to agree is asked when the code is used, not when it was given out."""
    record(union, DORA_RESIGNS)
    sent = {"whom": "persons", "person": "dora", "once": "a"}
    page = sign_in("secretary").post("/pilots/people/invite/", sent).content.decode()
    code = page.split('<p class="code">')[1][:19]
    assert "second officer" not in page
    record(union, DORA_RETURNS)
    assert refused(Client(), code) == (410, 1)
    assert Invitation.objects.get().used is None
    Invitation.objects.update(seconded=True)
    assert enter(Client(), code).status_code == 302


def test_whoever_left_office_since_needs_no_second_officer(union, sign_in):
    sent = {"whom": "persons", "person": "dora", "once": "a"}
    page = sign_in("secretary").post("/pilots/people/invite/", sent).content.decode()
    assert "second officer" in page
    record(union, DORA_RESIGNS)
    assert enter(Client(), page.split('<p class="code">')[1][:19]).status_code == 302


def test_an_account_that_is_an_officer_elsewhere_is_not_opened_by_one_officer_of_another_federation(union, sign_in):
    """A member's sign-in was reset by one officer; before the code is used the same account is somebody in office."""
    sign_in("member")
    user = User.objects.get(username="account-member")
    code = invite(union, unit="hamburg", user=user)
    Invitation.objects.update(seconded=False)
    Membership.objects.filter(user=user).update(person="ada")
    assert enter(Client(), code).status_code == 410
