"""The tables of a ledger in PostgreSQL, and the guards that let entries only be added: privileges and triggers.

Order comes from the head of a record, never from a sequence: a sequence hands out numbers before the commit, so that
who reads behind the last number he has seen can miss one that is committed later.
"""

from collections.abc import Iterable, Iterator

import psycopg

from mandat.ledger.store import Flaw

VERSION = 2
"""Of these tables. Those of version 1 are renewed when their owner opens them: a head had a root beside its range, and
what looked whether a record grows was called at each addition."""

_TABLES = """
CREATE SCHEMA IF NOT EXISTS mandat;
CREATE TABLE mandat.version (version integer PRIMARY KEY);
CREATE TABLE mandat.record (
    id integer PRIMARY KEY, name text NOT NULL UNIQUE, size bigint NOT NULL, range bytea NOT NULL);
CREATE TABLE mandat.entry (
    record integer NOT NULL, index bigint NOT NULL, key bytea NOT NULL, entered bytea NOT NULL,
    committed bigint NOT NULL, hash bytea NOT NULL, leaf bytea NOT NULL,
    CONSTRAINT entry_place PRIMARY KEY (record, index), CONSTRAINT entry_key UNIQUE (record, key));
CREATE TABLE mandat.payload (
    record integer NOT NULL, commitment bytea NOT NULL, erased boolean NOT NULL, data bytea NOT NULL,
    CONSTRAINT payload_place PRIMARY KEY (record, commitment));
CREATE TABLE mandat.blob (
    record integer NOT NULL, name text NOT NULL, data bytea NOT NULL,
    CONSTRAINT blob_place PRIMARY KEY (record, name));
"""

_INDEXES = ("blob_place", "entry_key", "entry_place", "payload_place", "record_name_key", "record_pkey", "version_pkey")

_FUNCTIONS = {
    "refuse": " BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END ",
    "erase": """ BEGIN
        IF NEW.data <> ''::bytea OR NOT NEW.erased OR NEW.record <> OLD.record OR NEW.commitment <> OLD.commitment THEN
            RAISE EXCEPTION 'a payload can only be erased' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW; END """,
}

TRIGGERS = {
    "entry_same": "BEFORE UPDATE ON mandat.entry FOR EACH STATEMENT"
    " EXECUTE FUNCTION mandat.refuse('an entry cannot be changed')",
    "entry_stays": "BEFORE DELETE OR TRUNCATE ON mandat.entry FOR EACH STATEMENT"
    " EXECUTE FUNCTION mandat.refuse('an entry cannot be deleted')",
    "payload_same": "BEFORE UPDATE ON mandat.payload FOR EACH ROW EXECUTE FUNCTION mandat.erase()",
    "payload_stays": "BEFORE DELETE OR TRUNCATE ON mandat.payload FOR EACH STATEMENT"
    " EXECUTE FUNCTION mandat.refuse('a payload can only be erased')",
    # Before the update it would lock the row once more: a third of what it takes to move a head.
    "record_grows": "AFTER UPDATE ON mandat.record FOR EACH ROW WHEN ((new.size <= old.size))"
    " EXECUTE FUNCTION mandat.refuse('a record can only grow')",
    "record_same": "BEFORE UPDATE OF id, name ON mandat.record FOR EACH STATEMENT"
    " EXECUTE FUNCTION mandat.refuse('a record can only grow')",
    "record_stays": "BEFORE DELETE OR TRUNCATE ON mandat.record FOR EACH STATEMENT"
    " EXECUTE FUNCTION mandat.refuse('a record cannot be deleted')",
}

_REVOKED = {
    "entry": ("UPDATE", "DELETE", "TRUNCATE"),
    "payload": ("DELETE", "TRUNCATE"),
    "record": ("DELETE", "TRUNCATE"),
}
"""What not even the owner of the tables may do, unless granted anew; the triggers would refuse it still."""


def make(connection: psycopg.Connection) -> None:
    """Make the tables, all or none; nothing where they are there."""
    _change(connection, None, _statements())


def renew(connection: psycopg.Connection) -> None:
    """Make these tables of those of version 1; nothing where another has done it meanwhile."""
    _change(connection, 1, _changes())


def _change(connection: psycopg.Connection, found: int | None, statements: Iterable[str]) -> None:
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('mandat.make'))")
        if version(connection) == found:
            for statement in statements:
                connection.execute(statement)


def version(connection: psycopg.Connection) -> int | None:
    """The version of the tables that are there; None where there are none."""
    if connection.execute("SELECT to_regclass('mandat.version')").fetchone()[0] is None:
        return None
    return connection.execute("SELECT max(version) FROM mandat.version").fetchone()[0]


def _statements() -> Iterator[str]:
    yield _TABLES
    for name, body in _FUNCTIONS.items():
        yield f"CREATE FUNCTION mandat.{name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
    for name in TRIGGERS:
        yield from _trigger(name)
    for table, privileges in _REVOKED.items():
        yield f"REVOKE {', '.join(privileges)} ON mandat.{table} FROM PUBLIC, CURRENT_USER"
    yield f"INSERT INTO mandat.version VALUES ({VERSION})"


def _changes() -> Iterator[str]:
    yield "ALTER TABLE mandat.record DROP COLUMN root"
    yield "DROP TRIGGER record_grows ON mandat.record"
    yield "DROP FUNCTION mandat.grow()"
    for name in ("record_grows", "record_same"):
        yield from _trigger(name)
    yield f"INSERT INTO mandat.version VALUES ({VERSION})"


def _trigger(name: str) -> Iterator[str]:
    yield f"CREATE TRIGGER {name} {TRIGGERS[name]}"
    yield f"ALTER TABLE mandat.{name.split('_')[0]} ENABLE ALWAYS TRIGGER {name}"


def flaws(connection: psycopg.Connection) -> Iterator[Flaw]:
    """What is wrong: guards and indexes that are missing, changed or not ours; a server that may lose what it has."""
    yield from _differences(connection, "trigger", TRIGGERS, _FOUND_TRIGGERS)
    yield from _differences(connection, "function", _FUNCTIONS, _FOUND_FUNCTIONS)
    yield from _differences(connection, "index", dict.fromkeys(_INDEXES, "sound"), _FOUND_INDEXES)
    for setting in ("fsync", "full_page_writes"):
        if connection.execute("SELECT current_setting(%s)", (setting,)).fetchone()[0] != "on":
            yield Flaw(None, f"the server runs with {setting} off: it may lose what it acknowledged")
    for table, privileges in _REVOKED.items():
        for privilege in privileges:
            if connection.execute(_MAY, (f"mandat.{table}", privilege)).fetchone()[0]:
                yield Flaw(None, f"somebody who is no superuser was granted to {privilege} the table {table}")


_FOUND_TRIGGERS = """
SELECT tgname, CASE tgenabled WHEN 'A' THEN '' ELSE 'switched off: ' END
    || substr(pg_get_triggerdef(pg_trigger.oid), 17 + length(tgname))
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE relnamespace = 'mandat'::regnamespace AND NOT tgisinternal"""
_FOUND_FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'mandat'::regnamespace"
_FOUND_INDEXES = """
SELECT relname, CASE WHEN indisvalid AND indisunique AND indpred IS NULL THEN 'sound' ELSE 'not sound' END
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'mandat'::regnamespace"""
_MAY = """
SELECT EXISTS (SELECT FROM pg_class, aclexplode(relacl) WHERE pg_class.oid = %s::regclass AND privilege_type = %s)"""


def _differences(connection: psycopg.Connection, kind: str, ours: dict[str, str], query: str) -> Iterator[Flaw]:
    found = dict(connection.execute(query))
    for name in sorted(ours.keys() | found.keys()):
        if found.get(name) != ours.get(name):
            what = "is missing" if name not in found else "was changed" if name in ours else "does not belong there"
            yield Flaw(None, f"the {kind} {name} {what}")
