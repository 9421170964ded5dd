"""What an amendment changes, word by word."""

import re
from difflib import SequenceMatcher

from msgspec import Struct

SAME, OUT, IN = "same", "out", "in"

_WORDS = re.compile(r"\s*\S+|\s+")
"""A word with the white space before it."""


class Piece(Struct, frozen=True):
    """Some words: `same` in both texts, taken `out`, or put `in`."""

    kind: str
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two texts: those that are the same or out make up the first, those the same or in the second.

    >>> [(piece.kind, piece.text) for piece in differences("one old van", "one new van")]
    [('same', 'one'), ('out', ' old'), ('in', ' new'), ('same', ' van')]
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    found = [Piece(SAME, "".join(old[:start]))]
    found += _between(old[start : len(old) - end], new[start : len(new) - end])
    found.append(Piece(SAME, "".join(old[len(old) - end :])))
    return tuple(piece for piece in found if piece.text)


def _common(one: list[str], other: list[str]) -> int:
    """How many words two texts have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(old: list[str], new: list[str]) -> list[Piece]:
    found = []
    for how, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if how == "equal":
            found.append(Piece(SAME, "".join(old[a:b])))
        else:
            found += [Piece(OUT, "".join(old[a:b])), Piece(IN, "".join(new[c:d]))]
    return found
