"""Ledgers in memory, with a folder of keys; the clock stands still unless it is moved."""

from unittest.mock import patch

import pytest

from mandat import book
from mandat.clerk import beside
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring
from mandat.ledger.stores.memory import Memory

NOON = 1_700_000_000_000


@pytest.fixture(autouse=True, scope="session")
def unhurried():
    """Files that a test wrote a moment ago are taken in at once."""
    with patch.object(beside, "QUIET", 0):
        yield


@pytest.fixture
def keyring(tmp_path):
    return Keyring(tmp_path / "keys")


@pytest.fixture
def store(keyring):
    made = Memory()
    init(made, keyring, "union.example/record")
    return made


def acts_of(text: str):
    read = book.read("record.mandat", text)
    assert not read.findings
    return read.acts


def put(store, text: str, **options):
    """Append the acts of a text."""
    return append(store, acts_of(text), lambda: NOON, options or None)
