"""A ledger in a file, by SQLite: any number of processes on one machine may read it, and write it in turn.

Write-ahead log with `synchronous=FULL`: a commit returns when it is on the disk. (With `NORMAL` it may be lost with the
power after it was acknowledged.) A failed sync or write is never tried again: see `Uncertain`.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from mandat.errors import MandatError
from mandat.ledger.entry import Entry, Stored
from mandat.ledger.laying import Taken, follows, head_of, lay, lay_one
from mandat.ledger.store import EMPTY, LARGE, Busy, Damaged, Flaw, Head, NoLedger, Overtaken, Uncertain, Unwiped
from mandat.ledger.stores import sqlite_tables as tables
from mandat.ledger.stores.adding import Adding
from mandat.ledger.stores.sqlite_opening import POLL, code, connect
from mandat.ledger.stores.sqlite_tables import SHIFT

SLICE = 2000
"""Entries that are read in one go; in between, nothing of the file is held."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_MOVE = "UPDATE record SET size = ?, range = ? WHERE id = ? AND size = ? AND range = ?"
_KEEP = "INSERT INTO payload (record, commitment, erased, data) VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING"
_KEPT = "FROM payload WHERE record = ? AND NOT erased AND typeof(data) = 'blob' AND length(data)"
_FORGET = """INSERT INTO payload (record, commitment, erased, data) VALUES (?, ?, 1, x'')
    ON CONFLICT DO UPDATE SET data = zeroblob(length(data)), erased = 1"""


class SQLite(Adding):
    """A store in a file of SQLite. See `Store` for its duties."""

    def __init__(self, path: Path, record: str, name: str, *, create: bool = False) -> None:
        self.name = name
        self._failed: str | None = None
        with self._told():
            self._connection = connect(path, name, create)
            try:
                self._record = self._number(record, create)
            except BaseException:
                self._connection.close()
                raise
        self._first = self._record << SHIFT

    def _number(self, record: str, create: bool) -> int:
        if create:
            row = (record, EMPTY.size, b"".join(EMPTY.range))
            self._run("INSERT INTO record (name, size, range) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row)
        found = self._run("SELECT id FROM record WHERE name = ?", (record,)).fetchone()
        if found is None:
            names = [name for (name,) in self._run("SELECT name FROM record ORDER BY name")]
            raise NoLedger(self.name, f"it holds no record {record}", f"it holds: {', '.join(names) or 'none'}")
        if not 0 < found[0] < 1 << 63 - SHIFT:
            raise Damaged(self.name, f"the number of the record {record} is none")
        return found[0]

    def _run(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)

    def _check_usable(self) -> None:
        if self._failed is not None:
            raise Uncertain(self.name, self._failed)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what SQLite found, in the words of a ledger."""
        self._check_usable()
        try:
            yield
        except (sqlite3.DatabaseError, UnicodeDecodeError) as reason:  # SQLite may quote what it found
            raise self._found(reason) from None

    def _found(self, reason: Exception) -> MandatError:
        busy = isinstance(reason, sqlite3.OperationalError) and code(reason) in _BUSY
        return Busy(self.name) if busy else Damaged(self.name, str(reason))

    def _begin(self) -> None:
        """Hold the lock of writers, or say why not. What is added one by one pays for a `with` at each turn."""
        self._check_usable()
        try:
            self._run("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as reason:
            raise self._found(reason) from None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction. After a failure that leaves its result open, this opening is of no more use."""
        self._begin()
        try:
            yield
            self._run("COMMIT")
        except sqlite3.IntegrityError as reason:
            self._run("ROLLBACK")
            raise Taken(str(reason)) from None
        except sqlite3.Error as reason:
            raise self._lost(reason) from None
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        """End a transaction, if one is open: who stops it by hand may do so when its commit is over."""
        if self._connection.in_transaction:
            self._run("ROLLBACK")

    def _lost(self, reason: sqlite3.Error) -> Uncertain:
        self._failed = str(reason)
        self._connection.close()
        return Uncertain(self.name, self._failed)

    def head(self) -> Head:
        """See `Store`."""
        with self._told():
            row = self._run("SELECT size, range FROM record WHERE id = ?", (self._record,)).fetchone()
        if row is None or tuple(map(type, row)) != (int, bytes):
            raise Damaged(self.name, "its record is gone or no record")
        return head_of(*row)

    def _add(self, entry: Entry, expected: Head, now: int) -> Head:
        """One entry and nothing else, in one statement: after a sync, each that is run finds the caches cold."""
        hash, new = lay_one(entry, expected, now)
        row = (self._first + expected.size, entry.key, entry.entered, now, hash, entry.leaf)
        self._check_usable()
        try:
            self._connection.execute(tables.ADD, (*row, b"".join(expected.range), b"".join(new.range)))
        except sqlite3.IntegrityError as reason:
            self._check(expected)
            raise Taken(str(reason)) from None
        except sqlite3.Error as reason:
            raise Busy(self.name) if code(reason) in _BUSY else self._lost(reason) from None
        return new

    def _check(self, expected: Head) -> None:
        """Raise `Overtaken` where the record has another head."""
        found = self.head()
        if found != expected:
            raise Overtaken(expected.size, found.size)

    def _put(
        self, entries: Sequence[Entry], expected: Head, payloads: Mapping[bytes, bytes], now: int, forget: list[bytes]
    ) -> Head:
        """All that needs no lock is done before the lock is taken."""
        hashes, new = lay(entries, expected, now)
        places = range(self._first + expected.size, self._first + new.size)
        rows = [
            (place, entry.key, entry.entered, now, hash, entry.leaf)
            for place, entry, hash in zip(places, entries, hashes, strict=True)
        ]
        move = (new.size, b"".join(new.range), self._record, expected.size, b"".join(expected.range))
        with self._writing():
            if forget:
                self._erase(forget)
            if entries and not self._run(_MOVE, move).rowcount:
                raise Overtaken(expected.size, self.head().size)
            self._connection.executemany(tables.PUT, rows)
            if entries and payloads:
                self._connection.executemany(_KEEP, ((self._record, *item) for item in payloads.items()))
        return new if entries else self.head()

    def _there(self, entries: Sequence[Entry]) -> dict[bytes, tuple[int, bytes]]:
        found = {}
        for key, place in self.places(entry.key for entry in entries).items():
            (leaf,) = self._run("SELECT leaf FROM entry WHERE place = ?", (self._first + place,)).fetchone()
            found[key] = (place, leaf)
        return found

    def read(self, start: int, stop: int) -> Iterator[Stored]:
        """See `Store`."""
        query = "SELECT place, leaf, key, entered, committed FROM entry WHERE place >= ? AND place < ? ORDER BY place"
        first = self._first
        for rows in self._slices(query, start, stop):
            for place, leaf, key, entered, committed in rows:
                if not (type(leaf) is type(key) is bytes and type(entered) is str and type(committed) is int):
                    raise Damaged(self.name, f"entry {place - first} is no entry")
                yield Stored(place - first, Entry(leaf, key, entered), committed)

    def hashes(self, start: int, stop: int) -> list[bytes]:
        """See `Store`."""
        query = "SELECT place, hash FROM entry WHERE place >= ? AND place < ? ORDER BY place"
        return [hash for rows in self._slices(query, start, stop) for _, hash in rows]

    def _slices(self, query: str, start: int, stop: int) -> Iterator[list[tuple]]:
        """The rows in slices, each found behind the last of the one before."""
        at, end = self._first + start, self._first + min(stop, 1 << SHIFT)
        while at < end:
            with self._told():
                rows = self._run(f"{query} LIMIT {SLICE}", (at, end)).fetchall()
            if not rows:
                return
            places = [row[0] for row in rows]
            if not at <= places[0] <= places[-1] < end or places != sorted(places):
                raise Damaged(self.name, "its entries are out of order")
            yield rows
            at = rows[-1][0] + 1

    def count(self) -> int:
        """See `Store`."""
        query = "SELECT count(*) FROM entry NOT INDEXED WHERE place >= ? AND place < ?"
        with self._told():
            return self._run(query, (self._first, self._first + (1 << SHIFT))).fetchone()[0]

    def places(self, keys: Iterable[bytes]) -> dict[bytes, int]:
        """See `Store`."""
        query = f"SELECT place FROM entry WHERE place >> {SHIFT} = ? AND key = ?"
        found = {}
        with self._told():
            for key in keys:
                row = self._run(query, (self._record, key)).fetchone()
                if row is not None:
                    found[key] = row[0] - self._first
        return found

    def payload(self, commitment: bytes) -> bytes | None:
        """See `Store`."""
        query = "SELECT data FROM payload WHERE record = ? AND commitment = ? AND NOT erased AND typeof(data) = 'blob'"
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
            self._erase(commitments)
        self._wipe()

    def _erase(self, commitments: Iterable[bytes]) -> None:
        self._connection.executemany(_FORGET, ((self._record, commitment) for commitment in commitments))

    def _wipe(self) -> None:
        """The write-ahead log holds what the pages held before: it is emptied, as soon as nobody reads from it."""
        with self._told():
            if self._run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise Unwiped(self.name)

    def blob(self, name: str) -> bytes | None:
        """See `Store`."""
        with self._told():
            row = self._run("SELECT data FROM blob WHERE record = ? AND name = ?", (self._record, name)).fetchone()
        return row and row[0]

    def put_blob(self, name: str, data: bytes) -> None:
        """See `Store`."""
        self.put_blobs({name: data})

    def put_blobs(self, blobs: Mapping[str, bytes], behind: Head | None = None) -> None:
        """See `Store`."""
        rows = ((self._record, name, data) for name, data in blobs.items())
        with self._writing():
            follows(self.head(), behind)
            self._connection.executemany("INSERT OR REPLACE INTO blob VALUES (?, ?, ?)", rows)

    def drop_blob(self, name: str) -> None:
        """See `Store`."""
        with self._writing():
            self._run("DELETE FROM blob WHERE record = ? AND name = ?", (self._record, name))

    def blobs(self, prefix: str) -> list[str]:
        """See `Store`."""
        query = "SELECT name FROM blob WHERE record = ? AND substr(name, 1, ?) = ? ORDER BY name"
        with self._told():
            return [name for (name,) in self._run(query, (self._record, len(prefix), prefix))]

    def wait(self, size: int, seconds: float) -> Head:
        """See `Store`."""
        end = time.monotonic() + seconds
        while (head := self.head()).size <= size and (left := end - time.monotonic()) > 0:
            time.sleep(min(POLL, left))
        return head

    @contextmanager
    def still(self) -> Iterator[None]:
        """See `Store`."""
        with self._told():
            self._run("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def audit(self) -> Iterator[Flaw]:
        """See `Store`."""
        with self._told():
            yield from tables.flaws(self._connection)

    def close(self) -> None:
        """See `Store`."""
        self._connection.close()

    def __enter__(self) -> "SQLite":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
