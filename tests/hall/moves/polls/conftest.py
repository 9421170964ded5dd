"""Polls of the pilots' congress (hamburg 4 votes: ada and cem; kiel 3: ben; emden 2: dora), and more people."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from mandat.book.reading import read
from mandat.hall import clock
from mandat.hall.desks import desk_of, propose
from mandat.hall.models import Membership, Poll

PUT = "/pilots/body/congress/poll/"


@pytest.fixture
def put(union, sign_in):
    """Gives a poll that the chair has put, and whose roll is frozen."""
    chair = sign_in("chair")

    def put_(kind: str, body: str = "congress", **sent: str) -> Poll:
        sent = {"question": "Shall we buy a boat?", "kind": kind, "once": f"put-{Poll.objects.count()}", **sent}
        answer = chair.post(f"/pilots/body/{body}/poll/", sent)
        assert answer.status_code == 303, answer.content.decode()
        poll = Poll.objects.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])
        poll.chair = chair
        return poll

    return put_


@pytest.fixture
def record(union):
    """Writes more acts down, dated as the test says."""

    def recorded(text: str) -> None:
        acts = read("more.mandat", text.replace("NOW", clock.minute("Europe/Berlin"))).acts
        outcome = propose(desk_of(union), acts, clock.minute("Europe/Berlin"), "ada")
        assert outcome.standing == "recorded", outcome.findings

    return recorded


@pytest.fixture
def as_person(union):
    """Gives a browser in which a person on record is signed in, or, with `unit`, a member."""

    def signed_in(person: str = "", unit: str = "") -> Client:
        client = Client()
        number = User.objects.count()
        user = User.objects.create_user(f"more-{number}")
        Membership.objects.create(user=user, federation=union, person=person, unit=unit)
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def acts(union):
    """The vote acts on record."""
    return lambda: [act for act in desk_of(union).book().written.values() if act.verb == "vote"]


def line_of(poll: Poll, seat: str) -> int:
    """The line of a seat on the roll."""
    return poll.roll.get(seat=seat).pk
