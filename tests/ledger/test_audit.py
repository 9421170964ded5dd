"""An audit derives everything anew, and names the first entry that is not what was put there."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from mandat.ledger.audit import audit
from mandat.ledger.entry import Entry, Stored
from mandat.ledger.store import EMPTY, Damaged, Flaw
from mandat.ledger.stores.memory import Memory

SIZE = 2500


@pytest.fixture
def store() -> Memory:
    made = Memory("sqlite:///union.db")
    made.append([Entry(b"leaf %d" % n, b"key %d" % n, "2024-03-02") for n in range(SIZE)], EMPTY, {}, 1)
    return made


def test_a_sound_record_is_told_with_its_size_and_root(store):
    found = audit(store)
    assert (found.ok, found.entries, found.root) == (True, SIZE, store.head().root)
    assert (found.first_bad, found.reason) == (None, None)


def test_a_record_without_entries_is_sound():
    assert audit(Memory()).ok
    assert audit(Memory()).root == EMPTY.root


def test_progress_is_told(store):
    steps = []
    audit(store, lambda *step: steps.append(step))
    assert steps == [(1000, SIZE), (2000, SIZE), (2500, SIZE)]


@pytest.mark.parametrize(
    "change",
    [
        lambda stored: replace(stored, committed=2),
        lambda stored: replace(stored, entry=replace(stored.entry, entered="2024-03-03")),
        lambda stored: replace(stored, entry=replace(stored.entry, leaf=b"leaf X")),
    ],
)
def test_an_entry_that_was_changed_is_named(store, change):
    store._entries[1234] = change(store._entries[1234])
    store._entries[2000] = change(store._entries[2000])
    found = audit(store)
    assert (found.ok, found.first_bad) == (False, 1234)
    assert found.reason == "entry 1234 is not what was put there: it does not have the hash that was stored with it"


def test_an_entry_that_is_missing_is_named(store):
    del store._entries[77], store._hashes[77]
    assert audit(store).reason == "entry 77 is missing"


def test_an_entry_that_its_key_does_not_find_is_named(store):
    del store._places[b"key 5"]
    store._places[b"key 3"] = 4
    found = audit(store)
    assert (found.first_bad, found.reason) == (3, "entry 3 is not found by its key: the index of keys is damaged")


def test_entries_behind_the_head_are_found(store):
    store._entries.append(Stored(SIZE, Entry(b"more", b"more"), 1))
    assert audit(store).reason == "the head says 2500 entries, and 2501 are there"


def test_an_entry_forged_with_its_hash_is_narrowed_down_to_a_subtree(store):
    forged = Memory()
    forged.append([Entry(b"forged %d" % n, b"key %d" % n) for n in range(SIZE)], EMPTY, {}, 1)
    store._entries[2100], store._hashes[2100] = forged._entries[2100], forged._hashes[2100]
    found = audit(store)
    assert found.first_bad == 2048
    assert found.reason == "one of the entries 2048 to 2303 is not what the head was made of"


@pytest.mark.parametrize("head", [{"range": (b"?" * 32,) * 6}, {"range": ()}, {"size": SIZE - 1}])
def test_a_head_that_does_not_fit_itself_is_found(store, head):
    store._head = replace(store._head, **head)
    found = audit(store)
    assert not found.ok


class Scratched(Memory):
    """A store in which one entry cannot be read."""

    def read(self, start: int, stop: int) -> Iterator[Stored]:
        if start <= 1500 < stop:
            raise Damaged(self.name, "disk image is malformed")
        return super().read(start, stop)


def test_an_entry_that_cannot_be_read_is_named():
    store = Scratched("sqlite:///union.db")
    store.append([Entry(b"leaf %d" % n, b"key %d" % n) for n in range(SIZE)], EMPTY, {}, 1)
    found = audit(store)
    assert (found.first_bad, found.ok) == (1500, False)
    assert "sqlite:///union.db is damaged or cannot be read (disk image is malformed)" in found.reason


def test_what_the_engine_finds_is_told_last():
    class Complaining(Memory):
        def audit(self):
            yield Flaw(None, "the table or guard entry_same is missing")

    assert audit(Complaining()).reason == "the table or guard entry_same is missing"
