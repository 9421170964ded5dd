"""Where the ledger of one federation is damaged, its pages say so, and everything else goes on."""

import sqlite3
from contextlib import closing

import pytest
from django.test import Client

from mandat.hall import __main__ as command
from mandat.hall import desks, examples, preparing
from mandat.hall.models import Federation, Membership
from mandat.hall.models.federation import Openness
from mandat.ledger.url import open_store

NOT_NOW = "That does not work just now"


@pytest.fixture
def bakers(union, tmp_path):
    """Another federation, in which the chair of the pilots is an observer. Its record holds what no record can hold."""
    made = Federation.objects.create(slug="bakers", title="Bakers' Union", openness=Openness.ALL)
    with open_store(union.ledger) as source, open_store(made.ledger, create=True) as store:
        entries = [stored.entry for stored in source.read(0, 9)]
        store.append(entries, store.head(), dict(source.payloads()), 0)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite3")) as tables, tables:
        for (guard,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            tables.execute(f"DROP TRIGGER {guard}")
        tables.execute("UPDATE entry SET leaf = x'00' WHERE place = (SELECT max(place) FROM entry)")
    yield made
    desks.close(made)


@pytest.fixture
def chair(sign_in, bakers) -> Client:
    client = sign_in("chair")
    Membership.objects.create(user_id=client.session["_auth_user_id"], federation=bakers)
    return client


@pytest.mark.parametrize("page", ["", "bodies/", "sittings/", "record/", "body/congress/", "person/ada/", "act/x/"])
def test_its_own_pages_say_so_and_not_where_it_is_kept(chair, page):
    answer = chair.get(f"/bakers/{page}")
    said = answer.content.decode()
    assert answer.status_code == 503
    assert NOT_NOW in said
    assert "The record of Bakers&#x27; Union is damaged" in said
    assert "sqlite" not in said


def test_what_is_sent_to_it_is_answered_so_too(chair):
    assert chair.post("/bakers/body/congress/declare/", {"text": "Bread", "once": "1"}).status_code == 503


@pytest.mark.parametrize("path", ["/", "/pilots/", "/pilots/bodies/", "/pilots/body/congress/polls/", "/account/"])
def test_everything_else_goes_on(chair, path):
    assert chair.get(path).status_code == 200


def test_who_is_not_let_in_learns_nothing(bakers, client):
    bakers.openness = Openness.MEMBERS
    bakers.save()
    assert client.get("/bakers/").status_code == 302


def test_the_hall_opens_all_the_same_and_says_so_in_the_log(bakers, monkeypatch, caplog):
    monkeypatch.setattr(preparing, "call_command", lambda *_, **__: None)
    preparing.prepare()
    assert "the ledger of bakers: " in caplog.text


def test_examples_that_cannot_be_opened_keep_nobody_from_meeting(bakers, monkeypatch):
    monkeypatch.setattr(examples, "set_up", desks.desk_of(bakers).book)
    assert command._examples().startswith("The federations to try cannot be opened: ")
