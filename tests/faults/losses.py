"""The disk and the wire: what is lost without a sync, has no room, cannot be synced, or is not heard of again."""

import sqlite3
from contextlib import suppress
from random import Random
from uuid import uuid4

from mandat.errors import MandatError
from mandat.ledger.entry import Entry
from mandat.ledger.store import NoLedger, Uncertain
from mandat.ledger.stores.sqlite import SQLite
from mandat.ledger.stores.sqlite_tables import ADD
from mandat.ledger.url import open_store
from tests.faults.disk import Disk, watched
from tests.faults.trials import Place, batch, fault, must, sent_again, sound
from tests.faults.wire import Wire


def _worked(url: str, lot: Random, disk: Disk, batches: int = 8) -> None:
    """Open and append, now and then with few pages between two checkpoints of SQLite; mark what is acknowledged."""
    with open_store(url, create=True) as store:
        _few_pages(store, lot)
        for number in range(batches):
            _append(store, disk, number, lot.choice((1, 3, 30)))


def _few_pages(store: SQLite, lot: Random) -> None:
    store._connection.execute(f"PRAGMA wal_autocheckpoint = {lot.choice((3, 8, 1000))}").fetchall()


def _append(store: SQLite, disk: Disk, number: int, size: int) -> None:
    entries = batch("w", number, size)
    store.append(entries, store.head(), {}, 0)
    disk.mark(f"kept {number} {size}")


def _acknowledged(disk: Disk, until: int) -> list[bytes]:
    marks = [event.what.split()[1:] for event in disk.events[:until] if event.what.startswith("kept")]
    return [entry.key for number, size in marks for entry in batch("w", int(number), int(size))]


def _after_power_loss(disk: Disk, lot: Random, where: Place, name: str) -> None:
    """The power is lost at any event: what was acknowledged before is there."""
    until = lot.randrange(1, len(disk.events) + 1)
    folder = where.folder / uuid4().hex
    folder.mkdir()
    for file, content in disk.left(until, lot).items():
        (folder / file).write_bytes(content)
    kept = _acknowledged(disk, until)
    url = f"sqlite:///{folder}/{name}"
    if kept:
        sound(url, kept)
    with suppress(NoLedger):  # nothing was promised before the ledger was made: it is made now, or was
        open_store(url, create=True).close()
        sound(url, kept)
        sent_again(url, [batch("w", 0, 1)] if not kept else [])


@fault(
    "the power is lost: what was not synced is gone or torn at any byte",
    "what was acknowledged is there, once; batches are whole",
    tries=600,
    slice=10,
    kinds="sqlite",
)
def power(lot: Random, where: Place) -> None:
    url = where.new()
    with watched() as disk:
        _worked(url, lot, disk)
    for _ in range(4):
        _after_power_loss(disk, lot, where, where.file(url).name)


@fault(
    "a sync fails, the ledger is opened again, the act is sent again, then the power is lost",
    "a sync that failed once vouches for nothing: what was acknowledged is there",
    tries=200,
    slice=3,
    kinds="sqlite",
)
def power_after_failed_sync(lot: Random, where: Place) -> None:
    url = where.new()
    with watched() as disk:
        _worked(url, lot, disk, 3)
        size = lot.choice((1, 3, 30))
        disk.sync_fails_at = disk.syncs + lot.randrange(1, 4)
        with suppress(MandatError), open_store(url) as store:
            _few_pages(store, lot)
            _append(store, disk, 3, size)
        with open_store(url) as store:
            _append(store, disk, 3, size)
            _append(store, disk, 4, 2)
    for _ in range(4):
        _after_power_loss(disk, lot, where, where.file(url).name)


def _failing(lot: Random, where: Place, full: bool) -> None:
    """The n-th write or sync fails: the writer is told, the opening is of no more use, a new one has all."""
    url = where.new()
    with watched() as disk:
        _worked(url, lot, disk, 3)
        store = open_store(url)
        _few_pages(store, lot)
        at = lot.randrange(1, 12 if full else 3)
        disk.full_at, disk.sync_fails_at = (disk.writes + at, 0) if full else (0, disk.syncs + at)
        entries, told = batch("late", 0, lot.choice((1, 30))), True
        try:
            store.append(entries, store.head(), {}, 0)
        except Uncertain:
            told = False
            _refuses(store)
        disk.full_at = disk.sync_fails_at = 0
        store.close()
    kept = _acknowledged(disk, len(disk.events)) + ([entry.key for entry in entries] if told else [])
    sound(url, kept)
    sent_again(url, [entries])
    sound(url, kept)


def _refuses(store: SQLite) -> None:
    for use in (store.head, lambda: store.append(batch("more", 0, 1), store.head(), {}, 0)):
        try:
            use()
        except Uncertain:
            continue
        must(False, "after a failure it went on as if nothing had been")


@fault(
    "the disk is full at the n-th write",
    "the writer is told; nothing is lost, half there or doubled",
    tries=150,
    slice=3,
    kinds="sqlite",
)
def disk_full(lot: Random, where: Place) -> None:
    _failing(lot, where, full=True)


@fault("the n-th sync fails", "the same; the sync is not tried again", tries=100, slice=2, kinds="sqlite")
def sync_failed(lot: Random, where: Place) -> None:
    _failing(lot, where, full=False)


class _Deaf:
    """A connection that says that a commit failed: before it was made, or after."""

    def __init__(self, real: sqlite3.Connection, after: bool) -> None:
        self._real, self._after = real, after

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        if statement not in ("COMMIT", ADD):
            return self._real.execute(statement, *values)
        if self._after:
            self._real.execute(statement, *values)
        raise sqlite3.OperationalError("the answer was lost")


@fault(
    "the answer to a commit is lost, before it was made or after",
    "the writer is told; sent again, the act is there once",
    tries=40,
    slice=1,
    kinds="sqlite",
)
def answer_lost(lot: Random, where: Place) -> None:
    url = where.new()
    entries = batch("w", 0, lot.choice((1, 5)))
    with open_store(url, create=True) as store:
        store._connection = _Deaf(store._connection, after=lot.random() < 0.5)
        try:
            store.append(entries, store.head(), {}, 0)
            must(False, "a commit without an answer was acknowledged")
        except Uncertain:
            sent_again(url, [entries])
    sound(url, [entry.key for entry in entries])


@fault(
    "the connection is cut at any message, to or from the server",
    "the writer is told; sent again, the act is there once",
    tries=150,
    slice=2,
    kinds="postgres",
)
def connection_cut(lot: Random, where: Place) -> None:
    url = where.new()
    open_store(url, create=True).close()
    kept: list[Entry] = []
    payloads = {b"c": b"name"} if lot.random() < 0.5 else {}
    with Wire(where.server.folder) as wire:
        through = url.replace(f"host={where.server.folder}", f"host={wire.folder}")
        entries: list[Entry] = []
        try:
            with open_store(through) as store:
                wire.cut_after(lot.randrange(1, 14))
                for number in range(9):
                    entries = batch("w", number, lot.choice((1, 5)))
                    store.append(entries, store.head(), payloads, 0)
                    kept += entries
        except MandatError as reason:
            must(not isinstance(reason, NoLedger), f"the writer was told something else: {reason}")
    sound(url, [entry.key for entry in kept])
    sent_again(url, [entries])
    sound(url, [entry.key for entry in (*kept, *entries)])


@fault("the clock goes back, forward or stands", "order and proofs stay as they are", tries=30, slice=1)
def clock(lot: Random, where: Place) -> None:
    url = where.new()
    times = [lot.choice((0, 1, -1, 10**12, -(10**12), 1_700_000_000_000)) for _ in range(12)]
    with open_store(url, create=True) as store:
        for number, now in enumerate(times):
            store.append(batch("w", number, 1), store.head(), {}, now)
        stored = list(store.read(0, 99))
    must([each.committed for each in stored] == times, "a time is not the one that was given")
    must([each.entry for each in stored] == [batch("w", n, 1)[0] for n in range(12)], "the order is another one")
    sound(url)
