"""Whoever holds an office acts with a second factor, used in this session."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall.desks import desk_of
from mandat.hall.models import Membership, Poll
from mandat.hall.models.polls import Kind, Stage
from mandat.ledger.url import open_store

URL = "/pilots/body/congress/declare/"
PASSWORD = "herring lantern quay"


def sent(token="t1"):
    return {"text": "We stand by the pilots of Emden.", "once": token}


def declared(union) -> int:
    return sum(act.verb == "declare" for act in desk_of(union).book().written.values())


NOW = 1_800_000_000.0


@pytest.fixture(autouse=True)
def _the_code_does_not_change_meanwhile(monkeypatch):
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", SimpleNamespace(time=lambda: NOW))


@pytest.fixture
def strict(union):
    """The union, which wants a second factor of its officers."""
    cache.clear()
    union.second_factor = True
    union.save()
    return union


@pytest.fixture
def chair(strict, client):
    """A browser in which the chair is signed in with her password only."""
    user = User.objects.create_user("ada.a", password=PASSWORD)
    Membership.objects.create(user=user, federation=strict, person="ada")
    client.post("/account/login/", {"login": "ada.a", "password": PASSWORD})
    return client


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(NOW) // 30))


def set_up_app(browser) -> str:
    """Set up an app that makes codes; its secret."""
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = browser.get("/account/2fa/totp/activate/").context["form"].secret
    assert browser.post("/account/2fa/totp/activate/", {"code": code(secret)}).status_code == 302
    return secret


def test_without_one_nothing_is_recorded_and_the_page_says_where_to_set_one_up(chair, strict):
    answer = chair.post(URL, sent())
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Whoever acts for others here does so with a second factor: set one up" in page
    assert "/account/2fa/webauthn/add/" in page
    assert "/account/2fa/totp/activate/" in page
    assert declared(strict) == 0


def test_pages_stay_readable(chair):
    assert chair.get("/pilots/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_whoever_sets_one_up_acts_at_once(chair, strict):
    set_up_app(chair)
    assert chair.post(URL, sent()).status_code == 303
    assert declared(strict) == 1


def test_from_the_next_session_on_it_is_asked_for_at_sign_in(chair, strict):
    secret = set_up_app(chair)
    cache.clear()  # a code is good once
    other = Client()
    answer = other.post("/account/login/", {"login": "ada.a", "password": PASSWORD})
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert other.post(URL, sent()).status_code == 403  # not signed in yet
    assert other.post("/account/2fa/authenticate/", {"code": code(secret)})["Location"] == "/pilots/"
    assert other.post(URL, sent()).status_code == 303


def test_a_code_is_good_once(chair):
    secret = set_up_app(chair)
    cache.clear()
    used = code(secret)
    other, third = Client(), Client()
    for browser in (other, third):
        browser.post("/account/login/", {"login": "ada.a", "password": PASSWORD})
    assert other.post("/account/2fa/authenticate/", {"code": used}).status_code == 302
    assert third.post("/account/2fa/authenticate/", {"code": used}).status_code == 200


def test_codes_cannot_be_tried_out(chair):
    secret = set_up_app(chair)
    cache.clear()
    other = Client()
    other.post("/account/login/", {"login": "ada.a", "password": PASSWORD})
    for number in range(5):
        other.post("/account/2fa/authenticate/", {"code": f"00000{number}"})
    answer = other.post("/account/2fa/authenticate/", {"code": code(secret)})
    assert answer.status_code == 200
    assert "Too many failed login attempts" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_after_half_a_day_it_is_asked_for_again(chair, strict):
    set_up_app(chair)
    session = chair.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 12 * 3600
    session.save()
    assert "second factor: use it" in chair.post(URL, sent()).content.decode()


@pytest.mark.django_db(transaction=True)
def test_one_that_is_removed_does_not_count_any_more(chair):
    set_up_app(chair)
    chair.post("/account/2fa/totp/deactivate/")
    assert chair.post(URL, sent()).status_code == 403


def test_an_invitation_is_no_second_factor(chair, strict):
    from mandat.hall.moves.invite import invite

    set_up_app(chair)
    other = Client()
    other.post(f"/come-in/{invite(strict, user=User.objects.get())}/")
    answer = other.post(URL, sent())
    assert answer.status_code == 403
    assert "second factor: use it" in answer.content.decode()


def test_whoever_holds_no_office_needs_none(strict, sign_in):
    with open_store(strict.ledger) as store:
        out = "2024-04-01 dismiss dora-out by congress of dora as congress-teller\n"
        append(store, read("out.mandat", out).acts, lambda: 0)
    assert sign_in("delegate").post(URL, sent()).status_code == 303


def test_an_appointment_needs_one_from_the_next_request_on(strict, sign_in):
    browser = sign_in("teller")
    for act, expected in (("dismiss cem-out", 303), ("appoint cem-in", 403)):
        with open_store(strict.ledger) as store:
            line = f"2024-04-01 {act} by congress of cem as congress-teller\n"
            append(store, read("out.mandat", line).acts, lambda: 0)
        assert browser.post(URL, sent(act)).status_code == expected


def test_a_federation_can_do_without(union, sign_in):
    assert sign_in("chair").post(URL, sent()).status_code == 303


OUT = "2024-04-01 dismiss dora-out by congress of dora as congress-teller\n"
OPEN = """
2026-06-01T10:00 open june in congress
    chair dora
"""
ADJOURN = "/pilots/sitting/june/adjourn/"


@pytest.fixture
def chair_for_the_day(strict, client):
    """Dora, who holds no office, presides over a sitting that is open; signed in with her password only."""
    with open_store(strict.ledger) as store:
        append(store, read("open.mandat", OUT + OPEN).acts, lambda: 0)
    user = User.objects.create_user("dora.d", password=PASSWORD)
    Membership.objects.create(user=user, federation=strict, person="dora")
    client.post("/account/login/", {"login": "dora.d", "password": PASSWORD})
    return client


def adjourned(union) -> int:
    return sum(act.verb == "adjourn" for act in desk_of(union).book().written.values())


@pytest.mark.django_db(transaction=True)
def test_whoever_presides_without_an_office_is_asked_for_one_when_it_comes_to_that(chair_for_the_day, strict):
    browser = chair_for_the_day
    assert browser.post(URL, sent()).status_code == 303  # what every delegate may do
    answer = browser.post(ADJOURN, sent(), headers={"Referer": "http://testserver/pilots/sitting/june/"})
    assert (answer.status_code, adjourned(strict)) == (403, 0)
    assert "second factor: set one up" in answer.content.decode()
    set_up_app(browser)
    page = browser.get("/account/2fa/").content.decode()
    assert '<a href="/pilots/sitting/june/">Back to what you were doing</a>' in page
    assert browser.post(ADJOURN, sent()).status_code == 303
    assert adjourned(strict) == 1


@pytest.mark.django_db(transaction=True)
def test_so_is_whoever_calls_the_roll(chair_for_the_day, strict):
    poll = Poll.objects.create(
        id=uuid4(), federation=strict, body="congress", by="dora", kind=Kind.ROLL_CALL, stage=Stage.OPEN
    )
    answer = chair_for_the_day.post(f"/pilots/poll/{poll.pk}/next/", {"place": "0", **sent()})
    assert answer.status_code == 403
    assert "second factor: set one up" in answer.content.decode()


def test_once_the_sitting_is_closed_it_is_not_asked_for_any_more(chair_for_the_day, strict):
    with open_store(strict.ledger) as store:
        append(store, read("c.mandat", "2026-06-01T11:00 close in congress\n").acts, lambda: 0)
    answer = chair_for_the_day.post(ADJOURN, sent())
    assert answer.status_code == 403
    assert "only whoever holds an office with this duty" in answer.content.decode()


def test_from_a_form_that_was_given_back_the_way_leads_to_the_page_on_which_it_stood(chair_for_the_day):
    came_from = {"Referer": f"http://testserver{ADJOURN}"}
    page = chair_for_the_day.post(ADJOURN, {**sent(), "page": "/pilots/sitting/june/"}, headers=came_from).text
    assert '<a href="/pilots/sitting/june/">Back, without doing it</a>' in page


ELSEWHERE = ["https://evil.example/", "//evil.example/", "http://testserver//evil.example/", "javascript:x", "//[", ""]


@pytest.mark.parametrize("said", ELSEWHERE)
def test_a_form_that_says_it_stood_elsewhere_is_not_believed(chair_for_the_day, said):
    page = chair_for_the_day.post(ADJOURN, {**sent(), "page": said}).text
    assert '<a href="/pilots/">Back, without doing it</a>' in page
    assert "evil" not in page


@pytest.mark.parametrize("said", ELSEWHERE)
def test_the_way_back_leads_nowhere_else(chair_for_the_day, said):
    page = chair_for_the_day.post(ADJOURN, sent(), headers={"Referer": said}).content.decode()
    assert '<a href="/pilots/">Back, without doing it</a>' in page
    assert "evil" not in page


def test_an_officer_without_one_is_asked_to_set_it_up_when_she_signs_in(strict, client):
    user = User.objects.create_user("ada.a", password=PASSWORD)
    Membership.objects.create(user=user, federation=strict, person="ada")
    sent = {"login": "ada.a", "password": PASSWORD, "next": "/pilots/record/"}
    assert client.post("/account/login/", sent)["Location"] == "/account/second-factor/"
    page = client.get("/account/second-factor/").content.decode()
    assert "/account/2fa/webauthn/add/" in page
    assert '<a href="/pilots/record/">Later: until then I only look</a>' in page


def test_so_is_whoever_was_invited_before_she_was_elected(strict, client):
    from mandat.hall.moves.invite import invite

    def record(text):
        with open_store(strict.ledger) as store:
            append(store, read("more.mandat", text).acts, lambda: 0)

    record(OUT)
    code = invite(strict, person="dora")
    record("2024-05-01 appoint dora-in by congress of dora as congress-secretary\n")
    client.post(f"/come-in/{code}/")
    chosen = {"username": "dora.d", "password": PASSWORD, "way": "password"}
    assert client.post("/account/begin/", chosen)["Location"] == "/account/second-factor/"


def test_nobody_else_is_asked_at_sign_in(strict, chair, sign_in):
    """Neither whoever has one, nor whoever holds no office."""
    set_up_app(chair)
    assert chair.get("/account/second-factor/")["Location"] == "/pilots/"
    assert sign_in("member").get("/account/second-factor/")["Location"] == "/"


def test_the_secret_of_an_app_is_kept_encrypted(chair):
    from allauth.mfa.models import Authenticator

    secret = set_up_app(chair)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
