"""A slice of what `make faults` tries in full; and that each of these gates can close."""

import math
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from mandat.clerk import beside
from mandat.clerk.ledger.verify import Verdict
from mandat.ledger.audit import Audit
from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY
from mandat.ledger.stores import sqlite, sqlite_opening
from mandat.ledger.url import open_store
from tests.faults import files
from tests.faults.__main__ import BEGIN, DOCUMENT, END, attempt, table
from tests.faults.damage import bit_of_entry, bit_of_file, deleted, guards_gone, rewritten, swapped, tail_deleted
from tests.faults.files import bit_of_file_kept, changed_meanwhile, killed_with_file
from tests.faults.kills import each_follows_its_head
from tests.faults.losses import power, sync_failed
from tests.faults.rooms import everything
from tests.faults.server_power import _position, server_power
from tests.faults.trials import Fault, Lost, Place

FAULTS = everything()


@pytest.fixture(scope="session")
def faulty(postgres):
    """A server with a database in which faults are tried."""
    postgres.new("faults")
    return postgres


@pytest.mark.parametrize("each", FAULTS, ids=lambda each: f"{each.name} ({each.kind})")
def test_nothing_is_lost_or_doubled_when(each: Fault, faulty):
    assert [attempt(each, number, faulty) for number in range(each.slice)] == [None] * each.slice


def tried(one, folder: Path, times: int) -> None:
    for number in range(times):
        place = folder / str(number)
        place.mkdir()
        one(Random(number), Place("sqlite", place, None))


def test_the_loss_that_a_weaker_setting_brings_is_seen(tmp_path):
    weaker = [setting.replace("synchronous = FULL", "synchronous = NORMAL") for setting in sqlite_opening._SETTINGS]
    with patch.object(sqlite_opening, "_SETTINGS", weaker), pytest.raises(Lost, match="acknowledged, and not there"):
        tried(power, tmp_path, 20)


@contextmanager
def careless(store: sqlite.SQLite) -> Iterator[None]:
    """A transaction that does not look at how its commit ended."""
    store._run("BEGIN IMMEDIATE")
    yield
    with suppress(sqlite3.Error):
        store._run("COMMIT")


def test_a_log_that_was_not_synced_before_it_was_acknowledged_is_seen(tmp_path, faulty):
    """A server that has synced nothing since its last checkpoint, whatever it acknowledged."""

    def synced(_text):
        return _position(faulty.sql("SELECT checkpoint_lsn FROM pg_control_checkpoint()", "postgres")) + 256

    nothing = patch("tests.faults.server_power._position", synced), patch("tests.faults.server_power.TORN", 1)
    with nothing[0], nothing[1], pytest.raises(Lost, match="acknowledged, and not there"):
        server_power(Random(1), Place("postgres", tmp_path, faulty))


def test_a_writer_that_goes_on_after_a_failed_sync_is_seen(tmp_path):
    with patch.object(sqlite.SQLite, "_writing", careless), pytest.raises(Lost, match="acknowledged, and not there"):
        tried(sync_failed, tmp_path, 20)


def test_a_writer_that_does_not_compare_heads_is_seen(tmp_path):
    def overtaking(store, entry, _expected, now):
        return add(store, entry, store.head(), now)

    add = sqlite.SQLite._add
    with patch.object(sqlite.SQLite, "_add", overtaking), open_store(f"sqlite:///{tmp_path}/l.db", True) as store:
        for key in (b"a.0.0.1", b"b.0.0.1"):
            store.append([Entry(EMPTY.root, key)], EMPTY, {}, 0)
    with pytest.raises(Lost, match="entry 1 was judged on another head"):
        each_follows_its_head(f"sqlite:///{tmp_path}/l.db")


@pytest.mark.parametrize("one", [bit_of_file, bit_of_entry, swapped, deleted, tail_deleted, rewritten, guards_gone])
def test_an_audit_that_finds_nothing_is_seen(tmp_path, one):
    blind = patch("tests.faults.damage.audit", lambda store: Audit(True, 0, b"", None, None))
    with blind, pytest.raises(Lost):
        tried(one, tmp_path, 20)


def test_a_verification_that_finds_nothing_is_seen(tmp_path):
    blind = patch("tests.faults.files.verify", lambda store: Verdict(True, 3, b""))
    with blind, pytest.raises(Lost, match="a changed file is not named"):
        tried(bit_of_file_kept, tmp_path, 3)


def test_a_file_that_is_kept_apart_from_its_act_is_seen(tmp_path):
    """A store that forgets what it was to keep with an entry."""
    careless = patch.object(
        sqlite, "_KEEP", "INSERT INTO payload (record, commitment, erased, data) SELECT ?, ?, 0, ? WHERE 0"
    )
    with careless, pytest.raises(Lost, match="is gone, and no act erased it"):
        tried(killed_with_file, tmp_path, 5)


def test_one_who_takes_whatever_he_reads_is_seen(tmp_path):
    hasty = patch.object(beside, "QUIET", 0), patch.object(beside, "_still", lambda *_: True)
    strict = patch.object(files, "RESTS", math.inf)  # a machine with much to do lets every writer rest
    with hasty[0], hasty[1], strict, pytest.raises(Lost, match="a torn file is there"):
        tried(changed_meanwhile, tmp_path, 60)


def test_the_document_says_what_is_tried():
    text = DOCUMENT.read_text(encoding="utf-8")
    made = text.split(BEGIN)[1].split(END)[0]
    assert made == table([(each, 0) for each in FAULTS])
