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


def code(reason: Exception) -> int:
    """SQLite's own code for what is wrong; 0 where Python found it."""
    return getattr(reason, "sqlite_errorcode", 0) & 0xFF


def connect(path: Path, name: str, create: bool) -> sqlite3.Connection:
    """A connection to the file of a ledger. Raises `NoLedger`."""
    if not create and not path.is_file():
        raise NoLedger(name, "there is no such ledger", f"make one: mandat -b {name} ledger init")
    mode = "rwc" if create else "rw"
    if create and path.parent.is_dir():
        path.touch(mode=0o600)  # persons are in it
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", PATIENCE, isolation_level=None, check_same_thread=False, uri=True
        )
        try:
            _prepare(connection, name, create)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as reason:
        if code(reason) == sqlite3.SQLITE_BUSY:
            raise
        raise NoLedger(
            name, f"it cannot be opened: {reason}", "name a ledger, in a folder that you may write to"
        ) from None
    return connection


def _prepare(connection: sqlite3.Connection, name: str, create: bool) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master")  # refuses what is no database before it is changed
    if tables.marks(connection) == (0, 0) and create:
        tables.make(connection)
    application, version = tables.marks(connection)
    if application != tables.APPLICATION:
        raise NoLedger(name, "it is a database of another program", "name a ledger, or a file that is not there yet")
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
