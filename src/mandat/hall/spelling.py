"""Texts as they are compared when somebody looks for something: without case, accents and umlauts."""

import unicodedata

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def plain(text: str) -> str:
    """A text without case, accents and umlauts.

    >>> plain("Lübeck"), plain("Łódź Straße")
    ('lubeck', 'lodz strasse')
    """
    spelt = text.casefold().translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(char))


def spoken(text: str) -> str:
    """The same, with `ue` for `ü` as well as without.

    >>> spoken("Müller"), spoken("Mueller")
    ('muller', 'muller')
    """
    return plain(text).replace("ae", "a").replace("oe", "o").replace("ue", "u")


def begins(typed: str, text: str) -> bool:
    """Whether each word that was typed begins a word of a text.

    >>> begins("dahl d", "Dora Dahl"), begins("ahl", "Dora Dahl")
    (True, False)
    """
    words = spoken(text).split()
    return all(any(word.startswith(one) for word in words) for one in spoken(typed).split())
