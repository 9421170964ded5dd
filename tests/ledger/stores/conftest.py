"""The stores that keep the contract: each opened on a new record as often as a test wants."""

from collections.abc import Callable, Iterator

import pytest

from mandat.ledger.store import Store
from mandat.ledger.stores.memory import Memory

Opener = Callable[..., Store]


@pytest.fixture(params=["memory"])
def opened(request) -> Iterator[Opener]:
    """Opens a record by its name; the same name opens the same record."""
    yield from {"memory": _in_memory}[request.param]()


@pytest.fixture
def store(opened) -> Store:
    return opened()


def _in_memory() -> Iterator[Opener]:
    stores: dict[str, Memory] = {}
    yield lambda record="main": stores.setdefault(record, Memory(record))
