"""Where an act stands in a ledger, since when, and how far it has come."""

import pytest

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.checkpoint import checkpoint
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring
from mandat.clerk.ledger.place import place
from mandat.errors import UnknownId
from mandat.ledger.entry import Standing
from mandat.ledger.url import open_store

MINUTES = """
2024-01-01 unit kiel "Kiel branch"

2024-01-02 note n1 "first"
    entered 2024-02-01
"""


@pytest.fixture
def store(tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'ledger.db'}", create=True) as store:
        init(store, Keyring(tmp_path / "keys"))
        append(store, read("record.mandat", MINUTES).acts, lambda: 1000)
        yield store


def test_an_act_has_its_index_and_the_time_at_which_it_was_put_there(store):
    found = place(store, Following(store).book, "n1")
    assert (found.index, found.entered, found.committed) == (1, "2024-02-01", 1000)


def test_an_act_is_committed_until_a_checkpoint_covers_it(store, tmp_path):
    book = Following(store).book
    before = place(store, book, "n1").standing
    checkpoint(store, Keyring(tmp_path / "keys"))
    assert (before, place(store, book, "n1").standing) == (Standing.COMMITTED, Standing.CHECKPOINTED)


def test_an_act_that_is_not_there_has_no_place(store):
    with pytest.raises(UnknownId):
        place(store, Following(store).book, "n2")
