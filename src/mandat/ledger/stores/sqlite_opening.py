"""Opens the file of a ledger in SQLite, and says why it cannot be."""

import sqlite3
import time
from pathlib import Path

from mandat.ledger.store import NoLedger
from mandat.ledger.stores import sqlite_tables as tables

PATIENCE = 20.0
"""How long one waits for other writers, in seconds."""

POLL = 0.05
"""Seconds between two looks at the head while waiting."""

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: its fsync alone does not reach the disk
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16384",
    "PRAGMA wal_autocheckpoint = 16000",
    # What an earlier opening could not sync may be in the system's memory only: it is written and synced anew.
    "PRAGMA wal_checkpoint(PASSIVE)",
)


_OTHER = "name a ledger, or a file that is not there yet"
_ELSEWHERE = "name a ledger, in a folder that you may write to"
_MENDS = {
    sqlite3.SQLITE_NOTADB: ("this file is no database", _OTHER),
    sqlite3.SQLITE_FULL: ("the disk is full", "make room on it, then try again"),
    sqlite3.SQLITE_IOERR: (
        "the system could not read or write it, or its log beside it",
        "see whether the disk is full or failing, then try again",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened, or its log beside it cannot",
        "see that you may read and write this file and its folder, as whoever asks must",
    ),
    sqlite3.SQLITE_READONLY: (
        "you may not write to it or to its log beside it, as whoever asks must",
        "have yourself given a copy: mandat ledger backup FILE",
    ),
}
"""Why SQLite opens no ledger, by its own code: what is wrong, what to do."""


def code(reason: Exception) -> int:
    """SQLite's own code for what is wrong; 0 where Python found it."""
    return getattr(reason, "sqlite_errorcode", 0) & 0xFF


def connect(path: Path, name: str, create: bool) -> sqlite3.Connection:
    """A connection to the file of a ledger. Raises `NoLedger`."""
    _look(path, name, create)
    mode = "rwc" if create else "rw"
    try:
        if create:
            path.touch(mode=0o600)  # persons are in it
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", PATIENCE, isolation_level=None, check_same_thread=False, uri=True
        )
        try:
            _prepare(connection, name, create)
        except BaseException:
            connection.close()
            raise
    except OSError as reason:
        raise NoLedger(name, f"it cannot be made: {(reason.strerror or str(reason)).lower()}", _ELSEWHERE) from None
    except (sqlite3.DatabaseError, UnicodeDecodeError) as reason:
        if code(reason) == sqlite3.SQLITE_BUSY:
            raise
        raise NoLedger(name, *_MENDS.get(code(reason), (f"it cannot be opened: {reason}", _ELSEWHERE))) from None
    return connection


def _look(path: Path, name: str, create: bool) -> None:
    """See that there is a file, or a folder to make it in. Raises `NoLedger`."""
    if path.is_dir():
        raise NoLedger(name, "this is a folder", f"name a file in it: sqlite:///{path.as_posix()}/union.db")
    if not path.parent.is_dir():
        raise NoLedger(name, "there is no such folder", "make it, or name a file in another")
    if not create and not path.exists():
        raise NoLedger(name, "there is no such ledger", f"make one: mandat -b {name} ledger init")
    if path.exists() and not path.is_file():
        raise NoLedger(name, "this is no file", _OTHER)


def _prepare(connection: sqlite3.Connection, name: str, create: bool) -> None:
    (tables_there,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # refuses what is no database
    if tables.marks(connection) == (0, 0) and create:
        tables.make(connection)
    application, version = tables.marks(connection)
    if not application and not tables_there:
        raise NoLedger(name, "nothing is in this file yet", f"make a ledger in it: mandat -b {name} ledger init")
    if application != tables.APPLICATION:
        raise NoLedger(name, "it is a database of another program", _OTHER)
    if version < tables.VERSION:
        tables.renew(connection)
    if version > tables.VERSION:
        raise NoLedger(name, f"a newer mandat wrote it (version {version} of its tables)", "update mandat")
    for setting in _SETTINGS:
        _set(connection, setting)


def _set(connection: sqlite3.Connection, setting: str) -> None:
    """Set something; for the change to a write-ahead log SQLite itself does not wait until others let go."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute(setting).fetchall()
            return
        except sqlite3.OperationalError as reason:
            if code(reason) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(POLL)
