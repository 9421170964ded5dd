"""A proof that one entry stands in a ledger, to be kept and checked anywhere: c2sp.org/tlog-proof.

The extra data is the sealed entry itself, so that one file says what was entered, when, and where.
"""

from collections.abc import Iterable

from msgspec import Struct

from mandat.errors import MandatError
from mandat.ledger import note, tree
from mandat.ledger.checkpoint import Checkpoint, opened
from mandat.ledger.encoding import from_base64, from_decimal, to_base64
from mandat.ledger.entry import Stored, Unsealed, unseal
from mandat.ledger.keys import Key
from mandat.ledger.note import Note

FIRST_LINE = "c2sp.org/tlog-proof@v1"


class NoProof(MandatError):
    """This text is no proof."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"this is no proof: {reason}")


class Proof(Struct, frozen=True):
    """An entry, the hashes from it up to the root, and the checkpoint that names the root."""

    sealed: bytes
    index: int
    path: tuple[bytes, ...]
    signed: Note

    def __str__(self) -> str:
        lines = (FIRST_LINE, f"extra {to_base64(self.sealed)}", f"index {self.index}", *map(to_base64, self.path))
        return "\n".join((*lines, "", "")) + str(self.signed)


def read(text: str) -> Proof:
    """The proof that a text holds. Raises `NoProof`, `NoNote`."""
    head, mark, rest = text.partition("\n\n")
    first, *lines = head.split("\n")
    if first != FIRST_LINE or not mark or len(lines) < 2:
        raise NoProof(f"{FIRST_LINE}, the entry, its index, hashes, an empty line and a checkpoint are wanted")
    sealed, index = from_base64(lines[0].removeprefix("extra ")), from_decimal(lines[1].removeprefix("index "))
    path = tuple(map(from_base64, lines[2:]))
    if sealed is None or index is None or None in path or not lines[0].startswith("extra "):
        raise NoProof("its entry, its index or a hash cannot be read")
    return Proof(sealed, index, path, note.read(rest))


def check(proof: Proof, key: Key, witnesses: Iterable[Key] = ()) -> tuple[Stored, Checkpoint]:
    """The entry that is proved, and the checkpoint in which it stands.

    witnesses  each must have cosigned the checkpoint

    Raises `NotSigned`, `NoCheckpoint`, `Unproved`, `NoProof`.
    """
    checkpoint = opened(proof.signed, key)
    for witness in witnesses:
        note.verified(proof.signed, (witness,))
    hashed = tree.leaf_hash(proof.sealed)
    tree.check_inclusion(hashed, proof.index, checkpoint.size, proof.path, checkpoint.root)
    try:
        stored = unseal(proof.sealed)
    except Unsealed as reason:
        raise NoProof(str(reason)) from None
    if stored.index != proof.index:
        raise NoProof(f"the entry says that it stands at {stored.index}, and it stands at {proof.index}")
    return stored, checkpoint
