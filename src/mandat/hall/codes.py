"""Codes that let somebody in: sixteen letters that can be read out and typed, of which only a hash is kept.

The same code stands in a link and on a printed sheet. Twenty letters, none of which looks like another or makes a word
with them: 20^16 codes are 69 bits. The hash is keyed with the secret of the hall: a copy of the tables alone does not
help to find a code, not even with a lot of time.
"""

import json
import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

LETTERS = "BCDFGHJKMNPQRSTVWXYZ"
GROUPS, EACH = 4, 4


def new() -> str:
    """A new code: `BCDF-GHJK-MNPQ-RSTV`."""
    return _code(secrets.randbelow(len(LETTERS) ** (GROUPS * EACH)))


def belonging_to(*words: object) -> str:
    """The code that belongs to some words, always the same: nobody finds it without the secret of the hall."""
    found = salted_hmac("mandat.hall.codes.belonging_to", json.dumps(words), algorithm="sha256").digest()
    return _code(int.from_bytes(found))


def _code(number: int) -> str:
    letters = ""
    for _ in range(GROUPS * EACH):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return "-".join(letters[at : at + EACH] for at in range(0, len(letters), EACH))


def kept(typed: str) -> str:
    """What is kept of a code, however it was typed: small letters, spaces and hyphens make no difference."""
    return _kept(typed, settings.SECRET_KEY)


def kept_ever(typed: str) -> list[str]:
    """What is kept of a code, or was before the secret of the hall was renewed."""
    return [_kept(typed, secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _kept(typed: str, secret: str) -> str:
    plain = "".join(letter for letter in typed.upper() if letter in LETTERS)
    return salted_hmac("mandat.hall.codes", plain, secret, algorithm="sha256").hexdigest()
