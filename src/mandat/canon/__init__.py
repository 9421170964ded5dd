"""Canonical bytes: one act, one sequence of bytes, for ever.

What is signed, hashed and stored is these bytes: a version byte, then JSON with sorted keys and without the fields
that say nothing. The verb is the type tag and stands inside, so two different acts never give the same bytes.
"""

from mandat.canon.encoding import DIGITS, Garbled, decode, decode_known, encode, name, name_of
from mandat.canon.public import Public, decode_known_public, decode_public, encode_public

__all__ = [
    "DIGITS",
    "Garbled",
    "Public",
    "decode",
    "decode_known",
    "decode_known_public",
    "decode_public",
    "encode",
    "encode_public",
    "name",
    "name_of",
]
