"""While people vote, or while the poll is closed, the hall is killed, its disk full, its database started again."""

import http.client
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from threading import Event
from uuid import uuid4

from tests.faults.trials import Place, fault, must
from tests.hall.served.hall import Hall
from tests.hall.served.listening import Listening

MEMBERS = 60
SIDES = ("for", "against", "abstain")

SENT_AGAIN = "send the same form again: nothing is recorded twice"
"""What somebody is told whose vote could not be kept."""

PATIENCE = 60
"""Seconds within which everything goes on."""


class OnFullDisk(Hall):
    """A hall whose disk can be full."""

    application = "tests.hall.served.full:application"

    @contextmanager
    def full(self) -> Iterator[None]:
        """Its disk is full."""
        flag = Path(self.env["HALL_FOLDER"]) / "full"
        flag.touch()
        try:
            yield
        finally:
            flag.unlink()


@contextmanager
def meeting(where: Place, kind: str, made: type[Hall] = Hall) -> Iterator[tuple[Hall, str]]:
    """A meeting that votes, served by one process on SQLite and by two on PostgreSQL; the URL of its ledger."""
    folder = where.folder / "hall"
    if where.kind == "sqlite":
        hall, ledger = made(folder, "sqlite", MEMBERS, kind), f"sqlite:///{folder}/ledger.sqlite3?record=dockers"
    else:
        database = where.server.new(f"hall_{uuid4().hex}")
        hall, ledger = made(folder, database, MEMBERS, kind, workers=2), f"{database}&record=dockers"
    hall.start()
    try:
        yield hall, ledger
    finally:
        hall.kill()


def votes(hall: Hall, sides: list[str], receipts: dict[int, str], over: Event, many: int = MEMBERS) -> None:
    """So many members vote, eight at a time, until it is over; the receipts are noted as they come."""

    def one(member: int) -> None:
        with suppress(OSError, http.client.HTTPException):
            number = None if over.is_set() else hall.vote(member, sides[member])
            if number is not None:
                receipts[member] = number

    with ThreadPoolExecutor(8) as people:
        list(people.map(one, range(many)))


def killed_meanwhile(lot: Random, hall: Hall, sides: list[str]) -> dict[int, str]:
    """The receipts that members got before the server was killed, after a random number of them."""
    receipts: dict[int, str] = {}
    killed, enough = Event(), lot.randrange(1, MEMBERS - 10)
    with ThreadPoolExecutor(1) as voting:
        done = voting.submit(votes, hall, sides, receipts, killed)
        while len(receipts) < enough and not done.done():
            time.sleep(0.002)
        hall.kill()
        killed.set()
    return receipts


def expected(sides: list[str]) -> list[tuple[str, str, str]]:
    """The counts of the one act that there has to be."""
    found = Counter(sides)
    return [tuple(str(found[side]) for side in SIDES)]


@fault(
    "the hall is killed while people vote",
    "every vote with a receipt is counted, none twice; several web processes count as one",
    tries=10,
    slice=1,
)
def hall_killed(lot: Random, where: Place) -> None:
    sides = [lot.choice(SIDES) for _ in range(MEMBERS)]
    with meeting(where, lot.choice(("open", "secret"))) as (hall, ledger):
        before = killed_meanwhile(lot, hall, sides)
        hall.start()
        kept = {member: hall.vote(member, sides[member]) for member in before}
        must(kept == before, "a receipt is not what it was")
        must(not any(hall.vote(member, "against", "laptop") for member in before), "somebody voted twice")
        after: dict[int, str] = {}
        votes(hall, sides, after, Event())
        must(len(after) == MEMBERS, "somebody could not vote after all")
        must(hall.close() == 303, "the poll could not be closed")
        must(hall.counts(ledger) == expected(sides), "the result is not what was voted")


@fault("the hall is killed while a poll is closed", "its result is recorded once", tries=10, slice=1, kinds="sqlite")
def closing_killed(lot: Random, where: Place) -> None:
    sides = [lot.choice(SIDES) for _ in range(MEMBERS)]
    with meeting(where, "secret") as (hall, ledger):
        votes(hall, sides, {}, Event())
        with ThreadPoolExecutor(1) as chair:
            chair.submit(suppressed, hall.close)
            time.sleep(lot.random() * 0.08)
            hall.kill()
        hall.start()
        must([hall.close(), hall.close()] == [303, 303], "the poll could not be closed again")
        must(hall.counts(ledger) == expected(sides), "the result is not recorded once")


def suppressed(what: Callable[[], object]) -> None:
    """Do something, whether the server answers or not."""
    with suppress(OSError, http.client.HTTPException):
        what()


@fault(
    "the disk is full while people vote, then while the poll is closed, and there is room again",
    "every vote with a receipt is counted; others are told to send again, and can; nothing has to be started again",
    tries=10,
    slice=1,
    kinds="sqlite",
)
def disk_full(lot: Random, where: Place) -> None:
    sides = [lot.choice(SIDES) for _ in range(MEMBERS)]
    with meeting(where, lot.choice(("open", "secret")), OnFullDisk) as (hall, ledger):
        before: dict[int, str] = {}
        told: list[tuple[int, str]] = []
        first = lot.randrange(1, MEMBERS - 10)
        votes(hall, sides, before, Event(), first)
        with hall.full():
            told += [hall.send(member, sides[member]) for member in range(first, MEMBERS)]
            told.append((hall.close(), SENT_AGAIN))
        must(all(status == 503 and SENT_AGAIN in page for status, page in told), "somebody was not told to send again")
        everybody_votes(hall, sides, before)
        with ThreadPoolExecutor(1) as chair:
            closing = chair.submit(hall.close)
            time.sleep(lot.random() * 0.08)
            with hall.full():
                status = closing.result(PATIENCE)
            must(status in (303, 503), f"the chair was answered {status}")
        must(hall.close() == 303, "the poll could not be closed once there was room")
        must(hall.counts(ledger) == expected(sides), "the result is not what was voted")


@fault(
    "the database is started again while people vote, in good order or killed",
    "every vote with a receipt is counted, none twice; pages and live events go on by themselves",
    tries=10,
    slice=1,
    kinds="postgres",
)
def database_restarted(lot: Random, where: Place) -> None:
    sides = [lot.choice(SIDES) for _ in range(MEMBERS)]
    with meeting(where, lot.choice(("open", "secret"))) as (hall, ledger), listening(hall) as listener:
        must(listener.shows(">0<", PATIENCE), "nothing is heard")
        before: dict[int, str] = {}
        with ThreadPoolExecutor(1) as voting:
            done = voting.submit(votes, hall, sides, before, Event())
            enough = lot.randrange(1, MEMBERS - 10)
            while len(before) < enough and not done.done():
                time.sleep(0.002)
            if lot.random() < 0.5:
                where.server.stop(keep=True)
            else:
                where.server.crash()
            where.server.start()
            done.result(PATIENCE)
        everybody_votes(hall, sides, before)
        must(listener.shows(f">{MEMBERS}<", PATIENCE), "whoever listens is not shown what was voted")
        must(hall.close() == 303, "the poll could not be closed")
        must(hall.counts(ledger) == expected(sides), "the result is not what was voted")


def everybody_votes(hall: Hall, sides: list[str], before: dict[int, str]) -> None:
    """All can vote now; who has a receipt gets the same once more."""
    after: dict[int, str] = {}
    votes(hall, sides, after, Event())
    must(len(after) == MEMBERS, "somebody could not vote after all")
    must(before.items() <= after.items(), "a receipt is not what it was")


@contextmanager
def listening(hall: Hall) -> Iterator[Listening]:
    """Somebody listens to what happens in the poll."""
    hall.start_live()
    listener = hall.listen(0)
    try:
        yield listener
    finally:
        listener.end()
