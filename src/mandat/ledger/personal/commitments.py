"""Commitments: 32 bytes that fix a text and tell nothing about it, as long as the salt is kept with the text.

A payload is a salt of 32 random bytes and the text behind it. Its commitment is the SHA-256 of a line that says what it
is for, and the payload. When the payload is gone, nobody can find out by trying which text it was.
"""

import secrets
from hashlib import sha256

SALT = 32
_PURPOSE = b"mandat personal payload 1\n"


def commit(*held: bytes) -> tuple[bytes, bytes]:
    """A new payload for what is to be kept apart, in one piece or several: commitment, payload."""
    payload = b"".join((secrets.token_bytes(SALT), *held))
    return commitment_of(payload), payload


def commitment_of(payload: bytes) -> bytes:
    """The commitment to a payload."""
    hashed = sha256(_PURPOSE)
    hashed.update(payload)  # a file is not copied
    return hashed.digest()


def text_of(payload: bytes) -> str:
    """The text in a payload. Raises `UnicodeDecodeError` where it has been damaged."""
    return payload[SALT:].decode()
