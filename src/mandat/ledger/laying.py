"""How entries are laid behind a head: which are new, the hash of each, the head that follows."""

from collections.abc import Mapping, Sequence

from mandat.ledger.entry import Entry, seal
from mandat.ledger.store import Clash, Head
from mandat.ledger.tree import grow, leaf_hash, root_of


def lay(entries: Sequence[Entry], head: Head, now: int) -> tuple[list[bytes], Head]:
    """The leaf hash of every entry in its place behind the head, and the head that follows."""
    size = head.size
    hashes = [leaf_hash(seal(size + n, now, e.entered, e.key, e.leaf)) for n, e in enumerate(entries)]
    range = grow(size, head.range, hashes)
    return hashes, Head(size + len(hashes), root_of(range), range)


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
