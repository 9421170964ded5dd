"""Codes that let somebody in: sixteen letters that can be read out and typed, of which only a hash is kept.

The same code stands in a link and on a printed sheet. Twenty letters, none of which looks like another or makes a word
with them: 20^16 codes are 69 bits. The hash is keyed with the secret of the hall: a copy of the tables alone does not
help to find a code, not even with a lot of time.
"""

import secrets

from django.utils.crypto import salted_hmac

LETTERS = "BCDFGHJKMNPQRSTVWXYZ"
GROUPS, EACH = 4, 4


def new() -> str:
    """A new code: `BCDF-GHJK-MNPQ-RSTV`."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(EACH)) for _ in range(GROUPS))


def kept(typed: str) -> str:
    """What is kept of a code, however it was typed: small letters, spaces and hyphens make no difference."""
    plain = "".join(letter for letter in typed.upper() if letter in LETTERS)
    return salted_hmac("mandat.hall.codes", plain, algorithm="sha256").hexdigest()
