"""Look at everything a store holds: whether each entry is what was put there, and leads to the head.

All is derived anew, also what no hash of an entry covers: the stored hashes, the index of keys, the head. Whoever
rewrites the entries *and* all that is derived from them is found out only against a checkpoint that is kept elsewhere.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from mandat.ledger.entry import Stored, leaf_hashes
from mandat.ledger.store import EMPTY, Damaged, Flaw, Head, Store
from mandat.ledger.tree import grow

SLICE = 1000
"""Entries that are looked at in one go."""

Progress = Callable[[int, int], None]
"""Told how many entries are done, of how many."""


class Audit(Struct, frozen=True):
    """What was found.

    entries    the number of entries by the head; root: its root
    first_bad  the first entry that is not as it was put there; None where all are, or nobody can tell which
    reason     the first thing that is wrong, in a sentence for the user
    """

    ok: bool
    entries: int
    root: bytes
    first_bad: int | None
    reason: str | None


def audit(store: Store, progress: Progress = lambda done, total: None) -> Audit:
    """Look at everything. Others may write meanwhile: what is looked at is of one moment."""
    head, root = EMPTY, b""
    try:
        with store.still():
            head = store.head()
            root = head.root
            flaw = next(_flaws(store, head, progress), None)
    except Damaged as reason:
        flaw = Flaw(None, str(reason))
    return Audit(flaw is None, head.size, root, flaw and flaw.index, flaw and flaw.reason)


def _flaws(store: Store, head: Head, progress: Progress) -> Iterator[Flaw]:
    """What is wrong, first what names an entry."""
    range_: tuple[bytes, ...] = ()
    for start in range(0, head.size, SLICE):
        stop = min(start + SLICE, head.size)
        flaw, hashes = _slice(store, start, stop)
        if flaw:
            yield flaw
            return
        range_ = grow(start, range_, hashes)
        progress(stop, head.size)
    yield from _wrong_head(head, range_)
    counted = store.count()
    if counted != head.size:
        yield Flaw(None, f"the head says {head.size} entries, and {counted} are there")
    yield from store.audit()


def _slice(store: Store, start: int, stop: int) -> tuple[Flaw | None, list[bytes]]:
    """The first flaw in a stretch of entries, and their hashes as derived."""
    try:
        found = list(store.read(start, stop))
        hashes = leaf_hashes(found)
        return _compared(store, start, stop, found, hashes), hashes
    except Damaged as reason:
        return Flaw(_unreadable(store, start, stop), str(reason)), []


def _compared(store: Store, start: int, stop: int, found: list[Stored], hashes: list[bytes]) -> Flaw | None:
    kept = store.hashes(start, stop)
    places = store.places(stored.entry.key for stored in found)
    for n, index in enumerate(range(start, stop)):
        if n >= len(found) or found[n].index != index:
            return Flaw(index, f"entry {index} is missing")
        if n >= len(kept) or kept[n] != hashes[n]:
            return Flaw(
                index, f"entry {index} is not what was put there: it does not have the hash that was stored with it"
            )
        if places.get(found[n].entry.key) != index:
            return Flaw(index, f"entry {index} is not found by its key: the index of keys is damaged")
    return None


def _unreadable(store: Store, start: int, stop: int) -> int:
    """The first entry of a stretch that cannot be read by itself; the first of all, where each can."""
    for index in range(start, stop):
        try:
            list(store.read(index, index + 1))
        except Damaged:
            return index
    return start


def _wrong_head(head: Head, derived: tuple[bytes, ...]) -> Iterator[Flaw]:
    """Where the tree over the entries is another one than that of the head: the first complete subtree that differs."""
    if len(head.range) != len(derived):
        yield Flaw(None, "the head is damaged: its range does not belong to its size")
        return
    start = 0
    for kept, found, level in zip(head.range, derived, _levels(head.size), strict=True):
        stop = start + (1 << level)
        if kept != found:
            yield Flaw(start, f"one of the entries {start} to {stop - 1} is not what the head was made of")
            return
        start = stop


def _levels(size: int) -> list[int]:
    """The heights of the complete subtrees of so many leaves, from the left."""
    return [level for level in reversed(range(size.bit_length())) if size >> level & 1]
