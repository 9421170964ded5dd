"""What a fault is, how it is tried, and what must hold whatever happened.

Each try draws all that happens in it from its own seed, so that it can be repeated. Entries are named so that a record
tells by itself whether it holds what was sent: `writer.batch.number.of`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar
from uuid import uuid4

from mandat.ledger.audit import audit
from mandat.ledger.entry import Entry
from mandat.ledger.store import Head, Store
from mandat.ledger.tree import grow, root_of
from mandat.ledger.url import open_store
from tests.postgres import Server

SEED = "1917"


class Lost(AssertionError):
    """What must hold did not."""


class Place(NamedTuple):
    """Where a fault is tried: a folder, and what makes the URL of a new ledger of the kind in question."""

    kind: str
    folder: Path
    server: Server | None

    def new(self) -> str:
        """The URL of a ledger that is not there yet."""
        name = f"f{uuid4().hex}"
        if self.kind == "sqlite":
            return f"sqlite:///{self.folder}/{name}.db"
        return f"{self.server.url('faults')}&record={name}"

    def file(self, url: str) -> Path:
        """The file of a ledger in SQLite."""
        return Path(url.removeprefix("sqlite:///"))


class Fault(NamedTuple):
    """A fault, and what must hold.

    attempt  one try: raises `Lost` where it does not hold
    tries    how often it is tried in full; slice: in the suite
    """

    name: str
    kind: str
    holds: str
    attempt: Callable[[Random, Place], None]
    tries: int
    slice: int


FAULTS: dict[tuple[str, str], Fault] = {}
"""All faults, by name and kind of store."""

Attempt = TypeVar("Attempt", bound=Callable[[Random, Place], None])


def fault(
    name: str, holds: str, *, tries: int, slice: int, kinds: str = "sqlite postgres"
) -> Callable[[Attempt], Attempt]:
    """Enter a try into the list of faults, for each kind of store."""

    def enter(attempt: Attempt) -> Attempt:
        for kind in kinds.split():
            FAULTS[name, kind] = Fault(name, kind, holds, attempt, tries, slice)
        return attempt

    return enter


def lot(each: Fault, number: int) -> Random:
    """What the try of a number draws from."""
    return Random(f"{SEED} {each.name} {each.kind} {number}")


def batch(writer: str, number: int, size: int) -> list[Entry]:
    """The entries that a writer sends at once."""
    names = [f"{writer}.{number}.{n}.{size}".encode() for n in range(size)]
    return [Entry(b"\x01" + name * 9, name, "2024-03-02") for name in names]


def must(holds: bool, what: str) -> None:
    """Raise `Lost` where it does not hold."""
    if not holds:
        raise Lost(what)


def keys(store: Store) -> list[bytes]:
    """The keys of all entries, in their order."""
    return [stored.entry.key for stored in store.read(0, store.head().size)]


def sound(url: str, acknowledged: Iterable[bytes] = ()) -> Head:
    """The ledger at a URL verifies; holds what was acknowledged, nothing twice, and batches whole or not at all."""
    with open_store(url) as store:
        found = audit(store)
        must(found.ok, f"it does not verify: {found.reason}")
        there = keys(store)
        must(len(set(there)) == len(there), "an entry is there twice")
        missing = set(acknowledged) - set(there)
        must(not missing, f"acknowledged, and not there: {sorted(missing)[:3]}")
        parts = Counter(key.rsplit(b".", 2)[0] + b"." + key.rsplit(b".", 1)[1] for key in there)
        torn = [name for name, count in parts.items() if count != int(name.rsplit(b".", 1)[1])]
        must(not torn, f"half a batch is there: {torn[:3]}")
        return store.head()


def sent_again(url: str, batches: Sequence[Sequence[Entry]]) -> None:
    """Whatever became of them, batches can be sent again, and are then there once."""
    with open_store(url) as store:
        for entries in batches:
            store.append(entries, store.head(), {}, 0)
        there = Counter(keys(store))
    must(all(there[entry.key] == 1 for entries in batches for entry in entries), "sent again, and not there once")


def root_at(store: Store, size: int) -> bytes:
    """The root that the record had with so many entries: to be compared with a head that was kept elsewhere."""
    return root_of(grow(0, (), store.hashes(0, size)))


def extends(store: Store, kept: Head) -> bool:
    """Whether the record still begins as it did when somebody kept its head elsewhere."""
    return store.head().size >= kept.size and root_at(store, kept.size) == kept.root
