"""A copy is of one moment, whole, and holds nothing that was erased."""

import threading

import pytest

from mandat.ledger.audit import audit
from mandat.ledger.backup import backup
from mandat.ledger.copying import CannotCopy
from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY
from mandat.ledger.url import open_store


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/l.db"
    return request.getfixturevalue("new_database")


def entry(n: int) -> Entry:
    return Entry(b"leaf %d" % n, b"key %d" % n, "2024-03-02")


def test_a_copy_is_a_ledger_with_the_same_head_entries_payloads_and_blobs(url, tmp_path):
    with open_store(url, create=True) as store:
        head = store.append([entry(n) for n in range(1500)], EMPTY, {b"c1": b"Anna", b"c2": b"Bela"}, 1)
        head = store.append([entry(1500)], head, {}, 2, [b"c2"])
        store.put_blob("checkpoint", b"signed")
        steps = []
        assert backup(store, tmp_path / "copy.db", lambda *step: steps.append(step)) == head
        with open_store(f"sqlite:///{tmp_path}/copy.db") as copy:
            assert audit(copy) == audit(store)
            assert audit(copy).ok
            assert list(copy.read(0, 9999)) == list(store.read(0, 9999))
            assert (list(copy.payloads()), copy.blob("checkpoint")) == ([(b"c1", b"Anna")], b"signed")
    assert steps == [(1000, 1501), (1501, 1501)]
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_copy_can_be_written_on(url, tmp_path):
    with open_store(url, create=True) as store:
        store.append([entry(0)], EMPTY, {}, 1)
        head = backup(store, tmp_path / "copy.db")
    with open_store(f"sqlite:///{tmp_path}/copy.db") as copy:
        copy.append([entry(0), entry(1)], head, {}, 2)
        assert audit(copy).entries == 2


def test_a_copy_is_whole_while_others_write(url, tmp_path):
    open_store(url, create=True).close()
    stop = threading.Event()

    def write() -> None:
        with open_store(url) as writer:
            n = 0
            while not stop.is_set():
                writer.append([entry(n)], writer.head(), {b"c%d" % n: b"name"}, n)
                n += 1

    writing = threading.Thread(target=write)
    writing.start()
    try:
        with open_store(url) as store:
            before = store.wait(20, 20)
            head = backup(store, tmp_path / "copy.db")
            assert store.wait(head.size + 5, 20).size > head.size
    finally:
        stop.set()
        writing.join()
    with open_store(f"sqlite:///{tmp_path}/copy.db") as copy:
        found = audit(copy)
        assert (found.ok, found.entries, found.root) == (True, head.size, head.root)
        assert head.size >= before.size
        assert len(list(copy.payloads())) == head.size


def test_a_file_that_is_there_is_not_overwritten(url, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    with open_store(url, create=True) as store, pytest.raises(CannotCopy, match="this is there already"):
        backup(store, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_copy_that_cannot_be_made_leaves_nothing(url, tmp_path):
    with open_store(url, create=True) as store, pytest.raises(CannotCopy, match="there is no such file or folder"):
        backup(store, tmp_path / "no" / "copy.db")
    assert not list(tmp_path.glob("*.part"))
