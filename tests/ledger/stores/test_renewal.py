"""A ledger with tables of an earlier version is renewed by who opens it, and goes on as the record it was."""

import sqlite3
import threading
from contextlib import closing

import psycopg
import pytest

from mandat.ledger.audit import audit
from mandat.ledger.entry import Entry, Stored
from mandat.ledger.laying import lay
from mandat.ledger.store import EMPTY, Head, NoLedger
from mandat.ledger.stores import postgres_tables, sqlite_tables
from mandat.ledger.url import open_store

ENTRIES = [Entry(b"leaf %d" % n, b"key %d" % n, "2024-03-02") for n in range(7)]

SQLITE_1 = """CREATE TABLE record (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL, root BLOB NOT NULL, range BLOB NOT NULL) STRICT"""
"""The one table of version 1 that was another; two that add entries were not there."""

POSTGRES_1 = """
DROP TRIGGER record_same ON mandat.record;
DROP TRIGGER record_grows ON mandat.record;
ALTER TABLE mandat.record ADD COLUMN root bytea NOT NULL DEFAULT '';
ALTER TABLE mandat.record ALTER COLUMN root DROP DEFAULT;
CREATE FUNCTION mandat.grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.size <= OLD.size OR NEW.id <> OLD.id OR NEW.name <> OLD.name THEN
            RAISE EXCEPTION 'a record can only grow' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW; END $$;
CREATE TRIGGER record_grows BEFORE UPDATE ON mandat.record FOR EACH ROW EXECUTE FUNCTION mandat.grow();
ALTER TABLE mandat.record ENABLE ALWAYS TRIGGER record_grows;
DELETE FROM mandat.version;
INSERT INTO mandat.version VALUES (1);
"""


def old_file(path, log: str = "WAL") -> tuple[str, Head]:
    """A file as version 1 made it, with entries; a backup that nobody opened has no write-ahead log."""
    hashes, head = lay(ENTRIES, EMPTY, 5)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {log}")
        for name, sql in sqlite_tables.TABLES.items():
            if not name.startswith("addition"):
                connection.execute(SQLITE_1 if name == "record" else sql)
        connection.execute(f"PRAGMA application_id = {sqlite_tables.APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        values = (1, "main", head.size, head.root, b"".join(head.range))
        connection.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", values)
        rows = (sqlite_tables.row(1, Stored(n, ENTRIES[n], 5), hash) for n, hash in enumerate(hashes))
        connection.executemany(sqlite_tables.PUT, rows)
    return f"sqlite:///{path}", head


def old_database(url: str) -> tuple[str, Head]:
    """The same in a database."""
    with open_store(url, create=True) as store:
        head = store.append(ENTRIES, EMPTY, {}, 5)
    with psycopg.connect(url) as connection:
        connection.execute(POSTGRES_1)
    return url, head


@pytest.fixture(params=["sqlite", "backup", "postgres"])
def old(request, tmp_path) -> tuple[str, Head]:
    if request.param != "postgres":
        return old_file(tmp_path / "old.db", "WAL" if request.param == "sqlite" else "DELETE")
    return old_database(request.getfixturevalue("new_database"))


def test_a_ledger_of_version_1_keeps_its_entries_and_goes_on(old):
    url, head = old
    with open_store(url) as store:
        assert (store.head(), list(store.read(0, 9))) == (head, [Stored(n, e, 5) for n, e in enumerate(ENTRIES)])
        new = store.append([Entry(b"new", b"new")], head, {}, 6)
        found = audit(store)
        assert (found.ok, found.reason, found.entries, found.root) == (True, None, 8, new.root)


def test_two_that_open_it_at_once_renew_it_once(old):
    url, head = old
    found = []

    def look() -> None:
        with open_store(url) as store:
            found.append(store.head())

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [head] * 4


def test_who_does_not_own_the_tables_cannot_renew_them(new_database, postgres):
    url, head = old_database(new_database)
    name = url.split("/")[3].split("?")[0]
    postgres.sql("CREATE ROLE guest LOGIN", "postgres")
    postgres.sql("GRANT USAGE ON SCHEMA mandat TO guest; GRANT SELECT ON ALL TABLES IN SCHEMA mandat TO guest", name)
    with pytest.raises(NoLedger, match="only their owner can renew them; let the owner open it once"):
        open_store(url.replace("clerk@", "guest@"))
    with open_store(url) as store:
        assert store.head() == head
    with open_store(url.replace("clerk@", "guest@")) as store:
        assert (postgres_tables.version(store._connection), store.head()) == (2, head)
