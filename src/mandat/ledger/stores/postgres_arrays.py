"""Many byte strings as one value for PostgreSQL: an array in the server's own format.

psycopg writes an array an element at a time, in Python: for a thousand entries that takes as long as to hash them.
"""

import struct
from collections.abc import Sequence

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format

_BYTEA, _BYTEAS = 17, 1001
"""What the server calls the types `bytea` and `bytea[]`, in every version: pg_type.dat of its source."""

_HEAD = struct.Struct(">iiIii")
_LENGTH = struct.Struct(">i")


class Array(bytes):
    """An array of bytes as the server reads it."""


def array(items: Sequence[bytes]) -> Array:
    """The array of these, of which there is at least one.

    One dimension, no nulls, the type of an element, how many, from which number on; then the length and bytes of each
    (array_recv in arrayfuncs.c of PostgreSQL).
    """
    head = _HEAD.pack(1, 0, _BYTEA, len(items), 1)
    return Array(b"".join([head, *(part for item in items for part in (_LENGTH.pack(len(item)), item))]))


class _Sent(Dumper):
    format, oid = Format.BINARY, _BYTEAS

    def dump(self, obj: Array) -> Array:
        return obj


def know_arrays(connection: psycopg.Connection) -> None:
    """Let a connection send arrays of bytes."""
    connection.adapters.register_dumper(Array, _Sent)
