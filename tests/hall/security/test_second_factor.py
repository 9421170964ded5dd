"""Whoever holds an office acts with a second factor, used in this session."""

from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.hall.desks import desk_of
from mandat.hall.models import Membership
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
    assert "whoever holds an office acts here with a second factor: set one up" in page
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


def test_the_secret_of_an_app_is_kept_encrypted(chair):
    from allauth.mfa.models import Authenticator

    secret = set_up_app(chair)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
