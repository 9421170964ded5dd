"""The stores that keep the contract: each opened on a new record as often as a test wants."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest

from mandat.ledger.store import Store
from mandat.ledger.stores.memory import Memory
from mandat.ledger.url import open_store

Opener = Callable[..., Store]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def opened(request) -> Iterator[Opener]:
    """Opens a record by its name; the same name opens the same record."""
    yield from {"memory": _in_memory, "sqlite": _in_files, "postgres": _on_a_server}[request.param](request)


@pytest.fixture
def store(opened) -> Store:
    return opened()


def _in_memory(_) -> Iterator[Opener]:
    stores: dict[str, Memory] = {}
    yield lambda record="main": stores.setdefault(record, Memory(record))


def _in_files(request) -> Iterator[Opener]:
    path = request.getfixturevalue("tmp_path") / "ledger.db"
    yield from _kept(f"sqlite:///{path}")


def _on_a_server(request) -> Iterator[Opener]:
    yield from _kept(request.getfixturevalue("database"))


def _kept(url: str) -> Iterator[Opener]:
    """Opens records at a URL, which are new for each test, and closes them all in the end."""
    test = uuid4().hex
    with ExitStack() as opened:
        yield lambda record="main": opened.enter_context(open_store(_of(url, f"{test}-{record}"), create=True))


def _of(url: str, record: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}record={record}"
