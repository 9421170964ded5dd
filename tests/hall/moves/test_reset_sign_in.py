"""Somebody whose telephone is lost gets a new way to sign in from an officer."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client

from mandat.hall.models import AccountEvent, Federation, Invitation, Membership

PASSWORD = "herring lantern quay"
ONCE = {"once": "form-1"}


@pytest.fixture
def member(union, sign_in):
    """A member of Hamburg with a password, a factor, and a browser in which she is signed in."""
    sign_in("member")
    user = User.objects.get(username="account-member")
    user.set_password(PASSWORD)
    user.save()
    browser = Client()
    browser.post("/account/login/", {"login": "account-member", "password": PASSWORD})
    assert browser.get("/account/").status_code == 200
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    return browser


def url():
    return f"/pilots/people/{Membership.objects.get(unit='hamburg').pk}/reset/"


def test_the_old_ways_in_are_gone_and_the_new_code_opens_the_same_account(member, sign_in):
    page = sign_in("secretary").post(url(), ONCE).content.decode()
    code = page.split('<p class="code">')[1][:19]
    user = User.objects.get(username="account-member")
    assert not Authenticator.objects.exists()
    assert not user.has_usable_password()
    assert member.get("/account/").status_code == 302  # signed out
    newcomer = Client()
    assert newcomer.post(f"/come-in/{code}/")["Location"] == "/account/begin/"
    assert newcomer.get("/account/").context["user"] == user


def test_the_same_form_sent_twice_resets_once_and_gives_the_same_sheet(member, sign_in):
    """Somebody may have come in between: a second reset would shut him out again."""
    browser = sign_in("secretary")
    first, again = (browser.post(url(), ONCE).content.decode().split('<p class="code">')[1][:19] for _ in range(2))
    assert first == again
    newcomer = Client()
    newcomer.post(f"/come-in/{first}/")
    answer = browser.post(url(), ONCE)
    assert (answer.status_code, newcomer.get("/account/").status_code) == (422, 200)
    assert AccountEvent.objects.filter(what="reset").count() == 1


def test_a_form_without_its_token_resets_nothing(member, sign_in):
    assert sign_in("secretary").post(url()).status_code == 422
    assert Authenticator.objects.exists()


def test_it_is_noted_in_the_account_by_whom(member, sign_in):
    sign_in("secretary").post(url(), ONCE)
    event = AccountEvent.objects.get(what="reset")
    assert (event.user.username, event.by.username) == ("account-member", "account-secretary")


def test_nobody_resets_their_own(union, sign_in):
    browser = sign_in("secretary")
    answer = browser.post(f"/pilots/people/{Membership.objects.get().pk}/reset/", ONCE)
    assert answer.status_code == 403
    assert "nobody resets their own sign-in" in answer.content.decode()


def test_the_new_code_of_an_officer_needs_a_second(union, sign_in):
    sign_in("chair")
    browser = sign_in("secretary")
    browser.post(f"/pilots/people/{Membership.objects.get(person='ada').pk}/reset/", ONCE)
    assert not Invitation.objects.get().seconded


def test_an_account_of_several_federations_is_not_in_the_hands_of_one(member, sign_in):
    other = Federation.objects.create(slug="bakers", title="Bakers")
    Membership.objects.create(user=User.objects.get(username="account-member"), federation=other)
    assert sign_in("secretary").post(url(), ONCE).status_code == 403
    assert Authenticator.objects.exists()


def test_to_look_at_the_address_resets_nothing(member, sign_in):
    assert sign_in("secretary").get(url()).status_code == 405
    assert Authenticator.objects.exists()


@pytest.mark.parametrize(("part", "status"), [("chair", 403), ("delegate", 403), ("observer", 403), ("stranger", 404)])
def test_nobody_else_resets_it(member, sign_in, part, status):
    assert sign_in(part).post(url(), ONCE).status_code == status
    assert Authenticator.objects.exists()


def test_nobody_is_asked_to_sign_in(member, client):
    assert client.post(url(), ONCE).status_code == 302
    assert Authenticator.objects.exists()
