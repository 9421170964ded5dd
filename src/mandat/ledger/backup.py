"""Copy a record, whatever it is kept in, into a new file, while others go on writing.

The copy is a ledger in SQLite, of one moment, and each entry is checked as it is copied. It appears under its name when
it is whole and on the disk. What was erased is not in it.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

from mandat.errors import MandatError, why
from mandat.ledger.audit import SLICE, Progress
from mandat.ledger.entry import Stored, leaf_hashes
from mandat.ledger.files import sync_folder
from mandat.ledger.store import Damaged, Head, Store, every_payload
from mandat.ledger.stores import sqlite_tables as tables
from mandat.ledger.tree import grow
from mandat.ledger.url import MAIN

_RECORD = 1


class CannotCopy(MandatError):
    """The file for a copy cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}; name a file that is not there yet, in a folder that you may write to")


def backup(store: Store, path: Path, progress: Progress = lambda done, total: None) -> Head:
    """Copy the record into a new file; return the head of the copy. Raises `CannotCopy`, `Damaged`."""
    if os.path.lexists(path):
        raise CannotCopy(path, "this is there already")
    part = path.with_name(f".mandat-{secrets.token_hex(8)}")
    try:
        part.touch(mode=0o600, exist_ok=False)
        with store.still(), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            head = _copy(store, copy, progress)
        _make_durable(part, path)
    except (OSError, sqlite3.Error) as reason:
        raise CannotCopy(path, why(reason)) from None
    finally:
        with suppress(OSError):  # whatever is wrong was told
            part.unlink()
    return head


def _copy(store: Store, copy: sqlite3.Connection, progress: Progress) -> Head:
    copy.execute("PRAGMA journal_mode = OFF")
    copy.execute("PRAGMA synchronous = OFF")
    tables.make(copy)
    head = store.head()
    copy.execute("BEGIN")
    if _entries(store, copy, head, progress) != head.range:
        raise Damaged(store.name, "its entries do not lead to its head")
    copy.execute("INSERT INTO record VALUES (?, ?, ?, ?)", (_RECORD, MAIN, head.size, b"".join(head.range)))
    payloads = ((_RECORD, commitment, data) for commitment, data in every_payload(store))
    copy.executemany("INSERT INTO payload (record, commitment, erased, data) VALUES (?, ?, 0, ?)", payloads)
    blobs = ((_RECORD, name, store.blob(name)) for name in store.blobs(""))
    copy.executemany("INSERT INTO blob VALUES (?, ?, ?)", blobs)
    copy.execute("COMMIT")
    return head


def _entries(store: Store, copy: sqlite3.Connection, head: Head, progress: Progress) -> tuple[bytes, ...]:
    """Copy the entries; the compact range of the tree over them, derived anew."""
    done, range_ = 0, ()
    for some in _slices(store.read(0, head.size)):
        hashes = leaf_hashes(some)
        rows = (tables.row(_RECORD, stored, hash) for stored, hash in zip(some, hashes, strict=True))
        copy.executemany(tables.PUT, rows)
        range_ = grow(done, range_, hashes)
        done += len(some)
        progress(done, head.size)
    return range_


def _slices(entries: Iterator[Stored]) -> Iterator[list[Stored]]:
    while some := list(islice(entries, SLICE)):
        yield some


def _make_durable(part: Path, path: Path) -> None:
    """The file and its name are on the disk afterwards."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.link(part, path)  # unlike a renaming, it refuses where somebody else has made the file meanwhile
    sync_folder(path.parent)
