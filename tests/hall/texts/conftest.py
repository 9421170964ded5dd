"""The Harbour Union on the day of its congress, with something of everything that pages can show."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from mandat.hall import clock, desks, examples
from mandat.hall.models import Federation

CONGRESS = "/harbour-union/sitting/hall-call/"
POLLS = "/harbour-union/body/congress/poll/"


class Congress:
    """The congress, and the browsers of those who take part."""

    def __init__(self) -> None:
        self.browsers: dict[str, Client] = {}
        self.forms = 0

    def browser(self, part: str) -> Client:
        """The browser of chair, delegate, secretary, teller, member or observer."""
        if part not in self.browsers:
            self.browsers[part] = Client()
            self.browsers[part].force_login(User.objects.get(username=examples.EXAMPLE + part))
        return self.browsers[part]

    def send(self, part: str, path: str, **fields: str) -> str:
        """Send a form that is taken; where it leads. `path` is below the page of the sitting, or whole."""
        self.forms += 1
        path = path if path.startswith("/") else CONGRESS + path
        answer = self.browser(part).post(path, {"once": f"form-{self.forms}", "despite": "1", **fields})
        assert answer.status_code in (302, 303), answer.content.decode()
        return answer["Location"]


@pytest.fixture
def congress(db, settings, tmp_path, monkeypatch) -> Congress:
    """The congress in full swing: people are there, speak, move and vote."""
    cache.clear()
    settings.FOLDER = tmp_path
    settings.LEDGER = f"sqlite:///{tmp_path / 'ledger-{federation}.sqlite3'}"
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 6, 1, 8, 5, tzinfo=UTC))
    examples.set_up()
    found = Congress()
    gather(found)
    debate(found)
    vote(found)
    convene(found)
    yield found
    translation.deactivate()
    for federation in Federation.objects.all():
        desks.close(federation)


def convene(congress: Congress) -> None:
    """Two more are called; one is moved, one is called off."""
    for change, sent in (
        ("move/", {"meets": "2026-08-02T10:00", "text": "Emden"}),
        ("call-off/", {"reason": "Fire"}),
    ):
        at = {"meets": "2026-08-01T10:00", "text": "Emden"}
        called = congress.send("chair", "/harbour-union/body/congress/convene/", **at)
        congress.send("chair", called.partition("#")[0] + change, **sent)


def gather(congress: Congress) -> None:
    """It is opened, with an agenda, and people come."""
    congress.send("secretary", "agenda/", items="The van\nThe halls\nWho speaks for the young")
    congress.send("chair", "open/", chair="ilse", registered="20")
    congress.send("secretary", "count/", number="3")
    for person in ("ilse", "tarek", "greta", "lena", "marta", "birgit"):
        congress.send("secretary", "arrive/", person=person)
    congress.send("secretary", "walkout/", person="birgit", text="Not with us")
    congress.send("chair", "item/", number="1")


def debate(congress: Congress) -> None:
    """Somebody speaks, others wait; motions, a ruling, an appeal, a declaration."""
    congress.send("chair", "speakers/order/", limit="5", alternating="1")
    congress.send("delegate", "speakers/ask/", kind="speech", side="for")
    congress.send("teller", "speakers/ask/", kind="order")
    congress.send("chair", "speakers/call/")
    congress.send("delegate", "amend/", motion="hall-motion-van", text="The union buys a small second van")
    congress.send("teller", "motion/", text="The union buys a boat", rivals="hall-motion-van")
    congress.send("chair", "rule/", text="No smoking", on="hall-motion-van")
    congress.send("chair", "rule/", text="Five minutes each")
    congress.send("delegate", "declare/", text="We abstain from boats")


def vote(congress: Congress) -> None:
    """Polls of every kind: one is counted, one is cancelled, the others are open; one waits."""
    for kind in ("hands", "roll-call", "card", "secret", "open"):
        poll = congress.send("chair", POLLS, kind=kind, question=f"Shall we, {kind}?")
        if kind == "secret":
            congress.send("teller", poll + "give-paper/", seat="1")
    congress.send("chair", POLLS, kind="open", question="Later?", opens="2026-06-02T10:00")
    done = congress.send("chair", POLLS, kind="open", motion="hall-motion-halls")
    congress.send("secretary", done + "enter/", seat="1", side="for")
    congress.send("chair", done + "close/")
    congress.send("chair", done + "close/")
    gone = congress.send("chair", POLLS, kind="open", question="Never?")
    congress.send("chair", gone + "cancel/", reason="Nobody wants it")
