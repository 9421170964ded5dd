"""Proving an act by its id: with a snapshot, which knows where it stands, and without one."""

import pytest

from mandat.book.amending import amend
from mandat.clerk.ledger.checkpoint import LAST, checkpoint
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.prove import NotCheckpointed, prove
from mandat.clerk.ledger.snapshot.keeping import take_snapshot
from mandat.core.record import Record
from mandat.errors import UnknownId
from mandat.ledger import proof
from mandat.ledger.keys import LOG
from mandat.ledger.note import NotSigned
from mandat.ledger.store import Damaged
from tests.clerk.ledger.conftest import put

TEXT = "2024-01-01 person ann\n\n2024-01-02 note n\n\n2024-01-02 note n\n\n2024-01-03 note last\n"


@pytest.fixture(params=["derived", "snapshot"])
def known(request, store, keyring):
    put(store, TEXT)
    checkpoint(store, keyring)
    if request.param == "snapshot":
        contents = contents_of(store)
        take_snapshot(store, Record(contents.acts, amend), contents)
    return store


@pytest.mark.parametrize(("name", "index"), [("ann", 0), ("n", 1), ("last", 3)])
def test_an_act_is_proved_by_its_id(known, keyring, name, index):
    found = prove(known, name)
    assert found.index == index
    assert proof.check(found, keyring.signer("union.example/record", LOG).key)[0].index == index


def test_an_id_that_is_misspelt(known):
    with pytest.raises(UnknownId, match="did you mean last"):
        prove(known, "lats")


def test_what_no_checkpoint_covers_is_not_proved(known):
    put(known, "2024-01-04 note later\n")
    with pytest.raises(NotCheckpointed, match="later is committed, and no checkpoint covers it yet"):
        prove(known, "later")


def test_a_proof_that_would_prove_nothing_is_not_given(known):
    known._hashes[1] = bytes(32)
    with pytest.raises(Damaged, match="its hashes do not lead to its own checkpoint"):
        prove(known, "ann")


def test_of_entries_that_are_gone_nothing_is_proved(known):
    del known._hashes[2:]
    with pytest.raises(Damaged, match="of the entries 0 to 3 not each has its hash"):
        prove(known, "n")
    del known._entries[3]
    with pytest.raises(Damaged, match="entry 3 is missing"):
        prove(known, "last")


def test_a_checkpoint_that_was_tampered_with_proves_nothing(known):
    known.put_blob(LAST, known.blob(LAST).replace(b"\n4\n", b"\n5\n"))
    with pytest.raises(NotSigned):
        prove(known, "ann")
