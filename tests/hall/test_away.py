"""Where tables cannot be read or written, a page says what to do; a fault of the program stays one."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError
from django.test import Client

from mandat.hall.sessions import SessionStore


@pytest.fixture
def client(monkeypatch):
    """Somebody who asks for the first page, on which something goes wrong: `client(reason)`."""

    def asked(reason: Exception):
        def broken(_user):
            raise reason

        monkeypatch.setattr("mandat.hall.reads.federation.visible", broken)
        return Client(raise_request_exception=False).get("/", HTTP_ACCEPT_LANGUAGE="en")

    return asked


@pytest.mark.parametrize(
    "reason",
    [
        OperationalError("database or disk is full"),
        OperationalError("disk I/O error"),
        OperationalError("database is locked"),
        InterfaceError("connection already closed"),
        DatabaseError("database disk image is malformed"),
    ],
)
@pytest.mark.django_db
def test_tables_that_are_away_are_told_from_faults_and_it_is_said_what_to_do(client, reason):
    answer = client(reason)
    said = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Wait a little, then load this page again, or send the same form again: nothing is recorded twice." in said
    assert str(reason) not in said


@pytest.mark.parametrize("reason", [IntegrityError("a bug"), ValueError("a bug")])
@pytest.mark.django_db
def test_a_fault_of_the_program_is_none_of_that(client, reason):
    answer = client(reason)
    assert answer.status_code == 500
    assert "Something broke" in answer.content.decode()


@pytest.mark.django_db
def test_a_session_that_cannot_be_written_is_not_taken_for_one_that_was_ended(monkeypatch):
    kept = SessionStore()
    kept.save()

    def full(*_, **__):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(Session, "save", full)
    with pytest.raises(OperationalError, match="disk is full"):
        kept.save()


@pytest.mark.django_db
def test_a_session_that_was_ended_stays_so():
    kept = SessionStore()
    kept.save()
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        kept.save()
