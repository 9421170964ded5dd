"""Whoever reaches the tables themselves cannot change or delete what was written, by mistake or in passing."""

import sqlite3
from contextlib import closing

import psycopg
import pytest

from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY, Damaged, Unwiped
from mandat.ledger.stores import sqlite_opening
from mandat.ledger.url import open_store

CHANGES = [
    ("UPDATE {entry} SET leaf = key", "an entry cannot be changed"),
    ("UPDATE {entry} SET committed = committed", "an entry cannot be changed"),
    ("DELETE FROM {entry}", "an entry cannot be deleted"),
    ("DELETE FROM {record}", "a record cannot be deleted"),
    ("UPDATE {record} SET size = size - 1", "a record can only grow"),
    ("UPDATE {record} SET range = range", "a record can only grow"),
    ("UPDATE {record} SET name = 'other'", "a record can only grow"),
    ("UPDATE {record} SET id = id + 7, size = size + 1", "a record can only grow"),
    ("DELETE FROM {payload}", "a payload can only be erased"),
    ("UPDATE {payload} SET data = commitment", "a payload can only be erased"),
    ("UPDATE {payload} SET commitment = data", "a payload can only be erased"),
]


def filled(url: str) -> str:
    with open_store(url, create=True) as store:
        store.append([Entry(b"a", b"ka"), Entry(b"b", b"kb")], EMPTY, {b"c": b"Anna Brandt"}, 0)
    return url


@pytest.mark.parametrize(("statement", "says"), CHANGES)
def test_sqlite_refuses_what_would_change_the_past(tmp_path, statement, says):
    filled(f"sqlite:///{tmp_path}/l.db")
    names = {"entry": "entry", "record": "record", "payload": "payload"}
    with closing(sqlite3.connect(tmp_path / "l.db")) as connection, pytest.raises(sqlite3.IntegrityError, match=says):
        connection.execute(statement.format(**names))


@pytest.mark.parametrize(("place", "key"), [("1 << 40", "x'ff'"), ("(1 << 40) + 9", "x'6b61'")])
def test_sqlite_refuses_to_replace_an_entry_by_its_place_or_its_key(tmp_path, place, key):
    filled(f"sqlite:///{tmp_path}/l.db")
    replace = f"INSERT OR REPLACE INTO entry VALUES ({place}, {key}, '', 0, x'', x'')"
    refused = pytest.raises(sqlite3.IntegrityError, match="an entry cannot be replaced")
    with closing(sqlite3.connect(tmp_path / "l.db")) as connection, refused:
        connection.execute(replace)


@pytest.fixture(scope="module")
def served(postgres) -> str:
    return filled(postgres.new("guarded"))


@pytest.mark.parametrize(("statement", "says"), [*CHANGES, ("TRUNCATE {entry}", "an entry cannot be deleted")])
def test_postgresql_refuses_it_even_to_a_superuser_and_in_the_mode_of_replicas(served, statement, says):
    names = {"entry": "mandat.entry", "record": "mandat.record", "payload": "mandat.payload"}
    for mode in ("origin", "replica"):
        with psycopg.connect(served.replace("clerk@", "super@"), autocommit=True) as connection:
            connection.execute(f"SET session_replication_role = {mode}")
            with pytest.raises(psycopg.IntegrityError, match=says):
                connection.execute(statement.format(**names))


@pytest.mark.parametrize(
    "statement", ["UPDATE mandat.entry SET leaf = 'x'", "DELETE FROM mandat.entry", "TRUNCATE mandat.entry"]
)
def test_postgresql_does_not_give_the_owner_of_the_tables_the_privilege(served, statement):
    with psycopg.connect(served, autocommit=True) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_no_file_of_sqlite_holds_a_payload_that_was_forgotten(tmp_path):
    names = [f"Person {n:04} of {'x' * (n % 700)}!".encode() for n in range(600)]
    with open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
        for start in range(0, 600, 50):
            payloads = {str(n).encode(): names[n] for n in range(start, start + 50)}
            store.append([Entry(str(start).encode(), str(start).encode())], store.head(), payloads, 0)
        forgotten = range(1, 600, 3)
        store.forget(str(n).encode() for n in forgotten)
        held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        kept = dict(store.payloads())
    assert [n for n in forgotten if names[n][:12] in held] == []
    assert kept == {str(n).encode(): names[n] for n in range(600) if n not in forgotten}


def test_who_erases_while_others_read_is_told_and_can_do_it_again(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_opening, "PATIENCE", 0.1)
    with open_store(filled(f"sqlite:///{tmp_path}/l.db")) as store, open_store(store.name) as reader:
        with reader.still():
            reader.head()
            with pytest.raises(Unwiped, match="end them, then erase the same again"):
                store.append([Entry(b"e", b"ke")], store.head(), {}, 0, [b"c"])
        assert (store.payload(b"c"), store.head().size) == (None, 3)
        store.append([Entry(b"e", b"ke")], store.head(), {}, 0, [b"c"])
        assert not any(b"Anna Brandt" in path.read_bytes() for path in tmp_path.iterdir())


def test_the_table_of_postgresql_does_not_hold_a_payload_that_was_forgotten(postgres, new_database):
    with open_store(new_database, create=True) as store:
        payloads = {b"1": b"Person who wants to be forgotten", b"2": b"Person who stays"}
        store.append([Entry(b"a", b"k")], EMPTY, payloads, 0)
        store.forget([b"1"])
    name = new_database.split("/")[3].split("?")[0]
    path = postgres.sql("CHECKPOINT; SELECT pg_relation_filepath('mandat.payload')", name)
    held = b"".join(file.read_bytes() for file in (postgres.data / path).parent.iterdir() if file.is_file())
    assert (b"wants to be forgotten" in held, b"Person who stays" in held) == (False, True)


def test_no_table_of_postgresql_holds_what_was_forgotten_and_stood_in_a_blob_too(postgres, new_database):
    """A snapshot that was written over stays in the file of its table, until that is written anew."""
    with open_store(new_database, create=True) as store:
        store.append([Entry(b"a", b"k")], EMPTY, {b"1": b"Person who wants to be forgotten"}, 0)
        store.put_blobs({f"snapshot/{n}": b"Person who wants to be forgotten" * (n * 9) for n in range(1, 40)})
        store.put_blobs(dict.fromkeys(store.blobs("snapshot/"), b""))
        store.forget([b"1"])
    name = new_database.split("/")[3].split("?")[0]
    path = postgres.sql("CHECKPOINT; SELECT pg_relation_filepath('mandat.blob')", name)
    files = [file for file in (postgres.data / path).parent.iterdir() if file.is_file()]
    assert [file.name for file in files if b"wants to be forgotten" in file.read_bytes()] == []


def test_a_row_that_somebody_put_behind_the_head_stops_the_next_writer(tmp_path):
    url = filled(f"sqlite:///{tmp_path}/l.db")
    with closing(sqlite3.connect(tmp_path / "l.db", isolation_level=None)) as connection:
        connection.execute("INSERT INTO entry VALUES ((1 << 40) + 2, x'ff', '', 0, x'', x'')")
    with open_store(url) as store, pytest.raises(Damaged, match="an entry cannot be replaced"):
        store.append([Entry(b"c", b"kc")], store.head(), {}, 0)
    with open_store(url) as store:
        assert store.head().size == 2
