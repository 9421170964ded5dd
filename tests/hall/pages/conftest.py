"""Petrograd in 1917, as the hall shows it: public, and only to be read."""

import pytest

from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring
from mandat.clerk.opening import open_book
from mandat.hall import desks
from mandat.hall.examples import EXAMPLES
from mandat.hall.models import Federation
from mandat.ledger.url import open_store


@pytest.fixture
def petrograd(db, settings, tmp_path) -> Federation:
    """The record of Petrograd in a ledger of its own."""
    settings.LEDGER = f"sqlite:///{tmp_path / 'petrograd.sqlite3'}"
    federation = Federation.objects.create(slug="petrograd", title="Petrograd 1917", writable=False, openness="all")
    with open_store(federation.ledger, create=True) as store:
        init(store, Keyring(tmp_path / "petrograd-keys"))
        import_(store, open_book(EXAMPLES / "petrograd-1917"), lambda: 0)
    yield federation
    desks.close(federation)
