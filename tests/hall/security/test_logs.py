"""Nothing about persons is logged."""

import io
import logging
import logging.config

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

NAMES = ("account-delegate", "dora", "Dora", "10.11.12.13", "herring", "BBBB", "Emden")


@pytest.fixture
def logged():
    """What is logged, by the settings of the hall."""
    logging.config.dictConfig(settings.LOGGING)
    handler = logging.getLogger().handlers[0]
    stream, handler.stream = handler.stream, io.StringIO()
    yield handler.stream
    handler.stream = stream


def about_persons(text: str) -> list[str]:
    return [name for name in NAMES if name in text]


def test_who_looks_signs_in_or_is_refused_leaves_no_trace(union, sign_in, logged):
    browser = sign_in("delegate")
    browser.get("/pilots/?who=dora", REMOTE_ADDR="10.11.12.13")
    browser.post("/pilots/people/invite/", {"person": "dora"})
    Client().post("/account/login/", {"login": "account-delegate", "password": "herring"}, REMOTE_ADDR="10.11.12.13")
    Client().post("/come-in/BBBB-BBBB-BBBB-BBBB/")
    Client(enforce_csrf_checks=True).post("/account/login/", {"login": "dora"})
    Client().get("/", headers={"host": "dora.example"})
    text = logged.getvalue()
    assert about_persons(text) == []
    assert [line.split(" mandat.hall.alarms: ")[1] for line in text.splitlines()] == [
        "signed in",
        "refused: invite",
        "sign-in failed",
        "code of an invitation wrong",
        "refused: account_login",
    ]


def test_a_factor_that_is_wrong_is_logged_without_a_name(logged, db):
    from allauth.mfa.signals import authentication_failed

    authentication_failed.send(sender=None, user="dora", request=None)
    assert logged.getvalue().endswith("WARNING mandat.hall.alarms: second factor wrong\n")


def test_how_somebody_comes_in_is_logged_without_a_name(logged, db):
    User.objects.create_user("dora", password="herring")
    Client().post("/account/login/", {"login": "dora", "password": "herring"}, REMOTE_ADDR="10.11.12.13")
    text = logged.getvalue()
    assert about_persons(text) == []
    assert [line.split(" mandat.hall.alarms: ")[1] for line in text.splitlines()] == ["shown: password", "signed in"]


def test_a_fault_is_logged_without_path_values_or_message(union, sign_in, logged, monkeypatch):
    from mandat.hall.views import front

    def broken(*_: object) -> None:
        raise ValueError(NAMES)

    monkeypatch.setattr(front.reads, "front", broken)
    browser = sign_in("delegate")
    browser.raise_request_exception = False
    assert browser.get("/pilots/?at=2024-05-01&who=dora").status_code == 500
    text = logged.getvalue()
    assert "ERROR django.request: GET federation" in text
    assert text.rstrip().endswith("ValueError")
    assert about_persons(text) == []


def test_a_fault_is_told_to_the_visitor_without_what_is_inside(union, sign_in, monkeypatch):
    from mandat.hall.views import front

    monkeypatch.setattr(front.reads, "front", lambda *_: 1 / 0)
    browser = sign_in("delegate")
    browser.raise_request_exception = False
    page = browser.get("/pilots/").content.decode()
    assert "Something broke" in page
    assert "ZeroDivision" not in page
    assert "Traceback" not in page
