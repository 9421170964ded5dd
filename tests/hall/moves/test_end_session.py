"""Sessions are listed with device and beginning, and ended one by one or all at once."""

from urllib.parse import quote

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.test import Client

PASSWORD = "herring lantern quay"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


@pytest.fixture
def browsers(db):
    """Three browsers in which the same person is signed in."""
    User.objects.create_user("anna", password=PASSWORD)
    three = [Client(headers={"user-agent": FIREFOX}) for _ in range(3)]
    for one in three:
        one.post("/account/login/", {"login": "anna", "password": PASSWORD})
    return three


def is_in(browser) -> bool:
    return browser.get("/account/").status_code == 200


def of(browser) -> int:
    return UserSession.objects.get(session_key=browser.session.session_key).pk


def sends_with_password(browser, url):
    """Asked for the password, somebody shows it; then what was sent is done."""
    assert browser.post(url)["Location"] == f"/account/reauthenticate/?next={quote(url, safe='')}"
    return browser.post("/account/reauthenticate/", {"password": PASSWORD, "next": url})


def test_one_is_ended(browsers):
    here, lost, other = browsers
    sends_with_password(here, f"/account/sessions/{of(lost)}/end/")
    assert [is_in(one) for one in browsers] == [True, False, True]


def test_all_others_are_ended(browsers):
    sends_with_password(browsers[0], "/account/sessions/end/")
    assert [is_in(one) for one in browsers] == [True, False, False]


def test_without_the_password_none_is_ended(browsers):
    browsers[0].post("/account/sessions/end/")
    browsers[0].post("/account/reauthenticate/", {"password": "wrong", "next": "/account/sessions/end/"})
    assert [is_in(one) for one in browsers] == [True, True, True]


def test_this_one_is_ended_by_signing_out_without_being_asked(browsers):
    page = browsers[0].get("/account/").content.decode()
    assert page.count('action="/account/sessions/') == 3
    browsers[0].post("/account/logout/")
    assert [is_in(one) for one in browsers] == [False, True, True]


def test_a_new_password_ends_all_others(browsers):
    sent = {"oldpassword": PASSWORD, "password1": "another good sentence", "password2": "another good sentence"}
    assert browsers[0].post("/account/password/", sent).status_code == 302
    assert [is_in(one) for one in browsers] == [True, False, False]


def test_the_page_says_on_which_device(browsers):
    page = browsers[0].get("/account/").content.decode()
    assert page.count("Firefox, Android") >= 3
    assert page.count("this one") == 1


def test_neither_an_address_nor_the_whole_name_of_a_browser_is_kept(browsers):
    assert set(UserSession.objects.values_list("ip", "user_agent")) == {("0.0.0.0", "Firefox, Android")}


def test_nobody_ends_the_session_of_another(browsers, client):
    client.force_login(User.objects.create_user("ben"))
    assert client.post(f"/account/sessions/{of(browsers[0])}/end/").status_code == 404
    assert is_in(browsers[0])


@pytest.mark.parametrize("url", ["/account/sessions/end/", "/account/sessions/1/end/"])
def test_to_look_at_the_address_ends_nothing(browsers, url):
    assert browsers[0].get(url).status_code == 405
    assert [is_in(one) for one in browsers] == [True, True, True]


@pytest.mark.parametrize("url", ["/account/sessions/end/", "/account/sessions/1/end/"])
def test_nobody_is_asked_to_sign_in(db, client, url):
    assert client.post(url)["Location"] == f"/account/login/?next={url}"
