"""How entries are laid behind a head: which are new, the hash of each, the head that follows."""

from collections.abc import Callable, Mapping, Sequence

from mandat.ledger.entry import Entry, hash_at
from mandat.ledger.store import Clash, Damaged, Head, Overtaken
from mandat.ledger.tree import SIZE, grow, grow_by_one


def lay(entries: Sequence[Entry], head: Head, now: int) -> tuple[list[bytes], Head]:
    """The leaf hash of every entry in its place behind the head, and the head that follows."""
    hashes = [hash_at(index, entry, now) for index, entry in enumerate(entries, head.size)]
    return hashes, Head(head.size + len(hashes), grow(head.size, head.range, hashes))


def lay_one(entry: Entry, head: Head, now: int) -> tuple[bytes, Head]:
    """The same for one entry, in half the time."""
    size = head.size
    hash = hash_at(size, entry, now)
    return hash, Head(size + 1, grow_by_one(size, head.range, hash))


def once(entries: Sequence[Entry], size: int) -> Sequence[Entry]:
    """The entries without repetitions of a key, behind a record of this size. Raises `Clash`."""
    first: dict[bytes, int] = {}
    for n, entry in enumerate(entries):
        known = first.setdefault(entry.key, n)
        if entries[known].leaf != entry.leaf:
            raise Clash(entry.key, size + known)
    return entries if len(first) == len(entries) else [entries[n] for n in first.values()]


def absent(entries: Sequence[Entry], there: Mapping[bytes, tuple[int, bytes]]) -> list[Entry]:
    """The entries of which the key is not `there`, by key: place and leaf. Raises `Clash`."""
    for entry in entries:
        place, leaf = there.get(entry.key, (0, entry.leaf))
        if leaf != entry.leaf:
            raise Clash(entry.key, place)
    return [entry for entry in entries if entry.key not in there]


def follows(head: Head, behind: Head | None) -> None:
    """Raise `Overtaken` where something is to be put behind one head, and this is another."""
    if behind is not None and head != behind:
        raise Overtaken(behind.size, head.size)


class Taken(Exception):
    """The tables themselves refuse an entry: its key or its place is taken."""


def put_new(
    entries: Sequence[Entry],
    name: str,
    put: Callable[[Sequence[Entry]], Head],
    there: Callable[[Sequence[Entry]], Mapping[bytes, tuple[int, bytes]]],
) -> Head:
    """Put entries; where that is refused, those of which the key is not there yet.

    put    puts entries, or none, behind the expected head; raises `Overtaken`, `Taken`
    there  which of the entries are there, by key: place and leaf
    """
    try:
        return put(entries)
    except (Overtaken, Taken) as reason:
        left = absent(entries, there(entries))
        if len(left) < len(entries):
            return put(left)
        raise Damaged(name, str(reason)) if isinstance(reason, Taken) else reason from None


def head_of(size: int, range_: bytes) -> Head:
    """A head as tables keep it, with its range in one piece."""
    return Head(size, tuple(range_[at : at + SIZE] for at in range(0, len(range_), SIZE)))
