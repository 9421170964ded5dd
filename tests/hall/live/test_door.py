"""Whoever listens ends up seeing what is so, whenever it happened: before he came in, meanwhile, between two looks."""

import asyncio
import json
from collections.abc import Callable

import pytest

from mandat.errors import MandatError
from mandat.hall.live import door, watching
from mandat.hall.live.admission import Admitted

PATH = "/live/union/poll/call-7/"
PATIENCE = 10


class Union:
    """A poll of which the live process asks; votes are cast at the n-th thing that it asks or sends.

    asked  how many things were asked and sent so far; at: when a vote is cast
    """

    def __init__(self, at: int = -1) -> None:
        self.votes = self.asked = 0
        self.at = at
        self.sent: list[bytes] = []
        self.statuses: list[int] = []
        self.audience, self.account = "gallery", None

    def step(self) -> None:
        if self.asked == self.at:
            self.votes += 1
        self.asked += 1

    def admitted(self, federation: str, cookie: str) -> Admitted:
        self.step()
        return Admitted(self.audience, self.account)

    def signal(self, federation: str) -> object:
        self.step()
        before = self.votes
        self.step()
        return before

    def render(self, key: watching.Key) -> dict[str, str]:
        self.step()
        before = self.votes
        self.step()
        return {"poll": f"{before} votes"}

    async def send(self, message: dict) -> None:
        self.step()
        self.statuses += [message["status"]] if "status" in message else []
        self.sent.append(message.get("body", b""))
        await asyncio.sleep(0)
        self.step()

    def shown(self) -> str:
        """What a page shows that was sent this."""
        shown: dict[str, str] = {}
        for line in b"".join(self.sent).splitlines():
            if line.startswith(b"data: {"):
                shown |= json.loads(line[6:])
        return shown.get("poll", "")


@pytest.fixture
def quick(monkeypatch):
    """Looks at once, and never again without a signal: what is missed stays missed."""
    for name, seconds in (("LOOK", 0.001), ("FRAME", 0.001), ("TICK", 10**6)):
        monkeypatch.setattr(watching, name, seconds)
    monkeypatch.setattr(door, "_watches", {})


@pytest.fixture
def opened(quick, monkeypatch) -> Callable[[Union], Union]:
    def open_(union: Union) -> Union:
        monkeypatch.setattr(door, "_watches", {})
        for name in ("admitted", "signal", "render"):
            monkeypatch.setattr(door, name, getattr(union, name))
        return union

    return open_


async def listened(union: Union, until: Callable[[], bool], headers: tuple = ()) -> None:
    """Somebody listens until something is so."""
    left = asyncio.Event()

    async def receive() -> dict:
        await left.wait()
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": PATH, "query_string": b"", "headers": list(headers)}
    listening = asyncio.create_task(door.application(scope, receive, union.send))
    async with asyncio.timeout(PATIENCE):
        while not until() and not listening.done():
            await asyncio.sleep(0.001)
        left.set()
        await listening


STEPS = 24
"""What is asked and sent for one listener until everything has been looked at twice."""


@pytest.mark.parametrize("at", range(STEPS))
def test_a_vote_shows_whenever_it_is_cast(opened, at):
    union = opened(Union(at))
    asyncio.run(listened(union, lambda: union.asked > STEPS and union.shown() == f"{union.votes} votes"))
    assert (union.votes, union.shown()) == (1, "1 votes")


@pytest.mark.parametrize("at", range(STEPS))
def test_it_shows_to_the_second_who_comes_while_the_first_leaves(opened, at):
    union = opened(Union(at))

    async def both() -> None:
        second = Union()
        for name in ("step", "admitted"):
            setattr(second, name, getattr(union, name))
        await listened(union, lambda: bool(union.shown()))
        await listened(second, lambda: union.asked > STEPS and second.shown() == f"{union.votes} votes")
        assert second.shown() == "1 votes"

    asyncio.run(both())


@pytest.mark.parametrize(
    "last", [b"", b"1", b"-1", b"9" * 400, b"0x10", b"\xff\xfe", b"1; DROP", b"a" * 30000, "١".encode()]
)
def test_whoever_comes_back_is_sent_everything_whatever_he_says_he_saw_last(opened, last):
    union = opened(Union())
    asyncio.run(listened(union, lambda: bool(union.shown()), headers=((b"last-event-id", last),)))
    assert (union.statuses, union.shown()) == ([200], "0 votes")


def test_nobody_is_let_in_while_there_is_no_room(opened, monkeypatch):
    union = opened(Union())
    monkeypatch.setattr(door.room, "most", 0)
    asyncio.run(listened(union, lambda: False))
    assert union.statuses == [503]


def test_where_too_many_are_at_the_door_no_database_is_asked(opened, monkeypatch):
    union = opened(Union())
    monkeypatch.setattr(door.room, "waiting", 0)
    asyncio.run(listened(union, lambda: False))
    assert (union.statuses, union.asked) == ([503], 4)


def test_a_stranger_gives_way_to_whoever_is_signed_in(opened, monkeypatch):
    stranger, member = opened(Union()), Union()
    member.audience, member.account = "members", 7
    monkeypatch.setattr(door.room, "most", 1)

    async def both() -> None:
        watching = asyncio.create_task(listened(stranger, lambda: False))
        async with asyncio.timeout(PATIENCE):
            while not stranger.shown():
                await asyncio.sleep(0.001)
        monkeypatch.setattr(door, "admitted", member.admitted)
        await listened(member, lambda: bool(member.shown()))
        await watching

    asyncio.run(both())
    assert (stranger.statuses, stranger.sent[-1], member.statuses) == ([200], b"", [200])
    assert door.room.inside == 0


def test_whoever_leaves_makes_room(opened, monkeypatch):
    union = opened(Union())
    monkeypatch.setattr(door.room, "most", 1)
    for _ in range(3):
        asyncio.run(listened(union, lambda: bool(union.shown())))
        monkeypatch.setattr(door, "_watches", {})
    assert (union.statuses, door.room.inside) == ([200, 200, 200], 0)


def test_a_ledger_that_cannot_be_read_is_no_fault_of_the_process(opened, monkeypatch):
    union = opened(Union())

    def damaged(key: watching.Key) -> None:
        raise MandatError("the ledger is damaged")

    monkeypatch.setattr(door, "render", damaged)
    asyncio.run(listened(union, lambda: False))
    assert (union.statuses, door.room.inside) == ([503], 0)


def test_whoever_may_listen_no_longer_is_sent_away(opened, monkeypatch):
    union = opened(Union())
    monkeypatch.setattr(door, "ASKED_AGAIN", 0.01)

    def put_out() -> bool:
        union.audience = "" if union.shown() else "gallery"
        return False

    asyncio.run(listened(union, put_out))
    assert (union.statuses, union.sent[-1]) == ([200], b"")
