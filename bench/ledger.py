"""The ledger beside the plainest loops that do as much with the disk, in turns.

append  acts are encoded, sealed, hashed into the tree and put durably; beside a loop that inserts ready-made rows into
        the same table with the same durability. By thousands, and one by one; SQLite and PostgreSQL
read    entries are read, checked against the root and decoded to acts; beside a loop that reads, hashes and decodes the
        same rows, and beside eventsourcing, which replays as many events
proof   one entry of a large ledger is proved
first   a process is started, opens a large ledger and answers one question

Appending is measured by the clock, since waiting for the disk is what it is about; reading in processor seconds.
"""

import argparse
import gc
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.book import Federation
from bench.reading import Replaying
from bench.turns import Contestant, ratio, rounds, rows

BATCH = 1000
SINGLES = 200
SHORT = 6
"""Turns of appending for one of another kind: short ones, and many, since the disk is waited for."""
NOW = 1_700_000_000_000


def acts(size: int) -> list[Any]:
    """Acts of a federation."""
    from mandat.book.reading import read

    return list(read("record.mandat", Federation().text(size)).acts)


ASKED = """
import resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], capture_output=True)
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command: its seconds, its kilobytes. By a small process, since a new one begins as large as who starts it."""


class Appending:
    """A store that is filled, a task at a time: `many` entries in calls of `at_once`. Encodes and hashes everything."""

    def __init__(self, url: str) -> None:
        from mandat.ledger.url import open_store

        self.store = open_store(url, create=True)
        self.acts = acts(20_000)
        self.sent = 0

    def __call__(self, task: tuple[int, int]) -> float:
        """Seconds by the clock."""
        from mandat.canon import encode
        from mandat.ledger.entry import Entry

        many, at_once = task
        head = self.store.head()
        given = [copy(self.acts[n % len(self.acts)]) for n in range(self.sent, self.sent + many)]
        began = time.perf_counter()
        for start in range(self.sent, self.sent + many, at_once):
            entries = []
            for n in range(start, start + at_once):
                leaf = encode(given[n - self.sent])
                entries.append(Entry(leaf, sha256(b"%d %b" % (n, leaf)).digest(), "2024-03-02"))
            head = self.store.append(entries, head, {}, NOW)
        self.sent += many
        return time.perf_counter() - began


class Inserting:
    """A loop over rows that are ready, into the same tables: one by one in the way that is quickest for one."""

    def __init__(self, url: str) -> None:
        from mandat.ledger.url import open_store

        self.store = open_store(url, create=True)
        self.acts = acts(20_000)
        self.sent = 0

    def ready(self, many: int) -> list[tuple]:
        """Rows for the table of entries."""
        from mandat.canon import encode
        from mandat.ledger.entry import Entry, Stored
        from mandat.ledger.tree import leaf_hash

        made = []
        for n in range(self.sent, self.sent + many):
            leaf = encode(self.acts[n % len(self.acts)])
            stored = Stored(n, Entry(leaf, sha256(b"%d %b" % (n, leaf)).digest(), "2024-03-02"), NOW)
            made.append(self.row(stored, leaf_hash(stored.sealed)))
        self.sent += many
        return made

    def __call__(self, task: tuple[int, int]) -> float:
        """Seconds by the clock."""
        many, at_once = task
        ready = self.ready(many)
        began = time.perf_counter()
        for start in range(0, many, at_once):
            self.put(ready[start : start + at_once])
        return time.perf_counter() - began

    def row(self, stored: Any, hash: bytes) -> tuple:
        """One row."""
        from mandat.ledger.stores import sqlite_tables

        return sqlite_tables.row(1, stored, hash)

    def put(self, ready: list[tuple]) -> None:
        """One commit."""
        from mandat.ledger.stores import sqlite_tables

        connection = self.store._connection
        if len(ready) == 1:
            connection.execute(sqlite_tables.PUT, ready[0])
            return
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(sqlite_tables.PUT, ready)
        connection.execute("COMMIT")


class InsertingByPsycopg(Inserting):
    """The same for PostgreSQL, as psycopg is used: many by one statement with arrays, which takes as long as COPY."""

    PUT = """INSERT INTO mandat.entry SELECT 1, * FROM unnest(
        %b::bigint[], %b::bytea[], %b::bytea[], %b::bigint[], %b::bytea[], %b::bytea[])"""
    PUT_ONE = "INSERT INTO mandat.entry VALUES (1, %b, %b, %b, %b, %b, %b)"

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.cursor = self.store._connection.cursor(binary=True)

    def row(self, stored: Any, hash: bytes) -> tuple:
        """One row."""
        entry = stored.entry
        return stored.index, entry.key, entry.entered.encode(), stored.committed, hash, entry.leaf

    def put(self, ready: list[tuple]) -> None:
        """One commit."""
        if len(ready) == 1:
            self.cursor.execute(self.PUT_ONE, ready[0])
        else:
            self.cursor.execute(self.PUT, [list(column) for column in zip(*ready, strict=True)])


class InsertingByLibpq(InsertingByPsycopg):
    """The same in the way in which the ledger does it: prepared once, the values as bytes that are ready."""

    MANY = """INSERT INTO mandat.entry SELECT 1, $1 + n - 1, key, entered, $2, hash, leaf
        FROM unnest($3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])
        WITH ORDINALITY AS new (key, entered, hash, leaf, n)"""
    ONE = "INSERT INTO mandat.entry VALUES (1, $1, $2, $3, $4, $5, $6)"

    def __init__(self, url: str) -> None:
        from mandat.ledger.stores.postgres_statement import Statement

        super().__init__(url)
        connection = self.store._connection
        self.one = Statement("bare_one", self.ONE, 6, connection)
        self.many = Statement("bare_many", self.MANY, 6, connection)

    def row(self, stored: Any, hash: bytes) -> tuple:
        """One row."""
        from mandat.ledger.stores.postgres_statement import bigint

        index, key, entered, committed, hash, leaf = super().row(stored, hash)
        return bigint(index), key, entered, bigint(committed), hash, leaf

    def put(self, ready: list[tuple]) -> None:
        """One commit."""
        from mandat.ledger.stores.postgres_arrays import array

        if len(ready) == 1:
            self.one.run(ready[0])
        else:
            index, key, entered, committed, hash, leaf = zip(*ready, strict=True)
            self.many.run((index[0], committed[0], *map(array, (key, entered, hash, leaf))))


class Reading:
    """A ledger that is read whole, and checked against its root, in slices as `verify` does it."""

    def __init__(self, path: str) -> None:
        gc.disable()  # as the commands do
        self.path = path

    def __call__(self, _task: int) -> float:
        """Processor seconds."""
        from mandat.canon.encoding import decode_known as decode
        from mandat.ledger.entry import leaf_hashes
        from mandat.ledger.tree import grow, root_of
        from mandat.ledger.url import open_store

        with open_store(f"sqlite:///{self.path}") as store:
            began = time.process_time()
            head = store.head()
            entries, range_, found = store.read(0, head.size), (), []
            while some := list(islice(entries, BATCH)):
                range_ = grow(len(found), range_, leaf_hashes(some))
                found += [decode(stored.entry.leaf) for stored in some]
            if root_of(range_) != head.root:
                raise ValueError("the ledger does not verify")
            return time.process_time() - began


class Looping:
    """The same rows by a bare loop: read, hash, decode."""

    def __init__(self, path: str) -> None:
        gc.disable()  # as the commands do
        self.path = path

    def __call__(self, _task: int) -> float:
        """Processor seconds."""
        from mandat.canon.encoding import decode_known as decode

        connection = sqlite3.connect(self.path)
        began = time.process_time()
        found = []
        for (leaf,) in connection.execute("SELECT leaf FROM entry ORDER BY place"):
            sha256(leaf).digest()
            found.append(decode(leaf))
        return time.process_time() - began


def append(folder: Path, turns: int) -> str:
    """Compare appending."""
    from tests.postgres import Server

    server = Server(segment=16)  # as one that is in use
    loops = {
        "SQLite": (lambda name: f"sqlite:///{folder}/{name}.db", Inserting),
        "PostgreSQL": (server.new, InsertingByLibpq),
        "PostgreSQL, the loop by a cursor of psycopg": (server.new, InsertingByPsycopg),
    }
    ways = {"by thousands": (4 * BATCH, BATCH), "one by one": (SINGLES, 1)}
    table = [("", "entries/s", "bare loop", "ratio")]
    try:
        for loop, (new, inserting) in loops.items():
            for way, (many, at_once) in ways.items():
                ours, bare = (new(f"{who}_{inserting.__name__.lower()}_{at_once}") for who in ("ours", "bare"))
                pair = {"ours": Contestant(Appending, ours), "bare": Contestant(inserting, bare)}
                table.append((f"{loop}, {way}", *_compared(pair, [(many, at_once)] * (turns * SHORT), many)))
    finally:
        server.stop()
    return rows("append, durably", table)


def _compared(pair: dict[str, Contestant], tasks: Sequence[Any], many: int) -> tuple[str, ...]:
    for contestant in pair.values():
        contestant.ready()
    found: dict[str, list[float]] = {name: [] for name in pair}
    for number, task in enumerate(tasks):
        for name in sorted(pair, reverse=number % 2 == 1):  # who syncs first pays for what others left to be written
            found[name].append(pair[name].turn(task))
    for contestant in pair.values():
        contestant.end()
    ours, bare = (found[name][SHORT:] for name in ("ours", "bare"))  # the first turns fill what is empty
    rates = (f"{many / median(seconds):,.0f}" for seconds in (ours, bare))
    return (*rates, f"{ratio(bare, ours):.2f}")


def filled(path: Path, size: int, make: Callable[[int], Iterator[bytes]]) -> None:
    """A ledger with so many entries."""
    from mandat.ledger.entry import Entry
    from mandat.ledger.url import open_store

    with open_store(f"sqlite:///{path}", create=True) as store:
        head, entries = store.head(), []
        for n, leaf in enumerate(make(size)):
            entries.append(Entry(leaf, sha256(b"%d %b" % (n, leaf)).digest(), "2024-03-02"))
            if len(entries) == 10_000 or n + 1 == size:
                head, entries = store.append(entries, head, {}, NOW), []


def encoded(size: int) -> Iterator[bytes]:
    """The leaves of so many acts; after the first hundred thousand they repeat."""
    from mandat.canon import encode

    some = [encode(act) for act in acts(min(size, 100_000))]
    return (some[n % len(some)] for n in range(size))


def read(folder: Path, turns: int, size: int) -> str:
    """Compare reading."""
    path = folder / "read.db"
    filled(path, size, encoded)
    contestants = {
        "ours": Contestant(Reading, str(path)),
        "bare": Contestant(Looping, str(path)),
        "eventsourcing": Contestant(Replaying, size),
    }
    for contestant in contestants.values():
        contestant.ready()
    found = rounds(contestants, range(turns))
    for contestant in contestants.values():
        contestant.end()
    found["eventsourcing"] = [seconds for (seconds,) in found["eventsourcing"]]
    table = [("", "entries/s", "ours is x times as fast")]
    for name, seconds in found.items():
        table.append((name, f"{size / median(seconds):,.0f}", f"{ratio(seconds, found['ours']):.2f}"))
    return rows(f"read, check and decode {size:,} entries", table)


def proof(folder: Path, size: int) -> str:
    """How long a proof takes."""
    from mandat.clerk.ledger.nodes import Nodes
    from mandat.ledger import tree
    from mandat.ledger.url import open_store

    path = folder / "large.db"
    filled(path, size, encoded)
    table = [("", "milliseconds")]
    with open_store(f"sqlite:///{path}") as store:
        seconds = []
        for index in range(0, size, max(1, size // 200)):
            began = time.perf_counter()
            nodes = Nodes(store, size)
            (stored,) = store.read(index, index + 1)
            found = tree.inclusion(index, size, nodes)
            nodes.keep()
            seconds.append(time.perf_counter() - began)
            tree.check_inclusion(tree.leaf_hash(stored.sealed), index, size, found, store.head().root)
    table += [
        ("the first, which makes the tiles", f"{seconds[0] * 1000:,.1f}"),
        ("the median of the others", f"{median(seconds[1:]) * 1000:.2f}"),
    ]
    return rows(f"prove an entry of {size:,}", table)


def first(folder: Path, size: int) -> str:
    """How long a new process takes to its first answer, and how much memory."""
    from mandat.clerk.ledger.append import append as append_acts
    from mandat.clerk.ledger.opening import ledger_book
    from mandat.ledger.url import open_store

    url = f"sqlite:///{folder}/first.db"
    with open_store(url, create=True) as store:
        append_acts(store, acts(size), lambda: NOW)
    began = time.perf_counter()
    ledger_book(url)
    derived = time.perf_counter() - began
    words = ("may", "p0", "funds.spend", "u0", "--json")
    command = [Path(sys.executable).parent / "mandat", "-b", url, *words]
    asked = [subprocess.run([sys.executable, "-c", ASKED, *command], check=True, capture_output=True) for _ in range(3)]
    seconds, used = zip(*(map(float, done.stdout.split()) for done in asked), strict=True)
    table = [
        ("", "seconds", "MB"),
        ("derive all, and leave a snapshot", f"{derived:.1f}", ""),
        ("from the snapshot", f"{median(seconds):.2f}", f"{median(used) / 1024:.0f}"),
    ]
    return rows(f"the first answer from {size:,} acts", table)


def main() -> None:
    """Measure, and print how it compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="*", help="append, read, proof, first; all if none is named")
    parser.add_argument("--size", type=int, default=1_000_000, help="entries of a large ledger")
    parser.add_argument("--turns", type=int, default=7)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="mandat-bench-"))
    tables = {
        "append": lambda: append(folder, given.turns),
        "read": lambda: read(folder, given.turns, min(given.size, 100_000)),
        "proof": lambda: proof(folder, given.size),
        "first": lambda: first(folder, given.size),
    }
    try:
        for what in given.what or tables:
            print(tables[what](), flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
