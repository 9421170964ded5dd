"""Proofs of one entry: good anywhere with the key of the ledger, and no longer when one byte is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mandat.errors import MandatError
from mandat.ledger import proof, tree
from mandat.ledger.checkpoint import Checkpoint, cosign, sign
from mandat.ledger.entry import Entry, Stored
from mandat.ledger.keys import LOG, WITNESS, Signer
from mandat.ledger.note import NotSigned
from mandat.ledger.proof import NoProof, Proof
from mandat.ledger.tree import Unproved

UNION = Signer("union.example/record", LOG, b"u" * 32)
KIEL = Signer("kiel.example/w", WITNESS, b"k" * 32)
BREMEN = Signer("bremen.example/w", WITNESS, b"b" * 32)

STORED = [Stored(index, Entry(b"act %d" % index, b"key %d" % index, "2024"), 1_700_000_000_000) for index in range(7)]
LEAVES = [tree.leaf_hash(one.sealed) for one in STORED]


def node(level: int, number: int) -> bytes:
    width = 1 << level
    return tree.root_of(tree.grow(0, (), LEAVES[number * width : (number + 1) * width]))


def checkpoint(size: int):
    return sign(Checkpoint(UNION.name, size, tree.root_of(tree.grow(0, (), LEAVES[:size]))), UNION)


def prove(index: int, size: int = 7) -> Proof:
    signed = checkpoint(size)
    return Proof(
        STORED[index].sealed, index, tree.inclusion(index, size, node), signed.signed_also(cosign(signed, KIEL, 9))
    )


def test_every_entry_can_be_proved_from_a_file():
    for size in range(1, 8):
        for index in range(size):
            stored, seen = proof.check(proof.read(str(prove(index, size))), UNION.key, [KIEL.key])
            assert (stored, seen.size) == (STORED[index], size)


def test_the_file():
    lines = str(prove(1, 2)).split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert [line.split(" ")[0] for line in lines[1:3]] == ["extra", "index"]
    assert lines[4:7] == ["", "union.example/record", "2"]


@given(st.integers(0, 6), st.data())
def test_no_other_bytes_prove_anything(index, data):
    text = str(prove(index))
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("AZaz09+/= \n—x"))
    forged = text[:place] + letter + text[place + 1 :]
    if forged != text:
        with pytest.raises(MandatError):
            proof.check(proof.read(forged), UNION.key, [KIEL.key])


def test_a_proof_is_not_good_for_another_entry_place_or_checkpoint():
    good = prove(3)
    for forged in (
        replace(good, sealed=STORED[2].sealed),
        replace(good, index=2),
        replace(good, path=prove(2).path),
        replace(good, path=good.path[::-1]),
        replace(good, path=good.path[:-1]),
        replace(good, signed=prove(3, 6).signed),
        replace(prove(2), sealed=good.sealed, path=good.path),
    ):
        with pytest.raises(Unproved):
            proof.check(forged, UNION.key)


def test_a_proof_wants_every_witness_that_is_asked_for():
    assert proof.check(prove(3), UNION.key, [KIEL.key])
    with pytest.raises(NotSigned, match="none is by bremen"):
        proof.check(prove(3), UNION.key, [KIEL.key, BREMEN.key])


def test_an_entry_that_names_another_place_is_none():
    """Whoever holds the key of the log could seal an entry for one place and put it in another."""
    leaf = tree.leaf_hash(STORED[4].sealed)
    signed = sign(Checkpoint(UNION.name, 1, leaf), UNION)
    with pytest.raises(NoProof, match="the entry says that it stands at 4, and it stands at 0"):
        proof.check(Proof(STORED[4].sealed, 0, (), signed), UNION.key)


def test_bytes_that_are_no_entry_are_proved_to_be_there_and_are_no_entry():
    signed = sign(Checkpoint(UNION.name, 1, tree.leaf_hash(b"?")), UNION)
    with pytest.raises(NoProof, match="no sealed entry"):
        proof.check(Proof(b"?", 0, (), signed), UNION.key)


@pytest.mark.parametrize("text", ["", "c2sp.org/tlog-proof@v1\n\n", "c2sp.org/tlog-proof@v2\nextra \nindex 0\n\na\n"])
def test_what_is_no_proof(text):
    with pytest.raises(NoProof):
        proof.read(text)
