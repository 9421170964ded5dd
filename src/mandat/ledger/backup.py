"""Copy a record into a new file: a ledger in SQLite, that appears under its name when it is whole and on the disk."""

import os
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from mandat.errors import why
from mandat.ledger.audit import Progress
from mandat.ledger.copying import CannotCopy, copy
from mandat.ledger.entry import Stored
from mandat.ledger.files import sync_folder
from mandat.ledger.store import Head, Store
from mandat.ledger.stores import sqlite_tables as tables
from mandat.ledger.url import MAIN

_RECORD = 1
_MEND = "name a file that is not there yet, in a folder that you may write to"


def backup(store: Store, path: Path, progress: Progress = lambda done, total: None) -> Head:
    """Copy the record into a new file; return the head of the copy. Raises `CannotCopy`, `Damaged`."""
    if os.path.lexists(path):
        raise CannotCopy(path, "this is there already", _MEND)
    part = path.with_name(f".mandat-{secrets.token_hex(8)}")
    try:
        part.touch(mode=0o600, exist_ok=False)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            into = _File(connection)
            head = copy(store, into, progress)
            into.end()
        _make_durable(part, path)
    except (OSError, sqlite3.Error) as reason:
        raise CannotCopy(path, why(reason), _MEND) from None
    finally:
        with suppress(OSError):  # whatever is wrong was told
            part.unlink()
    return head


class _File:
    """A new file of SQLite, which nobody sees before it is whole: it needs no journal, and one sync at its end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        tables.make(connection)
        connection.execute("BEGIN")

    def entries(self, some: Sequence[Stored], hashes: Sequence[bytes]) -> None:
        rows = (tables.row(_RECORD, stored, hash) for stored, hash in zip(some, hashes, strict=True))
        self._connection.executemany(tables.PUT, rows)

    def rest(self, head: Head, payloads: Iterable[tuple[bytes, bytes]], blobs: Iterable[tuple[str, bytes]]) -> None:
        row = (_RECORD, MAIN, head.size, b"".join(head.range))
        self._connection.execute("INSERT INTO record VALUES (?, ?, ?, ?)", row)
        kept = "INSERT INTO payload (record, commitment, erased, data) VALUES (?, ?, 0, ?)"
        self._connection.executemany(kept, ((_RECORD, *payload) for payload in payloads))
        self._connection.executemany("INSERT INTO blob VALUES (?, ?, ?)", ((_RECORD, *blob) for blob in blobs))

    def end(self) -> None:
        self._connection.execute("COMMIT")


def _make_durable(part: Path, path: Path) -> None:
    """The file and its name are on the disk afterwards."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.link(part, path)  # unlike a renaming, it refuses where somebody else has made the file meanwhile
    sync_folder(path.parent)
