"""Copy a record, whatever it is kept in, to where there is none yet, while others go on writing.

The copy is of one moment, and each entry is checked as it goes. What was erased is not in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from mandat.errors import MandatError
from mandat.ledger.audit import SLICE, Progress
from mandat.ledger.entry import Stored, leaf_hashes
from mandat.ledger.store import Damaged, Head, Store, every_payload
from mandat.ledger.tree import grow


class CannotCopy(MandatError):
    """A copy cannot be put where it is wanted."""

    def __init__(self, name: object, reason: str, mend: str) -> None:
        super().__init__(f"{name}: {reason}; {mend}")


class Into(Protocol):
    """Where a copy goes."""

    def entries(self, some: Sequence[Stored], hashes: Sequence[bytes]) -> None:
        """Put entries, in their order, with the hash of each in the tree."""

    def rest(self, head: Head, payloads: Iterable[tuple[bytes, bytes]], blobs: Iterable[tuple[str, bytes]]) -> None:
        """Put the head, what is kept apart by its commitment, and what is kept under names."""


def copy(store: Store, into: Into, progress: Progress) -> Head:
    """Copy all of a record; return its head. Raises `Damaged` where its entries do not lead to it."""
    with store.still():
        head = store.head()
        done, range_ = 0, ()
        for some in _slices(store.read(0, head.size)):
            hashes = leaf_hashes(some)
            into.entries(some, hashes)
            range_ = grow(done, range_, hashes)
            done += len(some)
            progress(done, head.size)
        if range_ != head.range:
            raise Damaged(store.name, "its entries do not lead to its head")
        into.rest(head, every_payload(store), ((name, store.blob(name)) for name in store.blobs("")))
    return head


def _slices(entries: Iterator[Stored]) -> Iterator[list[Stored]]:
    while some := list(islice(entries, SLICE)):
        yield some
