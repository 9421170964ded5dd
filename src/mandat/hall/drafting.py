"""Acts, as moves of the hall write them: of this minute, and named so that to send a form twice changes nothing."""

import secrets
from hashlib import sha256

from mandat.core import dates
from mandat.core.acts import SHAPE_OF, Act, Id


def once() -> str:
    """A token for a form: whatever is sent with it is recorded once."""
    return secrets.token_urlsafe(12)


def name(verb: str, token: str) -> Id:
    """The id of the act that a form with this token records."""
    return Id(f"{verb}-{sha256(f'{verb} {token}'.encode()).hexdigest()[:10]}")


def draft(verb: str, token: str, minute: str, **fields: object) -> Act:
    """An act of this minute. `fields` are those of its shape, in their types."""
    return SHAPE_OF[verb](verb=verb, id=name(verb, token), at=dates.read(minute), **fields)
