"""Many byte strings as one value for PostgreSQL: an array in the server's own format.

psycopg writes an array an element at a time, in Python: for a thousand entries that takes as long as to hash them.
"""

import struct
from collections.abc import Sequence

_BYTEA = 17
"""What the server calls the type `bytea`, in every version: pg_type.dat of its source."""

_HEAD = struct.Struct(">iiIii")
_LENGTH = struct.Struct(">i")


def array(items: Sequence[bytes]) -> bytes:
    """The array of these, of which there is at least one.

    One dimension, no nulls, the type of an element, how many, from which number on; then the length and bytes of each
    (array_recv in arrayfuncs.c of PostgreSQL).
    """
    head = _HEAD.pack(1, 0, _BYTEA, len(items), 1)
    return b"".join([head, *(part for item in items for part in (_LENGTH.pack(len(item)), item))])
