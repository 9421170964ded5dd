"""Verifying: whatever is changed that could change an answer is found, and the first bad entry is named."""

import pytest
from msgspec.structs import replace

from mandat.clerk.ledger.checkpoint import LAST, Contradicts, checkpoint
from mandat.clerk.ledger.init import KEY, init
from mandat.clerk.ledger.keyring import Keyring
from mandat.clerk.ledger.nodes import Nodes
from mandat.clerk.ledger.verify import verify
from mandat.ledger import note, tree
from mandat.ledger.entry import Entry
from mandat.ledger.store import EMPTY
from mandat.ledger.stores.memory import Memory
from tests.clerk.ledger.conftest import NOON, put

TEXT = '2024-01-01 person ann "Ann Lee"\n\n2024-01-02 declare d by ann\n\n2024-01-03 note n\n'


def flaw(store, *against):
    found = verify(store, against)
    assert not found.ok
    return found.first_bad, found.reason


def rebuilt(store, change) -> Memory:
    """A ledger with other entries, in which everything that is derived fits: what only an outsider can find."""
    other = Memory()
    entries = [change(stored.index, stored.entry) for stored in store.read(0, 99)]
    other.append([entry for entry in entries if entry], EMPTY, dict(store.payloads()), NOON)
    other.put_blobs({name: store.blob(name) for name in store.blobs("") if not name.startswith("tile/")})
    return other


def test_an_empty_ledger_verifies():
    found = verify(Memory())
    assert (found.ok, found.entries, found.root) == (True, 0, tree.EMPTY)


def test_a_good_ledger_verifies_with_all_that_is_derived_and_signed(store, keyring):
    put(store, TEXT)
    kept = checkpoint(store, keyring)
    put(store, "2024-02-01 note m\n")
    assert verify(store, [kept]).ok


@pytest.mark.parametrize(
    ("leaf", "reason"),
    [(b"?", "entry 1: these bytes are no act"), (b'\x01{"at":"2024" ,"id":"n","verb":"note"}', "in another way than")],
)
def test_a_leaf_that_is_no_act_is_named(store, leaf, reason):
    put(store, TEXT)
    other = rebuilt(store, lambda index, entry: Entry(leaf, entry.key, "") if index == 1 else entry)
    assert flaw(other)[0] == 1
    assert reason in flaw(other)[1]


def test_a_wrong_date_of_entry_is_named(store):
    put(store, TEXT)
    other = rebuilt(store, lambda index, entry: replace(entry, entered="2020") if index == 2 else entry)
    assert flaw(other) == (2, "entry 2 was entered on another date than its act says")


def test_a_payload_that_is_another_is_named(store):
    put(store, TEXT)
    commitment, payload = next(iter(store.payloads()))
    store._payloads[commitment] = payload[:-1] + b"!"
    assert flaw(store) == (0, "entry 0: what it keeps apart is not what it was")


def test_a_payload_that_is_gone_without_an_order_is_named(store):
    put(store, TEXT)
    store.forget([next(iter(store.payloads()))[0]])
    assert flaw(store) == (0, "entry 0: what it keeps apart is gone, and no act erased it")


def test_a_payload_that_no_entry_speaks_of_is_told(store):
    put(store, TEXT)
    store._payloads[b"x" * 32] = b"?"
    assert flaw(store)[1].startswith("something is kept apart that no entry speaks of")


def test_tiles_are_made_anew(store, keyring):
    put(store, "\n".join(f"2024-01-02 note m{number}\n" for number in range(600)))
    checkpoint(store, keyring)
    nodes = Nodes(store, store.head().size)
    nodes(8, 1)
    nodes.keep()
    (name,) = store.blobs("tile/")
    assert verify(store).ok
    store.put_blob(name, bytes(32) + store.blob(name)[32:])
    assert flaw(store) == (None, f"the derived hashes in {name} are not those of the entries")
    store.drop_blob(name)
    store.put_blob("tile/x/0", b"")
    assert flaw(store)[1].startswith("the derived hashes in tile/x/0")


def test_its_own_checkpoint_finds_a_rewriting_that_forgot_it(store, keyring):
    put(store, TEXT)
    checkpoint(store, keyring)
    other = rebuilt(store, lambda index, entry: None if index == 2 else entry)
    assert flaw(other) == (None, "a checkpoint saw 3 entries, and 2 are there: the ledger was rolled back")
    other = rebuilt(store, lambda index, entry: replace(entry, key=b"other") if index == 2 else entry)
    assert flaw(other) == (None, "the first 3 entries are not those that a checkpoint saw: history was rewritten")


def test_only_a_checkpoint_kept_elsewhere_finds_a_rewriting_that_thought_of_everything(store, keyring):
    """Whoever holds the key and the store can write a new history and sign it; not what others hold."""
    put(store, TEXT)
    kept = note.read(str(checkpoint(store, keyring)))
    other = rebuilt(store, lambda index, entry: None if index == 2 else entry)
    other.drop_blob(LAST)
    assert verify(other).ok
    assert flaw(other, kept) == (None, "a checkpoint saw 3 entries, and 2 are there: the ledger was rolled back")
    put(other, "2024-01-03 note other\n")
    assert verify(other).ok
    assert flaw(other, kept)[1] == "the first 3 entries are not those that a checkpoint saw: history was rewritten"


def test_a_checkpoint_of_another_ledger_says_nothing_good(store, keyring, tmp_path):
    put(store, TEXT)
    other, others = Memory(), Keyring(tmp_path / "others")
    init(other, others, "union.example/record")
    put(other, TEXT)
    assert "a checkpoint is not one of this ledger" in flaw(store, checkpoint(other, others))[1]
    store.drop_blob(KEY)
    assert flaw(store, checkpoint(other, others))[1] == "the ledger has no key, so no checkpoint can be its own"


def test_a_damaged_checkpoint_in_the_ledger_is_told(store, keyring):
    put(store, TEXT)
    checkpoint(store, keyring)
    store.put_blob(LAST, b"nothing")
    assert flaw(store)[1].startswith("checkpoint in the ledger: this is no signed note")


def test_a_ledger_does_not_sign_what_contradicts_what_it_signed(store, keyring):
    put(store, TEXT)
    checkpoint(store, keyring)
    shorter = rebuilt(store, lambda index, entry: None if index == 2 else entry)
    with pytest.raises(
        Contradicts, match=r"contradicts its own checkpoint of 3 entries \(it has 2 now\): nothing is sig"
    ):
        checkpoint(shorter, keyring)
    put(shorter, "2024-01-03 note other\n")
    with pytest.raises(Contradicts, match="some of them are not what they were"):
        checkpoint(shorter, keyring)


def test_a_checkpoint_is_the_same_until_something_is_written(store, keyring):
    put(store, TEXT)
    first = checkpoint(store, keyring)
    assert checkpoint(store, keyring) == first
    put(store, "2024-02-01 note m\n")
    assert checkpoint(store, keyring).text.split("\n")[1] == "4"
