"""SQLite: who stops a writer by hand stops it before an act is committed, or behind it; numbers that are none."""

import sqlite3
from contextlib import closing

import pytest

from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY, Damaged
from mandat.ledger.url import open_store


@pytest.mark.parametrize(("statement", "entries"), [("BEGIN IMMEDIATE", 0), ("UPDATE", 0), ("COMMIT", 2)])
def test_a_writer_that_is_stopped_by_hand_leaves_all_or_nothing(tmp_path, monkeypatch, statement, entries):
    """A signal is heard when a statement is over: that may be the commit."""
    with open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
        run = store._run

        def stopped(said, *values):
            result = run(said, *values)
            if said.startswith(statement):
                raise KeyboardInterrupt
            return result

        monkeypatch.setattr(store, "_run", stopped)
        with pytest.raises(KeyboardInterrupt):
            store.append([Entry(b"a", b"k"), Entry(b"b", b"l")], EMPTY, {}, 0)
    with open_store(f"sqlite:///{tmp_path}/l.db") as store:
        assert (store.head().size, store.count()) == (entries, entries)


@pytest.mark.parametrize("number", [0, 1 << 23, (1 << 63) - 1])
def test_a_record_whose_number_was_changed_is_damaged(tmp_path, number):
    open_store(f"sqlite:///{tmp_path}/l.db", create=True).close()
    with closing(sqlite3.connect(tmp_path / "l.db", isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER record_grows")
        connection.execute("UPDATE record SET id = ?", (number,))
    with pytest.raises(Damaged, match="the number of the record main is none"):
        open_store(f"sqlite:///{tmp_path}/l.db")
