"""The Merkle tree of RFC 6962, as a compact range: the roots of its complete subtrees, from the left."""

from collections.abc import Iterable
from hashlib import sha256


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf (RFC 6962, 2.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over two others (RFC 6962, 2.1)."""
    return sha256(b"\x01" + left + right).digest()


def grow(size: int, range: tuple[bytes, ...], hashes: Iterable[bytes]) -> tuple[bytes, ...]:
    """The compact range of a tree of `size` leaves after the hashes of further leaves."""
    nodes = list(range)
    for hash in hashes:
        nodes.append(hash)
        size += 1
        level = size
        while not level & 1:
            right = nodes.pop()
            nodes[-1] = node_hash(nodes[-1], right)
            level >>= 1
    return tuple(nodes)


def root_of(range: tuple[bytes, ...]) -> bytes:
    """The root of the tree of which this is the compact range."""
    if not range:
        return sha256(b"").digest()
    *rest, found = range
    for left in reversed(rest):
        found = node_hash(left, found)
    return found
