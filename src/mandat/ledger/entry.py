"""What a ledger holds: entries, and entries in their place.

An entry in its place has one sequence of bytes, its seal. The tree of RFC 6962 is built over the hashes of the seals:
nothing that an entry says can be changed, and no two can change places, without changing the root.
"""

import struct
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from mandat.errors import MandatError

SEAL = b"\x01"
"""The first byte of a seal. Another way to seal takes another one."""

_FRAME = struct.Struct(">cQqII")


class Standing(StrEnum):
    """How far an act has come: each of these says more than the one before."""

    ACCEPTED = "accepted"
    COMMITTED = "committed"
    CHECKPOINTED = "checkpointed"
    COSIGNED = "cosigned"


class Entry(Struct, frozen=True, gc=False):
    """An act on its way into a ledger.

    leaf     its public part, in canonical bytes
    key      its idempotency key: however often an entry is sent, a record holds one of each key
    entered  when it was written down, as it says itself; empty where it says nothing
    """

    leaf: bytes
    key: bytes
    entered: str = ""


class Stored(Struct, frozen=True, gc=False):
    """An entry in its place.

    index      its place in the record, from 0
    committed  when it was put there by the clock of the writer: milliseconds since 1970, UTC
    """

    index: int
    entry: Entry
    committed: int

    @property
    def sealed(self) -> bytes:
        """The bytes of which the leaf hash is taken: every length before what it measures, so that no two agree."""
        return _seal(self.index, self.entry, self.committed)


def _seal(index: int, entry: Entry, committed: int) -> bytes:
    text, key = entry.entered.encode(), entry.key
    return _FRAME.pack(SEAL, index, committed, len(text), len(key)) + text + key + entry.leaf


def hash_at(index: int, entry: Entry, committed: int) -> bytes:
    """The hash in the tree of an entry that will be `Stored` so: `tree.leaf_hash` of its seal."""
    return sha256(b"\0" + _seal(index, entry, committed)).digest()


def leaf_hashes(some: Iterable[Stored]) -> list[bytes]:
    """The hash of each in the tree, without two calls for each."""
    return [sha256(b"\0" + _seal(stored.index, stored.entry, stored.committed)).digest() for stored in some]


class Unsealed(MandatError):
    """These bytes are no seal."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"these bytes are no sealed entry: {reason}")


def unseal(data: bytes) -> Stored:
    """The entry that a seal is about. Raises `Unsealed`."""
    if data[:1] != SEAL:
        raise Unsealed("their first byte names no known version")
    try:
        _, index, committed, text, key = _FRAME.unpack_from(data)
        rest = data[_FRAME.size :]
        entered = rest[:text].decode()
    except (struct.error, UnicodeDecodeError) as reason:
        raise Unsealed(str(reason)) from None
    if text + key > len(rest):
        raise Unsealed("they end too early")
    return Stored(index, Entry(rest[text + key :], rest[text : text + key], entered), committed)
