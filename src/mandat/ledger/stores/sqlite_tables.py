"""The tables of a ledger in SQLite, and the guards that let entries only be added."""

import sqlite3
from collections.abc import Iterator

from mandat.ledger.entry import Stored
from mandat.ledger.store import Flaw

APPLICATION = 0x6D616E64
"""Marks a file as a ledger of mandat; `file` shows it."""

VERSION = 2
"""Of these tables. Those of version 1 are renewed when they are opened: they had a root beside the range of a head."""

SHIFT = 40
"""The place of an entry is the number of its record times 2 to this, plus its index: one integer is the row's own key,
so that adding touches the right edge of one tree only."""

TABLES = {
    "record": """CREATE TABLE record (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL, range BLOB NOT NULL) STRICT""",
    "entry": """CREATE TABLE entry (
    place INTEGER PRIMARY KEY, key BLOB NOT NULL, entered TEXT NOT NULL, committed INTEGER NOT NULL,
    hash BLOB NOT NULL, leaf BLOB NOT NULL) STRICT""",
    "entry_key": f"CREATE UNIQUE INDEX entry_key ON entry (place >> {SHIFT}, key)",
    # Payloads are only ever added behind the last, and erased in place: what moves leaves copies in its old page.
    "payload": """CREATE TABLE payload (
    id INTEGER PRIMARY KEY, record INTEGER NOT NULL, commitment BLOB NOT NULL,
    erased INTEGER NOT NULL, data BLOB NOT NULL) STRICT""",
    "payload_commitment": "CREATE UNIQUE INDEX payload_commitment ON payload (record, commitment)",
    "blob": """CREATE TABLE blob (
    record INTEGER NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (record, name)) STRICT""",
    "record_stays": """CREATE TRIGGER record_stays BEFORE DELETE ON record
    BEGIN SELECT RAISE(ABORT, 'a record cannot be deleted'); END""",
    "record_grows": """CREATE TRIGGER record_grows BEFORE UPDATE ON record
    WHEN NEW.size <= OLD.size OR NEW.id <> OLD.id OR NEW.name <> OLD.name
    BEGIN SELECT RAISE(ABORT, 'a record can only grow'); END""",
    # `INSERT OR REPLACE` deletes rows without asking the trigger for deletions.
    "entry_new": f"""CREATE TRIGGER entry_new BEFORE INSERT ON entry
    WHEN EXISTS (SELECT 1 FROM entry WHERE place = NEW.place)
    OR EXISTS (SELECT 1 FROM entry WHERE place >> {SHIFT} = NEW.place >> {SHIFT} AND key = NEW.key)
    BEGIN SELECT RAISE(ABORT, 'an entry cannot be replaced'); END""",
    "entry_same": """CREATE TRIGGER entry_same BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END""",
    "entry_stays": """CREATE TRIGGER entry_stays BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END""",
    "payload_same": """CREATE TRIGGER payload_same BEFORE UPDATE ON payload
    WHEN NEW.data <> zeroblob(length(OLD.data)) OR NOT NEW.erased OR NEW.id <> OLD.id
    OR NEW.record <> OLD.record OR NEW.commitment <> OLD.commitment
    BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END""",
    "payload_stays": """CREATE TRIGGER payload_stays BEFORE DELETE ON payload
    BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END""",
    # An entry with the range of the head before and after it: all that adding one takes, in one statement.
    "addition": "CREATE VIEW addition AS SELECT entry.*, x'' AS before, x'' AS after FROM entry",
    "addition_puts": f"""CREATE TRIGGER addition_puts INSTEAD OF INSERT ON addition
    BEGIN
    UPDATE record SET size = size + 1, range = NEW.after
    WHERE id = NEW.place >> {SHIFT} AND size = NEW.place & {(1 << SHIFT) - 1} AND range = NEW.before;
    SELECT RAISE(ABORT, 'the record has another head') WHERE NOT changes();
    INSERT INTO entry VALUES (NEW.place, NEW.key, NEW.entered, NEW.committed, NEW.hash, NEW.leaf);
    END""",
}
"""Everything in the file, by name, as SQLite keeps it."""


PUT = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)"
"""Puts the row of an entry."""


ADD = "INSERT INTO addition VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
"""Puts it, and moves the head that it stands behind; fails where the record has another head."""


def row(record: int, stored: Stored, hash: bytes) -> tuple[int, bytes, str, int, bytes, bytes]:
    """The row of an entry in the record of a number."""
    entry = stored.entry
    return (record << SHIFT) + stored.index, entry.key, entry.entered, stored.committed, hash, entry.leaf


def make(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database, all or none; nothing where another writer has made them."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in TABLES.values():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def renew(connection: sqlite3.Connection) -> None:
    """Make these tables of those of version 1; nothing where another has done it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        if marks(connection)[1] < VERSION:
            records = connection.execute("SELECT id, name, size, range FROM record").fetchall()
            connection.execute("DROP TABLE record")  # to drop its column leaves SQLite reading, so that no log begins
            for name in ("record", "record_stays", "record_grows", "addition", "addition_puts"):
                connection.execute(TABLES[name])
            connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", records)
            connection.execute(f"PRAGMA user_version = {VERSION}")


def marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """Which program's file it is, and in which version."""
    return tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))


def flaws(connection: sqlite3.Connection) -> Iterator[Flaw]:
    """What is wrong with the file: pages, indexes, tables and guards that are missing, changed or not ours."""
    for (line,) in connection.execute("PRAGMA integrity_check(10)"):
        if line != "ok":
            yield Flaw(None, f"SQLite finds the file damaged: {line}")
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"))
    for name in sorted(TABLES.keys() | found.keys()):
        if found.get(name) != TABLES.get(name):
            what = "is missing" if name not in found else "was changed" if name in TABLES else "does not belong there"
            yield Flaw(None, f"the table or guard {name} {what}")
