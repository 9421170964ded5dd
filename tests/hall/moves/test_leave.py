"""Everybody can leave a federation, and the hall, at any time."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from mandat.hall.models import AccountEvent, Federation, Membership

PASSWORD = "herring lantern quay"


@pytest.fixture
def known(union, sign_in, client):
    """A delegate who signed in with her password."""
    sign_in("delegate")
    Session.objects.all().delete()
    user = User.objects.get(username="account-delegate")
    user.set_password(PASSWORD)
    user.save()
    client.post("/account/login/", {"login": "account-delegate", "password": PASSWORD})
    return client


def test_whoever_leaves_one_federation_stays_in_the_others(known):
    user = User.objects.get()
    Membership.objects.create(user=user, federation=Federation.objects.create(slug="bakers", title="Bakers"))
    assert known.post("/account/leave/pilots/").status_code == 302
    assert [one.federation.slug for one in user.memberships.all()] == ["bakers"]


def test_whoever_leaves_the_last_is_gone(known):
    known.post("/account/leave/pilots/")
    assert not User.objects.exists()


def show_password(browser):
    browser.post("/account/reauthenticate/", {"password": PASSWORD})


def test_nothing_is_kept_of_whoever_leaves_the_hall(known):
    show_password(known)
    assert known.post("/account/leave/")["Location"] == "/"
    kept = [table.objects.count() for table in (User, Membership, AccountEvent, UserSession)]
    assert kept == [0, 0, 0, 0]
    assert not any("_auth_user_id" in session.get_decoded() for session in Session.objects.all())


def test_to_be_asked_deletes_nothing(known):
    show_password(known)
    assert "Delete your account?" in known.get("/account/leave/").content.decode()
    assert User.objects.exists()


def test_it_asks_for_the_password_once_more(known):
    assert known.post("/account/leave/")["Location"].startswith("/account/reauthenticate/")
    assert User.objects.exists()


def test_of_what_one_is_no_member_one_cannot_leave(known):
    assert known.post("/account/leave/bakers/").status_code == 404


def test_to_look_at_the_address_leaves_nothing(known):
    assert known.get("/account/leave/pilots/").status_code == 405
    assert Membership.objects.exists()


@pytest.mark.parametrize("url", ["/account/leave/", "/account/leave/pilots/"])
def test_nobody_is_asked_to_sign_in(db, client, url):
    assert client.post(url)["Location"] == f"/account/login/?next={url}"
