"""What somebody probably meant: the known word nearest to one that is not known, and an id in place of no id."""

import re
import unicodedata
from collections.abc import Iterable

from mandat.core.spelling import alike


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one resembles; None where none does."""
    found = alike(word[:40].lower(), known, 1)
    return found[0] if found else None


def slug(text: str) -> str:
    """The text as an id could be written; empty where nothing of it is left.

    >>> slug("Hôtel de Ville, 2nd floor")
    'hotel-de-ville-2nd-floor'
    """
    plain = unicodedata.normalize("NFKD", text[:60]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+|\.(?![a-z0-9])|(?<![a-z0-9])\.", "-", plain).strip("-")


def dates_meant(text: str) -> list[str]:
    """The dates that somebody may have meant who wrote day and month first; empty where there is none.

    >>> dates_meant("02.03.2024"), dates_meant("31/3/2024")
    (['2024-03-02', '2024-02-03'], ['2024-03-31'])
    """
    found = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text, re.ASCII)
    if not found:
        return []
    first, second, year = (int(part) for part in found.groups())
    pairs = dict.fromkeys(((second, first), (first, second)))
    return [f"{year:04}-{month:02}-{day:02}" for month, day in pairs if 1 <= month <= 12 and 1 <= day <= 31]
