"""What URLs name, and what is said of those that name nothing."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY, NoLedger
from mandat.ledger.url import is_url, open_store


def refusal(url: str, create: bool = False) -> str:
    with pytest.raises(NoLedger) as found:
        open_store(url, create)
    return str(found.value)


def test_a_url_is_told_from_a_path():
    assert [is_url(text) for text in ("sqlite:///x.db", "postgresql://u@h/n", "postgres://h/n")] == [True] * 3
    assert [is_url(text) for text in ("x.db", "sqlite", "/sqlite:/x", "books/record.mandat")] == [False] * 4


def test_a_relative_and_an_absolute_url_name_the_same_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open_store("sqlite:///a%20b.db", create=True) as store:
        store.append([Entry(b"a", b"k")], EMPTY, {}, 0)
    with open_store(f"sqlite:///{tmp_path}/a b.db") as store:
        assert store.head().size == 1


def test_a_url_that_names_no_record_means_main(tmp_path):
    url = f"sqlite:///{tmp_path}/l.db"
    with open_store(url, create=True) as store:
        store.append([Entry(b"a", b"k")], EMPTY, {}, 0)
    with open_store(f"{url}?record=main") as store:
        assert store.head().size == 1
    with open_store(f"{url}?record=harbour%20union", create=True) as store:
        assert store.head().size == 0


def test_a_ledger_that_is_not_there_is_not_made_by_asking(tmp_path):
    says = refusal(f"sqlite:///{tmp_path}/l.db")
    assert "there is no such ledger; make one: mandat -b sqlite:///" in says
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_is_not_there_is_answered_with_those_that_are(tmp_path):
    url = f"sqlite:///{tmp_path}/l.db"
    open_store(f"{url}?record=harbour", create=True).close()
    assert "it holds no record main; it holds: harbour" in refusal(url)


def test_a_file_of_another_kind_is_refused_and_not_changed(tmp_path):
    text, other = tmp_path / "record.mandat", tmp_path / "other.db"
    text.write_text('2024-03-02 person anna "Anna Brandt"\n' * 200)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = text.read_bytes(), other.read_bytes()
    for create in (False, True):
        assert "this file is no database; name a ledger, or a file" in refusal(f"sqlite:///{text}", create)
        assert "it is a database of another program" in refusal(f"sqlite:///{other}", create)
    assert (text.read_bytes(), other.read_bytes()) == before


@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_file_is_said_to_be_none(tmp_path, create):
    assert "this is a folder; name a file in it: sqlite:///" in refusal(f"sqlite:///{tmp_path}", create)
    assert "there is no such folder; make it, or name a file" in refusal(f"sqlite:///{tmp_path}/none/l.db", create)
    assert "this is no file; name a ledger" in refusal(f"sqlite:///{os.devnull}", create)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_ledger_yet(tmp_path):
    (tmp_path / "l.db").touch()
    assert "nothing is in this file yet; make a ledger in it: mandat -b" in refusal(f"sqlite:///{tmp_path}/l.db")
    open_store(f"sqlite:///{tmp_path}/l.db", create=True).close()
    open_store(f"sqlite:///{tmp_path}/l.db").close()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full; make room on it, then try again"),
        (
            sqlite3.SQLITE_READONLY,
            "you may not write to it or to its log beside it, as whoever asks must",
        ),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "it cannot be opened, or its log beside it cannot; see that you may read and"),
        (
            sqlite3.SQLITE_IOERR,
            "the system could not read or write it, or its log beside it; see whether the disk is full",
        ),
        (sqlite3.SQLITE_NOMEM, "it cannot be opened: why; name a ledger, in a folder that you may write to"),
    ],
)
def test_why_a_file_is_not_opened_is_said_in_words(tmp_path, monkeypatch, code, says):
    open_store(f"sqlite:///{tmp_path}/l.db", create=True).close()

    def refused(*_, **__):
        reason = sqlite3.OperationalError("why")
        reason.sqlite_errorcode = code
        raise reason

    monkeypatch.setattr(sqlite3, "connect", refused)
    assert says in refusal(f"sqlite:///{tmp_path}/l.db")


def test_a_file_that_may_not_be_made_is_no_fault(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refused)
    says = refusal(f"sqlite:///{tmp_path}/l.db", True)
    assert "it cannot be made: permission denied; name a ledger, in a folder that you may write to" in says


def test_a_ledger_of_a_newer_mandat_is_refused(tmp_path):
    url = f"sqlite:///{tmp_path}/l.db"
    open_store(url, create=True).close()
    with closing(sqlite3.connect(tmp_path / "l.db")) as connection:
        connection.execute("PRAGMA user_version = 3")
    assert "a newer mandat wrote it (version 3 of its tables); update mandat" in refusal(url)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///",
        "sqlite://host/x.db",
        "sqlite:x.db",
        "sqlite:///%00",
        "mysql://u@h/n",
        "postgresql:n",
        "postgresql://[h/n",
        "sqlite:///no/such/folder/x.db",
        "sqlite:////",
    ],
)
def test_a_url_that_names_no_file_is_answered_in_one_sentence(url):
    for create in (False, True):
        assert "\n" not in refusal(url, create)


@pytest.mark.parametrize("record", ["", "a" * 201, "%0a", "%00"])
def test_a_record_has_a_name_that_can_be_shown(tmp_path, record):
    assert "write ?record=NAME" in refusal(f"sqlite:///{tmp_path}/l.db?record={record}", True)


def test_a_ledger_can_be_read_by_its_owner_only(tmp_path):
    open_store(f"sqlite:///{tmp_path}/l.db", create=True).close()
    assert (tmp_path / "l.db").stat().st_mode & 0o777 == 0o600


def test_no_password_is_shown(tmp_path):
    says = refusal(f"postgresql://anna:hunter2@/ledger?host={tmp_path}")
    assert f"postgresql://anna@/ledger?host={tmp_path}: it cannot be reached" in says
    assert "hunter2" not in says


def test_a_database_without_a_ledger_is_not_changed_by_asking(new_database):
    assert "there is no ledger in this database; make one: mandat -b postgresql://clerk@/" in refusal(new_database)
    assert "there is no ledger in this database" in refusal(new_database)


def test_a_record_that_is_not_on_the_server_is_answered_with_those_that_are(new_database):
    open_store(f"{new_database}&record=harbour", create=True).close()
    assert "it holds no record main; it holds: harbour" in refusal(new_database)


def test_a_user_who_may_not_read_is_told_so(postgres, new_database):
    open_store(new_database, create=True).close()
    postgres.sql("DO $$ BEGIN CREATE ROLE stranger LOGIN; EXCEPTION WHEN duplicate_object THEN END $$", "postgres")
    assert "permission denied" in refusal(new_database.replace("clerk@", "stranger@"))


def test_all_that_make_the_same_file_at_once_have_it(tmp_path):
    def make() -> None:
        start.wait()
        with open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
            sizes.append(store.head().size)

    sizes, start = [], threading.Barrier(8)
    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sizes == [0] * 8


def test_two_that_make_the_same_ledger_at_once_both_have_it(postgres, new_database):
    with open_store(new_database, create=True) as one, open_store(new_database, create=True) as other:
        one.append([Entry(b"a", b"k")], EMPTY, {}, 0)
        assert other.head().size == 1


@pytest.mark.parametrize(
    ("behind", "says"),
    [
        ("?recrod=harbour", "a file has no option recrod; write ?record=NAME"),
        ("?record=main&mode=ro", "a file has no option mode"),
        ("?record=main&record=harbour", "it names more than one record"),
        ("#harbour", "nothing can be told by #harbour"),
    ],
)
def test_a_slip_behind_a_url_does_not_open_another_record(tmp_path, behind, says):
    open_store(f"sqlite:///{tmp_path}/l.db", create=True).close()
    assert says in refusal(f"sqlite:///{tmp_path}/l.db{behind}", False)
