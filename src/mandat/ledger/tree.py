"""The Merkle tree over the entries of a ledger, as RFC 6962, section 2.1, defines it. Numbers and hashes only.

A *range* holds the hashes of the perfect subtrees of a tree, the largest first: one for each bit that is set in its
size. It is all that appending needs. A *node* is the hash of a perfect subtree: `(level, number)` covers the entries
from `number << level` on, `1 << level` of them.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from mandat.errors import MandatError

Range = tuple[bytes, ...]
Node = Callable[[int, int], bytes]
"""Gives the hash of a perfect subtree by its level and number."""

EMPTY = sha256(b"").digest()
"""The root of a tree without entries."""

SIZE = 32
"""The length of a hash, in bytes."""


class Unproved(MandatError):
    """A proof does not prove what it was given for."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"this proof proves nothing: {reason}")


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of an entry."""
    return sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\1" + left + right).digest()


def grow(size: int, range_: Range, leaves: Iterable[bytes]) -> Range:
    """The range of a tree of `size` entries, after these leaf hashes have been added at its end."""
    left, right, row = list(range_), [], list(leaves)
    while row:  # a level at a time, from the leaves up to where nothing is added
        if size & 1:
            row.insert(0, left.pop())
        if len(row) & 1:
            right.append(row.pop())
        row = row and [sha256(b"\1" + one + other).digest() for one, other in zip(row[::2], row[1::2], strict=True)]
        size >>= 1
    return (*left, *reversed(right))


def grow_by_one(size: int, range_: Range, leaf: bytes) -> Range:
    """The same for one leaf, in half the time."""
    left = list(range_)
    while size & 1:
        leaf = sha256(b"\1" + left.pop() + leaf).digest()
        size >>= 1
    return (*left, leaf)


def root_of(range_: Range) -> bytes:
    """The root of the tree that has this range."""
    if not range_:
        return EMPTY
    root = range_[-1]
    for left in range_[-2::-1]:
        root = sha256(b"\1" + left + root).digest()
    return root


def perfect(first: int, stop: int) -> list[tuple[int, int]]:
    """The largest perfect subtrees, as level and number, that make up the entries `[first, stop)`, from the left.

    `first` is a multiple of the largest of them, as it is wherever a tree is cut in two.
    """
    found = []
    while first < stop:
        level = (stop - first).bit_length() - 1
        found.append((level, first >> level))
        first += 1 << level
    return found


def subtree(first: int, stop: int, node: Node) -> bytes:
    """The hash of the subtree over the entries `[first, stop)`."""
    return root_of(tuple(node(level, number) for level, number in perfect(first, stop)))


def _cut(size: int) -> int:
    """How many of the entries of a tree lie in its left half: the largest power of two below its size."""
    return 1 << (size - 1).bit_length() - 1


def inclusion(index: int, size: int, node: Node) -> tuple[bytes, ...]:
    """The audit path of an entry in the tree of the first `size` entries, from the leaf up (RFC 6962, 2.1.1)."""
    if not 0 <= index < size:
        raise ValueError(f"there is no entry {index} among {size}")
    path, first, stop = [], 0, size
    while stop - first > 1:
        middle = first + _cut(stop - first)
        if index < middle:
            path.append(subtree(middle, stop, node))
            stop = middle
        else:
            path.append(subtree(first, middle, node))
            first = middle
    return tuple(reversed(path))


def consistency(old: int, size: int, node: Node) -> tuple[bytes, ...]:
    """The proof that the first `old` of `size` entries are the same as they were (RFC 6962, 2.1.2).

    Empty where there is nothing to prove: `old` is 0, or equals `size`.
    """
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {size} entries has not grown out of one of {old}")
    if old in (0, size):
        return ()
    path, first, stop, whole = [], 0, size, True
    while old != stop:
        middle = first + _cut(stop - first)
        if old <= middle:
            path.append(subtree(middle, stop, node))
            stop = middle
        else:
            path.append(subtree(first, middle, node))
            first, whole = middle, False
    if not whole:
        path.append(subtree(first, stop, node))
    return tuple(reversed(path))


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise `Unproved` unless the entry with this leaf hash stands at `index` in the tree of this size and root."""
    _check_hashes(leaf, root, *proof)
    if not 0 <= index < size:
        raise Unproved(f"there is no entry {index} among {size}")
    inner = (index ^ (size - 1)).bit_length()
    border = (index >> inner).bit_count()
    if len(proof) != inner + border:
        raise Unproved(f"it has {len(proof)} hashes, where entry {index} of {size} needs {inner + border}")
    found = leaf
    for level, other in enumerate(proof):
        on_the_right = level >= inner or index >> level & 1
        found = node_hash(other, found) if on_the_right else node_hash(found, other)
    if found != root:
        raise Unproved("its hashes do not lead to the root")


def check_consistency(old: int, size: int, proof: Sequence[bytes], old_root: bytes, root: bytes) -> None:
    """Raise `Unproved` unless the tree of `size` entries has grown out of the one of `old` without a change.

    Every tree has grown out of the empty one.
    """
    _check_hashes(old_root, root, *proof)
    if not 0 <= old <= size:
        raise Unproved(f"a tree of {size} entries has not grown out of one of {old}")
    if old in (0, size):
        _check_same(old, proof, old_root, root if old == size else EMPTY)
        return
    inner = (old - 1 ^ size - 1).bit_length()
    level = (old & -old).bit_length() - 1
    border = (old - 1 >> inner).bit_count()
    whole = old == 1 << level
    needed = inner - level + border + (not whole)
    if len(proof) != needed:
        raise Unproved(f"it has {len(proof)} hashes, where {old} of {size} need {needed}")
    before = after = old_root if whole else proof[0]
    for place, other in enumerate(proof[0 if whole else 1 :], level):
        if place >= inner or old - 1 >> place & 1:
            before, after = node_hash(other, before), node_hash(other, after)
        else:
            after = node_hash(after, other)
    if before != old_root:
        raise Unproved("its hashes do not lead to the old root")
    if after != root:
        raise Unproved("its hashes do not lead to the new root")


def _check_same(old: int, proof: Sequence[bytes], old_root: bytes, expected: bytes) -> None:
    """A tree that has not grown, or has grown out of nothing, needs no hashes."""
    if proof:
        raise Unproved("it has hashes, where none are needed")
    if old_root != expected:
        raise Unproved(f"two trees of {old} entries have different roots")


def _check_hashes(*hashes: bytes) -> None:
    if any(type(one) is not bytes or len(one) != SIZE for one in hashes):
        raise Unproved(f"a hash has {SIZE} bytes")
