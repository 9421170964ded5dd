"""The page of an account tells times as clocks show them where its federation is."""

from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User

from mandat.hall.models import AccountEvent, Incident, Membership

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
"""Two in the afternoon in Berlin."""


def test_times_are_those_of_the_federation(union, sign_in):
    browser = sign_in("secretary")
    user = User.objects.get(username="account-secretary")
    AccountEvent.objects.create(user=user, what=Incident.PASSWORD, when=NOON)
    UserSession.objects.create(user=user, session_key=browser.session.session_key, ip="::1", user_agent="a phone")
    UserSession.objects.update(created_at=NOON)
    page = browser.get("/account/").text
    assert "Times are those of Europe/Berlin." in page
    assert page.count("1 June 2026, 14:00") == 3
    assert "12:00" not in page


def test_whoever_belongs_nowhere_is_told_that_they_are_utc(sign_in):
    assert "Times are those of UTC." in sign_in("stranger").get("/account/").text


def test_where_one_ledger_is_away_another_says_the_zone(union, sign_in, settings, tmp_path):
    browser = sign_in("secretary")
    user = User.objects.get(username="account-secretary")
    union.pk, union.slug, union.title = None, "away", "A federation whose ledger is away"
    union.save()
    Membership.objects.create(user=user, federation=union, person="ben")
    assert "Times are those of Europe/Berlin." in browser.get("/account/").text


def test_an_invitation_runs_out_on_the_day_that_it_is_there(union, sign_in, monkeypatch):
    """Half past ten in the evening of UTC is half past midnight in Berlin."""
    monkeypatch.setattr("mandat.hall.clock.now", lambda: datetime(2026, 6, 1, 22, 30, tzinfo=UTC))
    browser = sign_in("secretary")
    browser.post("/pilots/people/invite/", {"whom": "persons", "person": "ada", "once": "a"})
    assert "until 16 June 2026" in browser.get("/pilots/people/").text


def test_a_passkey_was_last_used_at_a_time_of_the_federation(union, sign_in):
    browser = sign_in("secretary")
    user = User.objects.get(username="account-secretary")
    new, used = ({"name": name, "credential": {}} for name in ("new", "used"))
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=new)
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=used, last_used_at=NOON)
    page = browser.get("/account/2fa/webauthn/").text
    assert "not used yet" in page
    assert "last used on 1 June 2026, 14:00" in page
