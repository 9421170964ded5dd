"""A server that goes away: before anything was sent, or in the middle of it."""

import pytest

from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY, Uncertain, Unreachable
from mandat.ledger.url import open_store


@pytest.fixture
def store(new_database):
    with open_store(new_database, create=True) as made:
        yield made


def end(store, postgres) -> None:
    """The server ends the connection of a store."""
    postgres.sql(f"SELECT pg_terminate_backend({store._connection.info.backend_pid})", "postgres")


def test_what_was_never_sent_is_not_uncertain(store, postgres):
    end(store, postgres)
    with pytest.raises(Unreachable, match="cannot be reached any more"):
        store.head()
    for _ in range(2):
        with pytest.raises(Unreachable, match="try again when it can"):
            store.append([Entry(b"a", b"k")], EMPTY, {}, 0)


def test_what_was_sent_to_a_server_that_had_gone_is_uncertain_and_stays_so(store, postgres):
    end(store, postgres)
    for _ in range(2):
        with pytest.raises(Uncertain, match="what became of the last acts is unknown"):
            store.append([Entry(b"a", b"k")], EMPTY, {}, 0)
    with pytest.raises(Uncertain):
        store.head()
