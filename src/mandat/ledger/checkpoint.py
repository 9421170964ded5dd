"""Checkpoints: what a ledger says of itself at one moment, as c2sp.org/tlog-checkpoint states it, signed.

Whoever keeps one can prove later that history was rewritten. The origin, the name of the ledger, is bound into it.
"""

from msgspec import Struct

from mandat.errors import MandatError
from mandat.ledger import note, tree
from mandat.ledger.encoding import from_base64, from_decimal, to_base64
from mandat.ledger.keys import Key, Signer
from mandat.ledger.note import Note, Signature


class NoCheckpoint(MandatError):
    """A note that is no checkpoint."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"this is no checkpoint: {reason}")


class Checkpoint(Struct, frozen=True):
    """The head of a ledger: its origin, how many entries it has, the root over them; and lines that bind nobody."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that is signed."""
        lines = (self.origin, str(self.size), to_base64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def checkpoint_of(signed: Note) -> Checkpoint:
    """The checkpoint that a note is, whoever signed it. Raises `NoCheckpoint`."""
    origin, *lines = signed.text[:-1].split("\n")
    if len(lines) < 2 or not origin or not all(lines):
        raise NoCheckpoint("an origin, a size and a root are wanted, each on a line")
    size, root = from_decimal(lines[0]), from_base64(lines[1])
    if size is None:
        raise NoCheckpoint("its second line is no size")
    if root is None or len(root) != tree.SIZE:
        raise NoCheckpoint("its third line is no root")
    if size == 0 and root != tree.EMPTY:
        raise NoCheckpoint("a ledger without entries has another root")
    return Checkpoint(origin, size, root, tuple(lines[2:]))


def sign(checkpoint: Checkpoint, signer: Signer) -> Note:
    """The checkpoint, signed by its log."""
    text = checkpoint.text
    return Note(text, (Signature(signer.name, signer.key.key_id, signer.sign(text.encode())),))


def cosign(signed: Note, signer: Signer, time: int) -> Signature:
    """The signature line by which a witness says that it saw this checkpoint, and none that contradicts it."""
    return Signature(signer.name, signer.key.key_id, signer.sign(signed.text.encode(), time))


def opened(signed: Note, key: Key) -> Checkpoint:
    """The checkpoint of the log that has this key. Raises `NotSigned`, `NoCheckpoint`.

    A log signs under its own origin: what it signed under another name is not its checkpoint.
    """
    note.verified(signed, (key,))
    found = checkpoint_of(signed)
    if found.origin != key.name:
        raise NoCheckpoint(f"it is about {found.origin}, and the key is that of {key.name}")
    return found


def times(signed: Note, witnesses: tuple[Key, ...]) -> dict[str, int]:
    """When these witnesses saw a checkpoint, by their names, in seconds since 1970. Raises `NotSigned`."""
    good = note.verified(signed, witnesses)
    return {signature.name: int.from_bytes(signature.value[:8], "big") for signature in good}
