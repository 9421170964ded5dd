"""Files and tables that were changed behind the ledger's back: by decay, by mistake, by somebody who has the right."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import uuid4

import psycopg
from msgspec.structs import replace

from mandat.errors import MandatError
from mandat.ledger.audit import audit
from mandat.ledger.entry import Stored
from mandat.ledger.store import Head, NoLedger
from mandat.ledger.stores import postgres_tables
from mandat.ledger.stores.sqlite_tables import SHIFT, TABLES
from mandat.ledger.tree import grow, leaf_hash
from mandat.ledger.url import open_store
from tests.faults.trials import Place, batch, extends, fault, must

SIZE = 60


def _filled(where: Place, size: int = SIZE) -> tuple[str, Head, list[Stored]]:
    """A ledger with entries that were added a few at a time."""
    url = where.new()
    with open_store(url, create=True) as store:
        for number in range(size // 3):
            head = store.append(batch("w", number, 3), store.head(), {b"c%d" % number: b"name"}, number)
        return url, head, list(store.read(0, size))


def _found(url: str) -> tuple[int | None, str] | None:
    """What an audit finds wrong; None: nothing."""
    try:
        with open_store(url) as store:
            found = audit(store)
            return None if found.ok else (found.first_bad, found.reason or "")
    except NoLedger as reason:
        return None, str(reason)


def _unchanged(url: str, head: Head, entries: list[Stored]) -> bool:
    """Whether it answers everything as before."""
    with open_store(url) as store:
        places = store.places(stored.entry.key for stored in entries)
        same = store.head() == head and list(store.read(0, SIZE * 2)) == entries
        return same and places == {stored.entry.key: stored.index for stored in entries}


def _found_or_harmless(url: str, head: Head, entries: list[Stored]) -> None:
    if _found(url) is None:
        try:
            must(_unchanged(url, head, entries), "it verifies, and says something else than before")
        except MandatError as reason:
            must(False, f"it verifies, and cannot be read: {reason}")


@fault(
    "any bit of the file is flipped",
    "verify finds it, or it changed nothing that can be read",
    tries=600,
    slice=10,
    kinds="sqlite",
)
def bit_of_file(lot: Random, where: Place) -> None:
    url, head, entries = _filled(where)
    path = where.file(url)
    _flip(path, lot.randrange(path.stat().st_size), lot)
    _found_or_harmless(url, head, entries)


def _flip(path: Path, at: int, lot: Random) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << lot.randrange(8)]))


@fault(
    "any bit of the table's file on the server is flipped",
    "verify finds it, or it changed nothing that can be read",
    tries=12,
    slice=1,
    kinds="postgres",
)
def bit_of_table(lot: Random, where: Place) -> None:
    url, head, entries = _filled(where)
    server = where.server
    server.sql("CHECKPOINT", "faults")
    path = server.data / server.sql(
        f"SELECT pg_relation_filepath('mandat.{lot.choice(('entry', 'entry_key', 'record'))}')", "faults"
    )
    server.stop(keep=True)
    whole = path.read_bytes()
    _flip(path, lot.randrange(len(whole)), lot)
    server.start()
    try:
        if _found(url) is None:
            must(_unchanged(url, head, entries), "it verifies, and says something else than before")
    finally:
        server.stop(keep=True)
        path.write_bytes(whole)
        server.start()


@fault("the file is cut off at any byte", "verify finds it", tries=150, slice=2, kinds="sqlite")
def cut_file(lot: Random, where: Place) -> None:
    url, head, entries = _filled(where)
    path = where.file(url)
    with path.open("r+b") as file:
        file.truncate(lot.randrange(path.stat().st_size))
    must(_found(url) is not None, "a file that was cut off verifies")


@fault(
    "the write-ahead log is cut off, or a bit of it flipped, at any byte",
    "what is left verifies and begins the record; against a head kept elsewhere, what is missing is found",
    tries=150,
    slice=2,
    kinds="sqlite",
)
def damaged_log(lot: Random, where: Place) -> None:
    url = where.new()
    store = open_store(url, create=True)
    for number in range(12):
        head = store.append(batch("w", number, 3), store.head(), {}, number)
    entries = list(store.read(0, 99))
    copy = where.folder / f"copy-{where.file(url).name}"
    for end in ("", "-wal"):
        shutil.copy(f"{where.file(url)}{end}", f"{copy}{end}")
    store.close()
    log = Path(f"{copy}-wal")
    at = lot.randrange(log.stat().st_size)
    if lot.random() < 0.5:
        _flip(log, at, lot)
    else:
        with log.open("r+b") as file:
            file.truncate(at)
    _begins(f"sqlite:///{copy}", head, entries)


def _begins(url: str, head: Head, entries: list[Stored]) -> None:
    """It verifies, begins as before, and what it lost is found out against the head that was kept; or is found."""
    found = _found(url)
    if found is not None:
        return
    with open_store(url) as store:
        left = list(store.read(0, len(entries)))
        must(left == entries[: len(left)], "it verifies, and is no beginning of what was there")
        must(extends(store, head) == (len(left) == len(entries)), "against the head that was kept, a loss is not found")


def tampered(where: Place, url: str, *statements: str) -> None:
    """Run statements on the tables themselves, with the guards out of the way and back afterwards.

    In a statement, `{entry}` is the table, `{at}N` means the entry N, `{record}` and `{this}` the head.
    """
    if where.kind == "sqlite":
        _tamper_file(where.file(url), statements)
    else:
        _tamper_server(url, statements)


def _tamper_file(path: Path, statements: tuple[str, ...]) -> None:
    guards = [name for name, sql in TABLES.items() if "TRIGGER" in sql]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(_worded(statement, "entry", f"place = (1 << {SHIFT}) + ", "record", "id = 1"))
        for name in guards:
            connection.execute(TABLES[name])


def _tamper_server(url: str, statements: tuple[str, ...]) -> None:
    address, _, name = url.replace("clerk@", "super@").partition("&record=")
    with psycopg.connect(address) as connection:
        for table in ("entry", "payload", "record"):
            connection.execute(f"ALTER TABLE mandat.{table} DISABLE TRIGGER ALL")
        (record,) = connection.execute("SELECT id FROM mandat.record WHERE name = %s", (name,)).fetchone()
        here = f"record = {record} AND index = "
        for statement in statements:
            connection.execute(_worded(statement, "mandat.entry", here, "mandat.record", f"id = {record}").encode())
        for trigger in postgres_tables.TRIGGERS:
            connection.execute(f"ALTER TABLE mandat.{trigger.split('_')[0]} ENABLE ALWAYS TRIGGER {trigger}")


def _worded(statement: str, entry: str, at: str, record: str, this: str) -> str:
    found = statement.replace("{entry}", entry).replace("{record}", record).replace("{this}", this)
    return found.replace("{at}", at).replace("{payload}", entry.replace("entry", "payload"))


def as_bytes(kind: str, value: bytes) -> str:
    return f"x'{value.hex()}'" if kind == "sqlite" else f"'\\x{value.hex()}'::bytea"


@fault("any bit of any column of an entry is flipped", "verify names the entry", tries=150, slice=2)
def bit_of_entry(lot: Random, where: Place) -> None:
    url, _, entries = _filled(where)
    index = lot.randrange(SIZE)
    column = lot.choice(("leaf", "key", "hash", "committed", "entered"))
    value = _changed(where, url, entries[index], column, lot)
    try:
        tampered(where, url, f"UPDATE {{entry}} SET {column} = {value} WHERE {{at}}{index}")
    except (sqlite3.IntegrityError, psycopg.IntegrityError):
        return  # another entry has the key that this makes: the index of keys itself refuses it
    found = _found(url)
    must(found is not None and found[0] == index, f"a changed {column} of entry {index} is not named: {found}")


def _changed(where: Place, url: str, stored: Stored, column: str, lot: Random) -> str:
    """The value of a column with one bit flipped, as it is written in a statement."""
    if column == "committed":
        return str(stored.committed ^ 1 << lot.randrange(62))
    if column == "hash":
        with open_store(url) as store:
            value = store.hashes(stored.index, stored.index + 1)[0]
    else:
        value = {"leaf": stored.entry.leaf, "key": stored.entry.key, "entered": stored.entry.entered.encode()}[column]
    at = lot.randrange(len(value))
    flipped = value[:at] + bytes([value[at] ^ 1 << lot.randrange(7)]) + value[at + 1 :]
    written = as_bytes(where.kind, flipped)
    return f"CAST({written} AS TEXT)" if column == "entered" and where.kind == "sqlite" else written


@fault("two entries change places", "verify names the first of them", tries=60, slice=1)
def swapped(lot: Random, where: Place) -> None:
    url, _, _ = _filled(where)
    one, two = sorted(lot.sample(range(SIZE), 2))
    column, base = ("place", f"(1 << {SHIFT}) + ") if where.kind == "sqlite" else ("index", "")
    moves = ((one, 900), (two, one), (900, two))
    tampered(where, url, *(f"UPDATE {{entry}} SET {column} = {base}{to} WHERE {{at}}{at}" for at, to in moves))
    found = _found(url)
    must(found is not None and found[0] == one, f"swapped entries {one} and {two} are not named: {found}")


@fault("an entry in the middle is deleted", "verify names it", tries=60, slice=1)
def deleted(lot: Random, where: Place) -> None:
    url, _, _ = _filled(where)
    index = lot.randrange(SIZE - 1)
    tampered(where, url, f"DELETE FROM {{entry}} WHERE {{at}}{index}")
    found = _found(url)
    must(found is not None and found[0] == index, f"the deleted entry {index} is not named: {found}")


@fault("the last entries are deleted, the head is left", "verify names the first of them", tries=60, slice=1)
def tail_deleted(lot: Random, where: Place) -> None:
    url, _, _ = _filled(where)
    left = lot.randrange(SIZE)
    tampered(where, url, f"DELETE FROM {{entry}} WHERE {' OR '.join(f'({{at}}{n})' for n in range(left, SIZE))}")
    found = _found(url)
    must(found is not None and found[0] == left, f"the missing entry {left} is not named: {found}")


@fault(
    "an entry is rewritten together with its stored hash",
    "verify finds it, and names the part of the tree in which it is",
    tries=40,
    slice=1,
)
def rewritten(lot: Random, where: Place) -> None:
    url, _, entries = _filled(where)
    old = entries[lot.randrange(SIZE)]
    hash = leaf_hash(replace(old, entry=replace(old.entry, leaf=b"forged")).sealed)
    new = f"leaf = {as_bytes(where.kind, b'forged')}, hash = {as_bytes(where.kind, hash)}"
    tampered(where, url, f"UPDATE {{entry}} SET {new} WHERE {{at}}{old.index}")
    found = _found(url)
    must(found is not None and found[0] is not None and found[0] <= old.index, f"a forged entry is not found: {found}")


def _rolled_back(lot: Random, where: Place) -> tuple[str, Head]:
    """A ledger without its last entries, the head made to fit; and the head that it had."""
    url, head, _ = _filled(where)
    left = lot.randrange(1, SIZE)
    with open_store(url) as store:
        range_ = grow(0, (), store.hashes(0, left))
    gone = " OR ".join(f"({{at}}{n})" for n in range(left, SIZE))
    values = f"size = {left}, range = {as_bytes(where.kind, b''.join(range_))}"
    tampered(where, url, f"DELETE FROM {{entry}} WHERE {gone}", f"UPDATE {{record}} SET {values} WHERE {{this}}")
    return url, head


@fault(
    "the last entries are deleted and the head rewritten to fit; a head was kept elsewhere",
    "against that head it is found",
    tries=40,
    slice=1,
)
def rolled_back_with_checkpoint(lot: Random, where: Place) -> None:
    url, head = _rolled_back(lot, where)
    with open_store(url) as store:
        must(not extends(store, head), "a record that lost its end extends the head that it had")


@fault(
    "the same, and nothing was kept elsewhere",
    "it verifies: this cannot be found out (said in the specification)",
    tries=10,
    slice=1,
)
def rolled_back_without_checkpoint(lot: Random, where: Place) -> None:
    url, _ = _rolled_back(lot, where)
    must(_found(url) is None, "a consistent record does not verify")


@fault(
    "the whole file is replaced by an older copy; a head was kept elsewhere",
    "against that head it is found; without it, it verifies",
    tries=40,
    slice=1,
    kinds="sqlite",
)
def file_rolled_back(lot: Random, where: Place) -> None:
    url, old, _ = _filled(where)
    shutil.copy(where.file(url), where.folder / "older")
    with open_store(url) as store:
        new = store.append(batch("later", 0, lot.randrange(1, 9)), store.head(), {}, 0)
    shutil.copy(where.folder / "older", where.file(url))
    must(_found(url) is None, "an older copy does not verify")
    with open_store(url) as store:
        must(store.head() == old, "the older copy is another one")
        must(not extends(store, new), "an older copy extends the newer head")


@fault(
    "two branches are shown different records",
    "each is sound; neither extends the head that the other was shown",
    tries=40,
    slice=1,
)
def split_view(lot: Random, where: Place) -> None:
    heads, urls = [], []
    common = lot.randrange(0, 20)
    for view in ("one", "other"):
        url = where.new()
        with open_store(url, create=True) as store:
            for number in range(common):
                shown = store.append(batch("w", number, 1), store.head(), {}, 0)
                must(extends(store, shown), "a record does not extend its own head")
            heads.append(store.append(batch(view, 0, lot.randrange(1, 9)), store.head(), {}, 0))
            urls.append(url)
    for url, own, others in zip(urls, heads, reversed(heads), strict=True):
        must(_found(url) is None, "a view does not verify")
        with open_store(url) as store:
            must(extends(store, own) and not extends(store, others), "a split view is not found out")


@fault("an index or a guard is gone or was changed", "verify says which", tries=40, slice=1)
def guards_gone(lot: Random, where: Place) -> None:
    url, _, _ = _filled(where) if where.kind == "sqlite" else (where.server.new(f"guards_{uuid4().hex}"), None, None)
    if where.kind == "sqlite":
        name = lot.choice([name for name, sql in TABLES.items() if "TRIGGER" in sql or "INDEX" in sql])
        kind = "TRIGGER" if "TRIGGER" in TABLES[name] else "INDEX"
        with closing(sqlite3.connect(where.file(url), isolation_level=None)) as connection:
            connection.execute(f"DROP {kind} {name}")
            if lot.random() < 0.5:
                again = "BEFORE INSERT ON entry BEGIN SELECT 1; END" if kind == "TRIGGER" else "ON entry (key, hash)"
                connection.execute(f"CREATE {kind} {name} {again}")
    else:
        open_store(url, create=True).close()
        name = lot.choice(("entry_same", "entry_stays", "record_grows", "record_stays", "payload_same"))
        table = name.split("_")[0]
        how = lot.choice(
            (f"DROP TRIGGER {name} ON mandat.{table}", f"ALTER TABLE mandat.{table} DISABLE TRIGGER {name}")
        )
        where.server.sql(how, url.split("/")[3].split("?")[0])
    found = _found(url)
    must(found is not None and name in found[1], f"that {name} is gone is not said: {found}")
