"""Files that acts name: each is a payload of its own, salted and committed to like a text that is personal.

A plain hash would let anybody try out which file it was: a roll of voters can be guessed line by line.
"""

from mandat.ledger.personal.aliases import Spoilt
from mandat.ledger.personal.commitments import SALT, commit, commitment_of

_FILE = b"file "
"""How what is kept apart begins, behind the salt."""

_BEGIN = SALT + len(_FILE)


def attach(data: bytes) -> tuple[bytes, bytes]:
    """A new payload for a file, with the commitment to it: commitment, payload."""
    return commit(_FILE, data)


def attached(payload: bytes, commitment: bytes) -> bytes:
    """The file in a payload. Raises `Spoilt` where it is not the one that the commitment fixes."""
    if not is_file(payload) or commitment_of(payload) != commitment:
        raise Spoilt(commitment)
    return payload[_BEGIN:]


def is_file(payload: bytes) -> bool:
    """Whether what is kept apart is a file, rather than a text that an alias stands for."""
    return payload[SALT:_BEGIN] == _FILE
