"""Keys in a folder: none is lost, none is taken for another, and what cannot be read is named."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from mandat.clerk.ledger.checkpoint import AnotherKey, checkpoint
from mandat.clerk.ledger.init import init
from mandat.clerk.ledger.keyring import Keyring, NameTaken, Unusable
from mandat.clerk.ledger.witness import witness
from mandat.ledger.keys import LOG, WITNESS
from mandat.ledger.stores.memory import Memory

NAME = "union.example/record"


def file_of(keyring, name=NAME):
    return next(path for path in keyring.folder.glob("*.key") if f"+{name}+" in path.read_text())


def test_a_second_ledger_of_one_name_does_not_take_the_key_of_the_first(store, keyring):
    before = file_of(keyring).read_text()
    with pytest.raises(NameTaken, match=f"holds the private key of {NAME}, and would be lost; give this one another"):
        init(Memory(), keyring, NAME)
    assert file_of(keyring).read_text() == before
    assert checkpoint(store, keyring)


def test_of_many_who_make_one_ledger_at_once_all_are_told_the_same_key(keyring):
    made = Memory()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: init(made, keyring), range(16)))
    assert len({key for key, _ in found}) == 1
    assert [new for _, new in found].count(True) == 1
    assert len(list(keyring.folder.glob("*.key"))) == 1


def test_many_witnesses_of_one_name_have_one_key(store, keyring):
    checkpoint(store, keyring)
    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(lambda _: witness(store, keyring, "kiel.example/w", lambda: 7), range(8)))
    assert len({one.witness for one in seen}) == 1


def test_nothing_is_signed_with_the_key_of_another(store, keyring, tmp_path):
    """The key of a witness in the file of the ledger; another key of the same name."""
    with keyring.held():
        other = keyring.new("kiel.example/w", WITNESS)
    file_of(keyring).write_text(other.text)
    says = f"it holds the key of the witness kiel.example/w, and not that of the ledger {NAME}"
    with pytest.raises(Unusable, match=says):
        checkpoint(store, keyring)
    strangers = Keyring(tmp_path / "strangers")
    init(Memory(), strangers, NAME)
    with pytest.raises(AnotherKey, match=f"has the key {NAME}.*nothing is signed"):
        checkpoint(store, strangers)
    assert store.blob("checkpoint") is None


def test_a_ledger_is_not_its_own_witness(store, keyring):
    checkpoint(store, keyring)
    with pytest.raises(Unusable, match=f"it holds the key of the ledger {NAME}, and not that of the witness {NAME}"):
        witness(store, keyring, NAME, lambda: 7)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "this is no key; a private key is written PRIVATE"),
        (b"\xff\xfe", "this is no text"),
        (b"hello", "this is no key; a private key is written PRIVATE"),
        (None, "this is no file"),
    ],
)
def test_a_key_that_cannot_be_read_is_named(store, keyring, data, says):
    file = file_of(keyring)
    file.unlink()
    file.mkdir() if data is None else file.write_bytes(data)
    with pytest.raises(Unusable, match=rf"{file.name}: {says}.*put the right file there, from a copy"):
        keyring.signer(NAME, LOG)


@pytest.mark.parametrize("data", [b"", b"\xff", b"hello"])
def test_a_key_of_a_ledger_that_was_damaged_is_not_taken_for_a_new_one(store, keyring, data):
    checkpoint(store, keyring)
    witness(store, keyring, "kiel.example/w", lambda: 7)
    (pin,) = keyring.folder.glob("*/*.log")
    pin.write_bytes(data)
    with pytest.raises(Unusable, match=pin.name):
        witness(store, keyring, "kiel.example/w", lambda: 8)
