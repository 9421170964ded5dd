"""What every store of a ledger owes: the docstrings of the Protocol are its duties. And how it refuses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from mandat.errors import MandatError
from mandat.ledger.entry import Entry, Stored
from mandat.ledger.tree import root_of


class Head(Struct, frozen=True):
    """Where a record ends.

    size   the number of its entries
    range  the compact range of the tree of RFC 6962 over their seals: all that adding needs
    """

    size: int
    range: tuple[bytes, ...]

    @property
    def root(self) -> bytes:
        """The root of that tree. Made when it is asked for: whoever adds entries one by one asks for none."""
        return root_of(self.range)


LARGE = 4096
"""Bytes of a payload that is not read together with the others: there are files of many megabytes."""

EMPTY = Head(0, ())
"""The head of a record without entries."""


class Flaw(Struct, frozen=True):
    """Something in a store that is not as it was written.

    index   the first entry that it is about; None: no single one
    reason  what is wrong, in a sentence for the user
    """

    index: int | None
    reason: str


class Overtaken(MandatError):
    """Others have written since the writer looked: what was judged then may not hold now."""

    def __init__(self, expected: int, found: int) -> None:
        self.expected, self.found = expected, found
        was = f"the record had {expected} entries when this was judged, and has {found} now"
        super().__init__(f"{was}: look at what was written in between, then send it again")


class Clash(MandatError):
    """One idempotency key for two different acts."""

    def __init__(self, key: bytes, index: int) -> None:
        self.key, self.index = key, index
        says = f"entry {index} has the idempotency key {key.hex()[:32]} already, and is another act"
        super().__init__(f"{says}: give every act a key of its own")


class Busy(MandatError):
    """Another writer holds the store for longer than one can wait. Nothing was written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is held by another writer that does not go on: end or continue it, then try again")


class Unwiped(MandatError):
    """What was forgotten is gone from the tables, and not yet from what the store wrote before."""

    def __init__(self, name: str) -> None:
        says = (
            f"what was erased is gone from {name}, but others read it, so its log of changes still holds the old bytes"
        )
        super().__init__(f"{says}: end them, then erase the same again")


class Uncertain(MandatError):
    """The store failed while it wrote: whether the entries are there is not known, and this opening is of no more use.

    A failed sync is never tried again: the system may have dropped what it could not write, and the next sync would
    report success. Open the ledger anew and send the same entries: those that are there are not added twice.
    """

    def __init__(self, name: str, reason: str) -> None:
        mend = "open it again and send the same acts: those that are there are not added twice"
        super().__init__(
            f"{name} failed while it was written ({reason}), so what became of the last acts is unknown: {mend}"
        )


class Damaged(MandatError):
    """The store cannot be read, or holds what no ledger can hold."""

    def __init__(self, name: str, reason: str) -> None:
        mend = "look with mandat ledger verify, and go back to a backup that verifies"
        super().__init__(f"{name} is damaged or cannot be read ({reason}): {mend}")


class Unreachable(MandatError):
    """The store was there, and cannot be reached any more."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be reached any more ({reason}): try again when it can")


class NoLedger(MandatError):
    """A URL that names no ledger."""

    def __init__(self, name: str, reason: str, mend: str) -> None:
        super().__init__(f"{name}: {reason}; {mend}")


class Store(Protocol):
    """One record in one store. Several may be open on one record.

    An opened store serves one thread at a time, but for `head`, `read` and `payload`: these any thread may ask while
    another one writes, since whoever counts ballots fetches them himself.
    """

    name: str
    """What users call it: its URL, without a password."""

    def head(self) -> Head:
        """The head that is durable now, also what other writers added."""

    def append(
        self,
        entries: Sequence[Entry],
        expected: Head,
        payloads: Mapping[bytes, bytes],
        now: int,
        forget: Iterable[bytes] = (),
    ) -> Head:
        """Add entries behind the expected head, and return the new one: all that is asked for, or nothing.

        payloads  what is kept apart and can be forgotten, by its commitment; kept if any entry is new
        now       the time of the commit: milliseconds since 1970, UTC; need not grow
        forget    the commitments of payloads that go with this

        When it returns, all is durable. An entry of which the key is there already is not added again; if no other
        is left, the head is returned whatever was expected, so that the same call can be repeated when its result
        was lost. Raises `Overtaken` where the head is another one, `Clash` where a key stands for another act, `Busy`
        where nothing was written, `Uncertain` where that is unknown, `Unwiped` where all was: see `forget`.
        """

    def read(self, start: int, stop: int) -> Iterator[Stored]:
        """The entries from `start` up to, without, `stop`, as far as they are there. Others may write meanwhile."""

    def hashes(self, start: int, stop: int) -> list[bytes]:
        """The leaf hashes of these entries, as they were stored."""

    def count(self) -> int:
        """The number of entries found by counting them, whatever the head says."""

    def places(self, keys: Iterable[bytes]) -> dict[bytes, int]:
        """Where the entries with these keys stand, without those that are not there."""

    def payload(self, commitment: bytes) -> bytes | None:
        """What is kept apart under a commitment; None where there is nothing, or it was forgotten."""

    def payloads(self) -> Iterator[tuple[bytes, bytes]]:
        """Every commitment with what is kept under it, in no order, without what was forgotten, or is large."""

    def large(self) -> list[bytes]:
        """The commitments to what is kept in more than `LARGE` bytes, and fetched by itself (`payload`)."""

    def forget(self, commitments: Iterable[bytes]) -> None:
        """Erase payloads for good: no table holds their bytes afterwards, and no retry brings them back.

        Raises `Unwiped` where they are gone, and what the store wrote earlier is not: call it again.
        """

    def blob(self, name: str) -> bytes | None:
        """The bytes kept under a name: checkpoints, cosignatures, keys, snapshots."""

    def put_blob(self, name: str, data: bytes) -> None:
        """Keep bytes under a name durably, instead of those that were there."""

    def put_blobs(self, blobs: Mapping[str, bytes], behind: Head | None = None) -> None:
        """The same for several: all or none.

        behind  only while the record ends there. Raises `Overtaken` where it has another head
        """

    def drop_blob(self, name: str) -> None:
        """Keep nothing under a name."""

    def blobs(self, prefix: str) -> list[str]:
        """The names that begin so, sorted."""

    def wait(self, size: int, seconds: float) -> Head:
        """The head, as soon as it has more than `size` entries, at the latest after so many seconds."""

    def still(self) -> AbstractContextManager[None]:
        """What is read within is of one moment, whatever others write meanwhile."""

    def audit(self) -> Iterator[Flaw]:
        """What the engine itself finds wrong with its files, indexes, derived tables and guards. May take long."""

    def close(self) -> None:
        """Give back what it holds. Whoever uses it afterwards is in error."""

    def __enter__(self) -> "Store":
        """Itself."""

    def __exit__(self, *_: object) -> None:
        """Close it."""


def whole(store: Store, start: int, stop: int) -> Iterator[Stored]:
    """The entries `start` to `stop - 1`, all below the head, in their order. Raises `Damaged` where one is gone."""
    index = start
    for stored in store.read(start, stop):
        if stored.index != index:
            break
        yield stored
        index += 1
    if index < stop:
        raise Damaged(store.name, f"entry {index} is missing")


def every_payload(store: Store) -> Iterator[tuple[bytes, bytes]]:
    """Every commitment with what is kept under it, also what is large: no two of these are in memory at once."""
    yield from store.payloads()
    for commitment in store.large():
        payload = store.payload(commitment)
        if payload is not None:
            yield commitment, payload
