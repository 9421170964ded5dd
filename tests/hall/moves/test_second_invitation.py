"""Whoever holds an office is let in by two officers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall import clock, codes
from mandat.hall.models import Invitation
from mandat.hall.moves.invite import invite
from mandat.ledger.url import open_store

SECOND = "2024-03-02 appoint admits-dora by congress of dora as congress-secretary\n"
INVITE = "/pilots/people/invite/"
ADA = {"whom": "persons", "person": "ada", "once": "a"}


@pytest.fixture
def two(union):
    """Ben and Dora both admit people."""
    with open_store(union.ledger) as store:
        append(store, read("second.mandat", SECOND).acts, lambda: 0)


@pytest.fixture
def given(two, sign_in):
    """Ben invited Ada, who chairs: the code, and the address at which to agree."""
    page = sign_in("secretary").post(INVITE, ADA).content.decode()
    code = page.split('<p class="code">')[1][:19]
    return code, f"/pilots/people/invitation/{Invitation.objects.get().pk}/second/"


def test_alone_an_officer_cannot_let_in_another(given):
    assert Client().post(f"/come-in/{given[0]}/").status_code == 410


def test_with_a_second_who_agrees_the_code_opens(given, sign_in):
    code, url = given
    assert sign_in("delegate").post(url).status_code == 303
    assert Client().post(f"/come-in/{code}/").status_code == 302


def test_whoever_invited_does_not_agree_to_it(given):
    browser = Client()
    browser.force_login(User.objects.get(username="account-secretary"))
    answer = browser.post(given[1])
    assert answer.status_code == 403
    assert "somebody else has to agree" in answer.content.decode()
    assert not Invitation.objects.get().seconded


def test_to_look_at_the_address_agrees_to_nothing(given, sign_in):
    assert sign_in("delegate").get(given[1]).status_code == 405
    assert not Invitation.objects.get().seconded


@pytest.mark.parametrize(("part", "status"), [("teller", 403), ("member", 403), ("observer", 403), ("stranger", 404)])
def test_nobody_else_agrees(given, sign_in, part, status):
    assert sign_in(part).post(given[1]).status_code == status
    assert not Invitation.objects.get().seconded


def test_nobody_is_asked_to_sign_in(given, client):
    assert client.post(given[1]).status_code == 302
    assert not Invitation.objects.get().seconded


def test_the_page_of_people_says_that_it_waits(given, sign_in):
    page = sign_in("delegate").get("/pilots/people/").content.decode()
    assert "waits for a second officer" in page
    assert "I agree" in page


def test_until_then_an_earlier_link_stays_good_and_afterwards_only_the_new_one(two, union, sign_in):
    """Else one officer could shut another out who has a link from whoever runs the hall."""
    first = invite(union, "ada")
    page = sign_in("secretary").post(INVITE, ADA).content.decode()
    assert good() == {codes.kept(first), codes.kept(page.split('<p class="code">')[1][:19])}
    waiting = Invitation.objects.get(seconded=False)
    sign_in("delegate").post(f"/pilots/people/invitation/{waiting.pk}/second/")
    assert good() == {waiting.token}


def good() -> set[str]:
    return set(Invitation.objects.filter(used=None, expires__gt=clock.now()).values_list("token", flat=True))
