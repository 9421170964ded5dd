"""A record is moved into a database: the same root, whatever it was kept in; all of it, or nothing."""

import pytest

from mandat.ledger.audit import audit
from mandat.ledger.backup import backup
from mandat.ledger.copying import CannotCopy
from mandat.ledger.entry import Entry
from mandat.ledger.moving import move
from mandat.ledger.store import EMPTY, Damaged, Overtaken
from mandat.ledger.url import open_store


def entry(n: int) -> Entry:
    return Entry(b"leaf %d" % n, b"key %d" % n, "2024-03-02")


@pytest.fixture(params=["sqlite", "postgres"])
def store(request, tmp_path, postgres):
    """A record with entries of several commits, a payload that was erased, and what was signed."""
    url = f"sqlite:///{tmp_path}/l.db" if request.param == "sqlite" else postgres.new(f"from_{id(request)}")
    with open_store(url, create=True) as made:
        head = made.append([entry(n) for n in range(1500)], EMPTY, {b"c1": b"Anna", b"c2": b"Bela"}, 1)
        made.append([entry(1500)], head, {}, 2, [b"c2"])
        made.put_blob("checkpoint", b"signed")
        yield made


def test_what_is_moved_is_the_same_ledger(store, new_database):
    steps = []
    with open_store(new_database, create=True) as into:
        assert move(store, into, lambda *step: steps.append(step)) == store.head()
    with open_store(new_database) as found:
        assert audit(found) == audit(store)
        assert audit(found).ok
        assert list(found.read(0, 9999)) == list(store.read(0, 9999))
        assert (list(found.payloads()), found.blob("checkpoint")) == ([(b"c1", b"Anna")], b"signed")
        found.append([entry(1501)], store.head(), {}, 3)
        assert audit(found).entries == 1502
    assert steps == [(1000, 1501), (1501, 1501)]


def test_a_backup_is_put_back(store, new_database, tmp_path):
    backup(store, tmp_path / "copy.db")
    with open_store(f"sqlite:///{tmp_path}/copy.db") as copy, open_store(new_database, create=True) as into:
        move(copy, into)
        assert audit(into) == audit(store)


def test_nothing_that_is_there_is_written_over(store, new_database):
    with open_store(new_database, create=True) as into:
        into.put_blob("key", b"of another ledger")
        with pytest.raises(CannotCopy, match="there is a ledger already; name a database that holds none"):
            move(store, into)
        assert (into.head(), into.blobs("")) == (EMPTY, ["key"])


def test_several_records_are_moved_into_one_database(store, new_database):
    for name in ("north", "south"):
        with open_store(f"{new_database}&record={name}", create=True) as into:
            assert move(store, into) == store.head()


def test_a_copy_that_stops_halfway_leaves_nothing(store, new_database, monkeypatch):
    """The last entry is not what was hashed: found when all others are on their way."""
    read = type(store).read

    def spoilt(self, start, stop):
        return (one if one.index < 1500 else type(one)(1500, entry(7777), 2) for one in read(self, start, stop))

    with open_store(new_database, create=True) as into:
        with monkeypatch.context() as broken:
            broken.setattr(type(store), "read", spoilt)
            with pytest.raises(Damaged, match="do not lead to its head"):
                move(store, into)
        assert (into.head(), into.count(), list(into.payloads()), into.blobs("")) == (EMPTY, 0, [], [])
        assert move(store, into) == store.head()


def test_whoever_writes_first_meanwhile_waits_and_is_refused(store, new_database):
    with open_store(new_database, create=True) as into, open_store(new_database) as other:
        judged = other.head()
        move(store, into)
        with pytest.raises(Overtaken):
            other.append([entry(1501)], judged, {}, 5)
