"""The hall is killed while people vote, or while the poll is closed."""

import http.client
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from random import Random
from threading import Event
from uuid import uuid4

from tests.faults.trials import Place, fault, must
from tests.hall.served.hall import Hall

MEMBERS = 60
SIDES = ("for", "against", "abstain")


@contextmanager
def meeting(where: Place, kind: str) -> Iterator[tuple[Hall, str]]:
    """A meeting that votes, served by one process on SQLite and by two on PostgreSQL; the URL of its ledger."""
    folder = where.folder / "hall"
    if where.kind == "sqlite":
        hall, ledger = Hall(folder, "sqlite", MEMBERS, kind), f"sqlite:///{folder}/ledger.sqlite3?record=dockers"
    else:
        database = where.server.new(f"hall_{uuid4().hex}")
        hall, ledger = Hall(folder, database, MEMBERS, kind, workers=2), f"{database}&record=dockers"
    hall.start()
    try:
        yield hall, ledger
    finally:
        hall.kill()


def votes(hall: Hall, sides: list[str], receipts: dict[int, str], over: Event) -> None:
    """Members vote, eight at a time, until all have or it is over; the receipts are noted as they come."""

    def one(member: int) -> None:
        with suppress(OSError, http.client.HTTPException):
            number = None if over.is_set() else hall.vote(member, sides[member])
            if number is not None:
                receipts[member] = number

    with ThreadPoolExecutor(8) as people:
        list(people.map(one, range(MEMBERS)))


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
