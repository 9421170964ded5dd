"""Signed notes: a text with signature lines below it, as c2sp.org/signed-note states them.

A note says nothing until it has been `verified` against keys that one trusts. Signatures by other keys are ignored;
one wrong signature by a trusted key makes the whole note worth nothing.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from mandat.errors import MandatError
from mandat.ledger.encoding import from_base64, is_name, to_base64
from mandat.ledger.keys import Key

MOST_SIGNATURES = 100
LONGEST = 2**20
"""The longest note that is read, in bytes."""

_DASH = "\u2014 "
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


class NoNote(MandatError):
    """This text is no signed note."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"this is no signed note: {reason}")


class NotSigned(MandatError):
    """A note is not signed as it has to be."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the signatures do not hold: {reason}")


class Signature(Struct, frozen=True):
    """One signature line: the name of the key, its id (4 bytes), and what the key made."""

    name: str
    key_id: bytes
    value: bytes

    @property
    def line(self) -> str:
        """As it stands below the text, with its line break."""
        return f"{_DASH}{self.name} {to_base64(self.key_id + self.value)}\n"


class Note(Struct, frozen=True):
    """A text, which ends with a line break, and the signatures below it."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(one.line for one in self.signatures)}"

    def signed_also(self, *more: Signature) -> "Note":
        """The same note with further signatures; a newer one by the same key takes the place of the older."""
        newer = {(one.name, one.key_id) for one in more}
        kept = (one for one in self.signatures if (one.name, one.key_id) not in newer)
        return Note(self.text, (*kept, *more))


def read(data: str | bytes) -> Note:
    """The note that stands in a text. Raises `NoNote`."""
    text = _decoded(data)
    if _CONTROL.search(text):
        raise NoNote("it has a control character in it")
    body, mark, lines = text.rpartition("\n\n")
    if not mark or not lines.endswith("\n"):
        raise NoNote("a text, an empty line and signature lines are wanted")
    signatures = tuple(map(_signature, lines[:-1].split("\n")))
    if len(signatures) > MOST_SIGNATURES:
        raise NoNote(f"it has more than {MOST_SIGNATURES} signatures")
    return Note(f"{body}\n", signatures)


def verified(note: Note, keys: Iterable[Key]) -> tuple[Signature, ...]:
    """The signatures of a note by these keys. Raises `NotSigned` where there is none, or where one is wrong."""
    known = {(key.name, key.key_id): key for key in keys}
    good = []
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        if not key.made(signature.value, note.text.encode()):
            raise NotSigned(f"the one by {key.name} was not made over this text")
        good.append(signature)
    if not good:
        names = sorted({key.name for key in known.values()})
        raise NotSigned(f"none is by {' or '.join(names) or 'a key that is trusted'}")
    return tuple(good)


def _decoded(data: str | bytes) -> str:
    if len(data) > LONGEST:
        raise NoNote(f"it is longer than {LONGEST} bytes")
    try:
        return data if isinstance(data, str) else data.decode()
    except UnicodeDecodeError:
        raise NoNote("it is not UTF-8 text") from None


def _signature(line: str) -> Signature:
    name, _, code = line.removeprefix(_DASH).partition(" ")
    data = from_base64(code)
    if not line.startswith(_DASH) or not is_name(name) or data is None or len(data) < 5:
        raise NoNote("a signature line is: dash, space, name of the key, space, signature in Base64")
    return Signature(name, data[:4], data[4:])
