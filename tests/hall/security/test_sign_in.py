"""Signing in tells nothing to whoever guesses, leads nowhere else, and takes nothing over from before."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache, caches
from django.core.management import call_command
from django.test import Client

PASSWORD = "herring lantern quay"
URL = "/account/login/"


@pytest.fixture(autouse=True)
def anna(db):
    cache.clear()
    return User.objects.create_user("anna", password=PASSWORD)


def try_(browser=None, login="anna", password=PASSWORD, **more):
    return (browser or Client()).post(URL, {"login": login, "password": password, **more})


def said(answer) -> str:
    return answer.content.decode().split('role="alert">')[1].split("</div>")[0]


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer():
    answers = [try_(password="wrong"), try_(login="nobody", password="wrong")]
    assert {(answer.status_code, said(answer)) for answer in answers} == {(200, said(answers[0]))}


def test_an_unknown_name_takes_as_long_as_a_wrong_password(monkeypatch):
    """A password is hashed in both cases; how long that takes is the same then."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed = []
    plain = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or plain(*given))
    try_(password="wrong")
    known = len(hashed)
    try_(login="nobody", password="wrong")
    assert (known, len(hashed) - known) == (1, 1)


def test_after_five_failures_a_name_waits_even_with_the_right_password():
    for number in range(5):
        try_(password=f"wrong {number}")
    assert try_().status_code == 200
    assert "Too many failed login attempts" in try_().content.decode()


def test_who_fails_from_one_address_with_many_names_waits_too():
    for number in range(20):
        try_(login=f"name-{number}", password="wrong")
    assert try_().status_code == 200


def test_a_whole_meeting_signs_in_from_one_address():
    assert {try_().status_code for _ in range(40)} == {302}


def test_what_failed_is_counted_for_all_processes(settings):
    """The cache of the real settings is a table: another process, which has a cache object of its own, finds it."""
    from mandat.hall import settings as real

    settings.CACHES = real.CACHES
    call_command("createcachetable", verbosity=0)
    for number in range(5):
        try_(password=f"wrong {number}")
    before = caches["default"]
    settings.CACHES = dict(real.CACHES)
    assert caches["default"] is not before
    assert try_().status_code == 200
    cache.clear()
    assert try_().status_code == 302


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "\x00//e",
    ],
)
def test_nobody_is_led_elsewhere(elsewhere):
    assert try_(next=elsewhere)["Location"] == "/"
    answer = Client().post("/i18n/setlang/", {"language": "de", "next": elsewhere})
    assert not answer["Location"].startswith(("http", "//", "java", "/\\"))


def test_a_session_from_before_signing_in_is_not_carried_over(client):
    client.get(URL)
    session = client.session
    session["planted"] = 1
    session.save()
    planted = client.cookies["hall"] = session.session_key
    try_(client)
    assert client.session.session_key != planted
    assert Client(cookies={"hall": planted}).get("/account/").status_code == 302


def test_signing_out_ends_the_session_on_the_server(client):
    try_(client)
    taken = client.cookies["hall"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["hall"] = taken
    assert thief.get("/account/").status_code == 302


@pytest.mark.parametrize("url", [URL, "/account/logout/", "/come-in/BBBB-BBBB-BBBB-BBBB/", "/i18n/setlang/"])
def test_nobody_is_signed_in_or_out_from_another_site(url):
    assert Client(enforce_csrf_checks=True).post(url, {"login": "anna", "password": PASSWORD}).status_code == 403


def test_to_look_at_the_address_signs_nobody_out(client):
    try_(client)
    client.get("/account/logout/")
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("path", ["signup", "email", "password/reset", "confirm-email", "3rdparty", "password/set"])
def test_what_has_no_use_here_is_not_there(client, path):
    assert client.get(f"/account/{path}/").status_code == 404


def test_a_password_is_hashed_slowly():
    from mandat.hall import settings

    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.ScryptPasswordHasher"]


def test_to_change_the_password_one_needs_the_old_one(client):
    try_(client)
    new = {"password1": "another good sentence", "password2": "another good sentence"}
    assert client.post("/account/password/", {**new, "oldpassword": "wrong"}).status_code == 200
    assert client.post("/account/password/", {**new, "oldpassword": PASSWORD}).status_code == 302


def test_whoever_is_shut_out_is_out(client, anna):
    try_(client)
    anna.is_active = False
    anna.save()
    assert client.get("/account/").status_code == 302


def test_whoever_shows_the_password_once_more_gets_a_new_key_and_stays_one_session(client):
    try_(client)
    before = client.cookies["hall"].value
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.cookies["hall"].value != before
    thief = Client()
    thief.cookies["hall"] = before
    assert thief.get("/account/").status_code == 302
    page = client.get("/account/").content.decode()
    assert (page.count("this one"), page.count("/account/sessions/")) == (1, 0)
