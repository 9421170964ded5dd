"""SQLite: who stops a writer by hand stops it before an act is committed, or behind it."""

import pytest

from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY
from mandat.ledger.url import open_store


@pytest.mark.parametrize(("statement", "entries"), [("BEGIN IMMEDIATE", 0), ("UPDATE", 0), ("COMMIT", 1)])
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
            store.append([Entry(b"a", b"k")], EMPTY, {}, 0)
    with open_store(f"sqlite:///{tmp_path}/l.db") as store:
        assert (store.head().size, store.count()) == (entries, entries)
