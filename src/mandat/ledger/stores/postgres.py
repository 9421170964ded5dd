"""A ledger in PostgreSQL 15 or newer: many processes on many machines read and write it.

Adding is one statement: it moves the one row that is the head from the expected value to the new one, and puts entries
only if it could. Whoever waits is told by NOTIFY, at the commit.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg

from mandat.errors import MandatError
from mandat.ledger.entry import Entry, Stored
from mandat.ledger.laying import Taken, follows, head_of, lay, lay_one
from mandat.ledger.store import (
    LARGE,
    Busy,
    Damaged,
    Flaw,
    Head,
    NoLedger,
    Overtaken,
    Uncertain,
    Unreachable,
    Unwiped,
)
from mandat.ledger.stores import postgres_tables as tables
from mandat.ledger.stores.adding import Adding
from mandat.ledger.stores.postgres_arrays import array
from mandat.ledger.stores.postgres_filling import Filling
from mandat.ledger.stores.postgres_statement import Statement, bigint

OLDEST = 15
"""The oldest PostgreSQL that will do."""

SLICE = 2000
"""Entries that are fetched in one go."""

_SETTINGS = """
SET lock_timeout = '20s';
SET idle_in_transaction_session_timeout = '60s';
SET enable_seqscan = off;
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
"""
_PATIENCE = {"connect_timeout": 10, "tcp_user_timeout": 30_000, "keepalives_idle": 10, "keepalives_interval": 5}

_PUT = """
WITH moved AS (
    UPDATE mandat.record SET size = $3, range = $4 WHERE id = {} AND size = $1 AND range = $2
    RETURNING id, pg_notify('mandat', id::text)
)
INSERT INTO mandat.entry (record, index, committed, key, entered, hash, leaf) SELECT moved.id, {} FROM moved{}"""
_ONE = "$1, $5, $6, $7, $8, $9", ""
_MANY = (
    "$1 + n - 1, $5, key, entered, hash, leaf",
    """, unnest($6::bytea[], $7::bytea[], $8::bytea[], $9::bytea[])
    WITH ORDINALITY AS new (key, entered, hash, leaf, n)""",
)
_KEEP = """
INSERT INTO mandat.payload
SELECT %s, commitment, false, data FROM unnest(%b::bytea[], %b::bytea[]) AS new (commitment, data)
ON CONFLICT DO NOTHING"""
_KEPT = "FROM mandat.payload WHERE record = %s AND NOT erased AND octet_length(data)"
_FORGET = """
INSERT INTO mandat.payload
SELECT DISTINCT %s::integer, commitment, true, ''::bytea FROM unnest(%b::bytea[]) AS old (commitment)
ON CONFLICT (record, commitment) DO UPDATE SET data = '', erased = true"""


class Postgres(Adding):
    """A store in a database of PostgreSQL. See `Store` for its duties."""

    def __init__(self, address: str, record: str, name: str, *, create: bool = False) -> None:
        self.name = name
        self._failed: MandatError | None = None
        self._listening = False
        self._connection = _connect(address, name)
        try:
            with self._told():
                self._prepare(create)
                self._record = self._number(record, create)
        except BaseException:
            self._connection.close()
            raise
        self._put_one, self._put_many = self._putting("mandat_one", _ONE), self._putting("mandat_many", _MANY)

    def _putting(self, name: str, rows: tuple[str, str]) -> Statement:
        return Statement(name, _PUT.format(self._record, *rows), 9, self._connection)

    def _prepare(self, create: bool) -> None:
        version = self._connection.info.server_version // 10_000
        if version < OLDEST:
            raise NoLedger(self.name, f"this is PostgreSQL {version}", f"use {OLDEST} or newer")
        self._connection.execute(_SETTINGS)
        if create:
            tables.make(self._connection)
        found = tables.version(self._connection)
        if found == 1:
            self._renew()
        if found is None:
            raise NoLedger(
                self.name, "there is no ledger in this database", f"make one: mandat -b {self.name} ledger init"
            )
        if found > tables.VERSION:
            raise NoLedger(self.name, f"a newer mandat wrote it (version {found} of its tables)", "update mandat")

    def _renew(self) -> None:
        try:
            tables.renew(self._connection)
        except psycopg.errors.InsufficientPrivilege:
            says = "an earlier mandat made its tables, and only their owner can renew them"
            raise NoLedger(self.name, says, "let the owner open it once: mandat ledger status") from None

    def _number(self, record: str, create: bool) -> int:
        query = "SELECT id FROM mandat.record WHERE name = %s"
        found = self._run(query, (record,)).fetchone()
        if found is None and create:
            with self._connection.transaction():
                self._run("LOCK TABLE mandat.record IN SHARE ROW EXCLUSIVE MODE")
                new = "INSERT INTO mandat.record SELECT coalesce(max(id), 0) + 1, %s, 0, ''"
                self._run(f"{new} FROM mandat.record ON CONFLICT (name) DO NOTHING", (record,))
            found = self._run(query, (record,)).fetchone()
        if found is None:
            names = [name for (name,) in self._run("SELECT name FROM mandat.record ORDER BY name")]
            raise NoLedger(self.name, f"it holds no record {record}", f"it holds: {', '.join(names) or 'none'}")
        return found[0]

    def _run(self, statement: str, values: Sequence[Any] | None = None) -> psycopg.Cursor:
        """What the server answers, in a cursor of its own: threads that read do not take it from each other."""
        return self._connection.cursor(binary=True).execute(statement, values)

    def _check_usable(self) -> None:
        if self._failed is not None:
            raise self._failed.with_traceback(None)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what the server found, in the words of a ledger."""
        self._check_usable()
        try:
            yield
        except psycopg.Error as reason:
            raise self._found(reason) from None

    def _found(self, reason: psycopg.Error) -> MandatError:
        if isinstance(reason, psycopg.errors.LockNotAvailable):
            return Busy(self.name)
        if isinstance(reason, psycopg.errors.InsufficientPrivilege):
            return NoLedger(self.name, _first_line(reason), "name a user who may")
        if not self._connection.closed:
            return Damaged(self.name, _first_line(reason))
        self._failed = Unreachable(self.name, _first_line(reason))
        return self._failed

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """What is written in it is written whole or not at all."""
        self._check_usable()
        try:
            yield
        except psycopg.Error as reason:
            raise self._refused(reason) from None

    def _refused(self, reason: psycopg.Error) -> Exception:
        """Why nothing was written. Where it may have been, this opening is of no more use."""
        if isinstance(reason, psycopg.IntegrityError):
            return Taken(_first_line(reason))
        if isinstance(reason, psycopg.errors.LockNotAvailable | psycopg.errors.InsufficientPrivilege):
            return self._found(reason)
        self._failed = Uncertain(self.name, _first_line(reason))
        self._connection.close()
        return self._failed

    def head(self) -> Head:
        """See `Store`."""
        with self._told():
            row = self._run("SELECT size, range FROM mandat.record WHERE id = %s", (self._record,)).fetchone()
        if row is None:
            raise Damaged(self.name, "its record is gone")
        return head_of(*row)

    def _add(self, entry: Entry, expected: Head, now: int) -> Head:
        """One entry and nothing else: after a sync, each step that is taken finds the caches cold."""
        hash, new = lay_one(entry, expected, now)
        values = entry.key, entry.entered.encode(), hash, entry.leaf
        self._move(self._put_one, expected, new, now, values)
        return new

    def _put(
        self, entries: Sequence[Entry], expected: Head, payloads: Mapping[bytes, bytes], now: int, forget: list[bytes]
    ) -> Head:
        """What is only entries is one statement, and needs no other to begin and to end."""
        if entries and not (payloads or forget):
            return self._put_entries(entries, expected, now)
        with self._writing(), self._connection.transaction():
            if forget:
                self._run(_FORGET, (self._record, forget))
            if entries and payloads:
                self._run(_KEEP, (self._record, list(payloads), list(payloads.values())))
            new = self._put_entries(entries, expected, now) if entries else None
        return new or self.head()

    def _put_entries(self, entries: Sequence[Entry], expected: Head, now: int) -> Head:
        hashes, new = lay(entries, expected, now)
        columns = [e.key for e in entries], [e.entered.encode() for e in entries], hashes, [e.leaf for e in entries]
        self._move(self._put_many, expected, new, now, map(array, columns))
        return new

    def _move(self, put: Statement, expected: Head, new: Head, now: int, values: Iterable[bytes]) -> None:
        """Put entries, and move the head. What adds one by one pays for a `with` at each turn."""
        self._check_usable()
        was, becomes = b"".join(expected.range), b"".join(new.range)
        try:
            found = put.run((bigint(expected.size), was, bigint(new.size), becomes, bigint(now), *values))
        except psycopg.Error as reason:
            raise self._refused(reason) from None
        if not found:
            raise Overtaken(expected.size, self.head().size)

    def _there(self, entries: Sequence[Entry]) -> dict[bytes, tuple[int, bytes]]:
        query = "SELECT key, index, leaf FROM mandat.entry WHERE record = %s AND key = ANY(%b)"
        with self._told():
            rows = self._run(query, (self._record, [entry.key for entry in entries]))
            return {key: (index, leaf) for key, index, leaf in rows}

    def read(self, start: int, stop: int) -> Iterator[Stored]:
        """See `Store`."""
        for rows in self._slices("index, leaf, key, entered, committed", start, stop):
            for index, leaf, key, entered, committed in rows:
                yield Stored(index, Entry(leaf, key, entered.decode(errors="replace")), committed)

    def hashes(self, start: int, stop: int) -> list[bytes]:
        """See `Store`."""
        return [hash for rows in self._slices("index, hash", start, stop) for _, hash in rows]

    def _slices(self, columns: str, start: int, stop: int) -> Iterator[list[tuple]]:
        """The rows in slices, each found behind the last of the one before."""
        query = f"SELECT {columns} FROM mandat.entry WHERE record = %s AND index >= %s AND index < %s"
        at, end = start, min(stop, 2**62)
        while at < end:
            with self._told():
                rows = self._run(f"{query} ORDER BY index LIMIT {SLICE}", (self._record, at, end)).fetchall()
            if not rows:
                return
            places = [row[0] for row in rows]
            if not at <= places[0] <= places[-1] < end or places != sorted(places):
                raise Damaged(self.name, "its entries are out of order")
            yield rows
            at = rows[-1][0] + 1

    def count(self) -> int:
        """See `Store`."""
        without = ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan")
        with self._told(), self._connection.transaction():
            for way in without:
                self._run(f"SET LOCAL {way} = off")
            found = self._run("SELECT count(*) FROM mandat.entry WHERE record = %s", (self._record,)).fetchone()[0]
            for way in without:
                self._run(f"SET LOCAL {way} = on")
            return found

    def places(self, keys: Iterable[bytes]) -> dict[bytes, int]:
        """See `Store`."""
        query = "SELECT key, index FROM mandat.entry WHERE record = %s AND key = ANY(%b)"
        with self._told():
            return dict(self._run(query, (self._record, list(keys))).fetchall())

    def payload(self, commitment: bytes) -> bytes | None:
        """See `Store`."""
        query = "SELECT data FROM mandat.payload WHERE record = %s AND commitment = %s AND NOT erased"
        with self._told():
            row = self._run(query, (self._record, commitment)).fetchone()
        return row and row[0]

    def payloads(self) -> Iterator[tuple[bytes, bytes]]:
        """See `Store`."""
        with self._told():
            return iter(self._run(f"SELECT commitment, data {_KEPT} <= {LARGE}", (self._record,)).fetchall())

    def large(self) -> list[bytes]:
        """See `Store`."""
        with self._told():
            return [name for (name,) in self._run(f"SELECT commitment {_KEPT} > {LARGE}", (self._record,))]

    def forget(self, commitments: Iterable[bytes]) -> None:
        """See `Store`."""
        with self._writing():
            self._run(_FORGET, (self._record, list(commitments)))
        self._wipe()

    def _wipe(self) -> None:
        """The tables hold the versions of rows that were there before: they are written anew without them."""
        try:
            with self._told():
                for table in ("payload", "blob"):
                    self._run(f"VACUUM (FULL) mandat.{table}")
        except Busy:
            raise Unwiped(self.name) from None

    def blob(self, name: str) -> bytes | None:
        """See `Store`."""
        query = "SELECT data FROM mandat.blob WHERE record = %s AND name = %s"
        with self._told():
            row = self._run(query, (self._record, name)).fetchone()
        return row and row[0]

    def put_blob(self, name: str, data: bytes) -> None:
        """See `Store`."""
        self.put_blobs({name: data})

    def put_blobs(self, blobs: Mapping[str, bytes], behind: Head | None = None) -> None:
        """See `Store`."""
        put = "INSERT INTO mandat.blob SELECT %s, name, data FROM unnest(%s::text[], %b::bytea[]) AS new (name, data)"
        values = (self._record, list(blobs), list(blobs.values()))
        with self._writing(), self._connection.transaction():
            if behind is not None:
                self._run("SELECT FROM mandat.record WHERE id = %s FOR SHARE", (self._record,))
                follows(self.head(), behind)
            self._run(f"{put} ON CONFLICT (record, name) DO UPDATE SET data = excluded.data", values)

    def drop_blob(self, name: str) -> None:
        """See `Store`."""
        with self._writing():
            self._run("DELETE FROM mandat.blob WHERE record = %s AND name = %s", (self._record, name))

    def blobs(self, prefix: str) -> list[str]:
        """See `Store`."""
        query = "SELECT name FROM mandat.blob WHERE record = %s AND starts_with(name, %s)"
        with self._told():
            return sorted(name for (name,) in self._run(query, (self._record, prefix)))

    def wait(self, size: int, seconds: float) -> Head:
        """See `Store`."""
        end = time.monotonic() + seconds
        with self._told():
            if not self._listening:
                self._run("LISTEN mandat")  # before the head is looked at, so that nothing falls in between
                self._listening = True
            while (head := self.head()).size <= size and (left := end - time.monotonic()) > 0:
                next(self._connection.notifies(timeout=left, stop_after=1), None)
            return head

    @contextmanager
    def filling(self) -> Iterator[Filling]:
        """What is put within becomes this record, which has no entries yet: all of it or nothing. Others wait."""
        with self._writing(), self._connection.transaction():
            self._run("SELECT FROM mandat.record WHERE id = %s FOR UPDATE", (self._record,))
            yield Filling(self._connection, self._record)

    @contextmanager
    def still(self) -> Iterator[None]:
        """See `Store`."""
        with self._connection.transaction():
            self._run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def audit(self) -> Iterator[Flaw]:
        """See `Store`."""
        with self._told():
            yield from tables.flaws(self._connection)

    def close(self) -> None:
        """See `Store`."""
        self._connection.close()

    def __enter__(self) -> "Postgres":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connect(address: str, name: str) -> psycopg.Connection:
    try:
        connection = psycopg.connect(address, autocommit=True, application_name="mandat", **_PATIENCE)
    except psycopg.Error as reason:
        mend = "name a database that is there: postgresql://user@host/name"
        raise NoLedger(name, f"it cannot be reached ({_first_line(reason)})", mend) from None
    return connection


def _first_line(reason: Exception) -> str:
    return str(reason).strip().split("\n")[0] or type(reason).__name__
