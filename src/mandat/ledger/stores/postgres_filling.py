"""A record in PostgreSQL that is filled with all that another holds."""

from collections.abc import Iterable, Sequence

import psycopg

from mandat.ledger.entry import Stored
from mandat.ledger.store import Head

_ENTRY = ("int4", "int8", "bytea", "bytea", "int8", "bytea", "bytea")
_PAYLOAD = ("int4", "bytea", "bool", "bytea")
_BLOB = ("int4", "text", "bytea")


class Filling:
    """A record without entries, within a transaction. See `copying.Into`."""

    def __init__(self, connection: psycopg.Connection, record: int) -> None:
        self._connection, self._record = connection, record

    def entries(self, some: Sequence[Stored], hashes: Sequence[bytes]) -> None:
        """See `Into`."""
        rows = (
            (stored.index, stored.entry.key, stored.entry.entered.encode(), stored.committed, hash, stored.entry.leaf)
            for stored, hash in zip(some, hashes, strict=True)
        )
        self._put("entry", _ENTRY, rows)

    def rest(self, head: Head, payloads: Iterable[tuple[bytes, bytes]], blobs: Iterable[tuple[str, bytes]]) -> None:
        """See `Into`."""
        self._put("payload", _PAYLOAD, ((commitment, False, data) for commitment, data in payloads))
        self._put("blob", _BLOB, blobs)
        if head.size:
            moved = (head.size, b"".join(head.range), self._record)
            self._connection.execute("UPDATE mandat.record SET size = %s, range = %b WHERE id = %s", moved)
            self._connection.execute("SELECT pg_notify('mandat', %s::text)", (self._record,))

    def _put(self, table: str, types: tuple[str, ...], rows: Iterable[tuple]) -> None:
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY mandat.{table} FROM STDIN (FORMAT BINARY)") as lines,
        ):
            lines.set_types(types)
            for row in rows:
                lines.write_row((self._record, *row))
