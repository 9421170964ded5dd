"""Copies that are taken while others write, and what is left of a copy that was interrupted."""

import shutil
import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from mandat.ledger.audit import audit
from mandat.ledger.backup import backup
from mandat.ledger.moving import move
from mandat.ledger.store import NoLedger
from mandat.ledger.url import open_store
from tests.faults.kills import kept_by
from tests.faults.processes import Writing, write_on
from tests.faults.trials import Place, batch, extends, fault, must, sound


def _copy(pipe: Connection, url: str, path: Path) -> None:
    with open_store(url) as store:
        pipe.send("ready")
        backup(store, path)
    pipe.close()


@fault(
    "restored from a backup that was taken while others wrote",
    "all that was acknowledged before it began is in it; batches are whole",
    tries=40,
    slice=1,
)
def backup_while_written(lot: Random, where: Place) -> None:
    url, path = where.new(), where.folder / f"copy-{lot.random()}.db"
    open_store(url, create=True).close()
    writer = Writing(write_on, url, "w", str(lot.random()))
    writer.hear()
    before = [writer.hear() for _ in range(lot.randrange(2, 30))]
    with open_store(url) as store:
        backup(store, path)
    writer.killed()
    sound(f"sqlite:///{path}", kept_by(before))


@fault(
    "the backup is killed at a random instant",
    "there is a whole copy, or none; the next try makes one",
    tries=40,
    slice=2,
)
def backup_killed(lot: Random, where: Place) -> None:
    url, path = where.new(), where.folder / f"copy-{lot.random()}.db"
    with open_store(url, create=True) as store:
        head = store.append(batch("w", 0, 3000), store.head(), {}, 0)
    copying = Writing(_copy, url, path)
    copying.hear()
    time.sleep(lot.random() * 0.06)
    copying.killed()
    if not path.exists():
        with open_store(url) as store:
            backup(store, path)
    must(sound(f"sqlite:///{path}") == head, "a copy is not the record")


def _move(pipe: Connection, url: str, to: str) -> None:
    with open_store(url) as store, open_store(to) as into:
        pipe.send("ready")
        move(store, into)
    pipe.close()


@fault(
    "moving into a database is killed at a random instant",
    "the whole record is there, or nothing of it; the next try puts it there",
    tries=40,
    slice=2,
    kinds="postgres",
)
def move_killed(lot: Random, where: Place) -> None:
    url, to = where.new(), where.new()
    with open_store(url, create=True) as store:
        head = store.append(batch("w", 0, 3000), store.head(), {b"c": b"name"}, 0)
        store.put_blob("key", b"its key")
    open_store(to, create=True).close()
    moving = Writing(_move, url, to)
    moving.hear()
    time.sleep(lot.random() * 0.06)
    moving.killed()
    with open_store(url) as store, open_store(to) as into:
        if not into.head().size:
            must(into.blob("key") is None, "half of it is there")
            move(store, into)
        must(list(into.payloads()) == [(b"c", b"name")], "what is kept apart is not there")
    must(sound(to) == head, "what was moved is not the record")


@fault(
    "restored from files that were copied one after the other while others wrote",
    "verify finds that they do not belong together, or they are a beginning of the record",
    tries=40,
    slice=1,
    kinds="sqlite",
)
def files_copied(lot: Random, where: Place) -> None:
    url = where.new()
    path, copy = where.file(url), where.folder / f"copy-{lot.random()}.db"
    open_store(url, create=True).close()
    writer = Writing(write_on, url, "w", str(lot.random()))
    writer.hear()
    for _ in range(lot.randrange(2, 40)):
        writer.hear()
    ends = ["", "-wal"]
    lot.shuffle(ends)
    for end in ends:
        shutil.copy(f"{path}{end}", f"{copy}{end}")
        time.sleep(lot.random() * 0.02)
    writer.killed()
    try:
        with open_store(f"sqlite:///{copy}") as store:
            found, left = audit(store), store.head()
    except NoLedger:
        return
    with open_store(url) as store:
        must(not found.ok or extends(store, left), "it verifies, and is no beginning of the record")
