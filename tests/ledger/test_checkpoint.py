"""Checkpoints: what they say, who signed them, and what must not pass for one."""

import pytest

from mandat.ledger import checkpoint, keys, note, tree
from mandat.ledger.checkpoint import Checkpoint, NoCheckpoint, checkpoint_of, cosign, opened, sign, times
from mandat.ledger.keys import LOG, WITNESS, Signer
from mandat.ledger.note import Note, NotSigned

UNION = Signer("union.example/record", LOG, b"u" * 32)
KIEL = Signer("kiel.example/w", WITNESS, b"k" * 32)
BREMEN = Signer("bremen.example/w", WITNESS, b"b" * 32)

# The example of c2sp.org/tlog-checkpoint.
EXAMPLE = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
ROOT = tree.leaf_hash(b"a")


def head(size: int = 3, root: bytes = ROOT, origin: str = UNION.name, *extensions: str) -> Checkpoint:
    return Checkpoint(origin, size, root, extensions)


def test_the_published_example_is_read_and_written():
    found = checkpoint_of(Note(EXAMPLE, ()))
    assert (found.origin, found.size, found.root[:2].hex()) == ("example.com/behind-the-sofa", 20852163, "0ac5")
    assert found.text == EXAMPLE


def test_a_signed_checkpoint_opens_with_the_key_of_its_log():
    signed = sign(head(), UNION)
    assert opened(note.read(str(signed)), UNION.key) == head()


def test_a_checkpoint_does_not_open_with_another_key_of_that_name():
    with pytest.raises(NotSigned):
        opened(sign(head(), UNION), Signer(UNION.name, LOG, b"x" * 32).key)


def test_a_checkpoint_of_one_log_is_none_of_another_with_the_same_key_material():
    """The origin is bound in: what was signed for one record cannot be shown for another."""
    other = Signer("union.example/other", LOG, UNION.secret)
    with pytest.raises(NotSigned):
        opened(sign(head(), UNION), other.key)
    with pytest.raises(
        NoCheckpoint, match=r"it is about union.example/record, and the key is that of union.example/ot"
    ):
        opened(sign(head(), other), other.key)


def test_extension_lines_are_signed_and_kept():
    signed = sign(head(3, ROOT, UNION.name, "minutes of March"), UNION)
    assert opened(signed, UNION.key).extensions == ("minutes of March",)
    with pytest.raises(NotSigned):
        opened(Note(head().text, signed.signatures), UNION.key)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("union.example/record\n", "an origin, a size and a root"),
        ("\n3\n" + EXAMPLE.split("\n")[2] + "\n", "an origin, a size and a root"),
        ("a\n3\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "an origin, a size and a root"),
        (EXAMPLE + "\n", "an origin, a size and a root"),
        (EXAMPLE.replace("20852163", "020852163"), "its second line is no size"),
        (EXAMPLE.replace("20852163", "-1"), "its second line is no size"),
        (EXAMPLE.replace("20852163", "9223372036854775808"), "its second line is no size"),
        (EXAMPLE.replace("20852163", "٣"), "its second line is no size"),
        (EXAMPLE.replace("q2I=", "q2J="), "its third line is no root"),
        (EXAMPLE.replace("CsUY", ""), "its third line is no root"),
        (EXAMPLE.replace("20852163", "0"), "a ledger without entries has another root"),
    ],
)
def test_what_is_no_checkpoint(text, why):
    with pytest.raises(NoCheckpoint, match=why):
        checkpoint_of(Note(text, ()))


def test_witnesses_say_when_they_saw_it():
    signed = sign(head(), UNION)
    seen = signed.signed_also(cosign(signed, KIEL, 1_700_000_000), cosign(signed, BREMEN, 1_700_000_500))
    assert times(note.read(str(seen)), (KIEL.key, BREMEN.key)) == {KIEL.name: 1_700_000_000, BREMEN.name: 1_700_000_500}
    assert times(seen, (KIEL.key,)) == {KIEL.name: 1_700_000_000}
    assert opened(seen, UNION.key) == head()


def test_a_cosignature_is_not_taken_over_to_another_checkpoint():
    signed, other = sign(head(3), UNION), sign(head(4), UNION)
    with pytest.raises(NotSigned):
        times(other.signed_also(cosign(signed, KIEL, 5)), (KIEL.key,))


def test_a_log_cannot_witness_itself_with_its_own_signature():
    signed = sign(head(), UNION)
    fake = keys.Key(UNION.name, WITNESS, UNION.key.public)
    with pytest.raises(NotSigned):
        times(signed, (fake,))


def test_the_empty_ledger_has_a_checkpoint():
    assert opened(sign(head(0, tree.EMPTY), UNION), UNION.key).size == 0
    assert checkpoint.checkpoint_of(Note(f"a\n0\n{checkpoint.to_base64(tree.EMPTY)}\n", ())).root == tree.EMPTY
