"""How the value of a field stands in canonical JSON: dates, counts and terms as their own text, the rest as it is."""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from mandat.core import dates
from mandat.core.acts import Ballot, Id, Rule, Term, Until
from mandat.core.dates import DAWN, NEVER, Date, When
from mandat.count import quantity
from mandat.count.quantity import Count, Quantity

OFTEN = 10_000
"""Dates and counts that are remembered: a record says the same ones again and again."""

AFTER = "after "
"""How the date of an act begins that has none and only comes behind other acts."""

_DATE_LIKE = re.compile(r"julian:.*|\[.*|\d{4}(-\d\d?)*(T.*)?", re.ASCII | re.DOTALL)
_SPAN_GAPS = re.compile(r"\s*(\[|\.\.|\])\s*")


@lru_cache(OFTEN)
def when(text: str) -> When:
    """The date that `text` names, also `after ID,ID`, in its canonical spelling. Raises `dates.NoDate`."""
    if text.startswith(AFTER):
        return When(text, DAWN, NEVER)
    return dates.read(tight(text))


def tight(text: str) -> str:
    """A date without the spaces that a span may have inside."""
    return _SPAN_GAPS.sub(r"\1", text) if "[" in text else text


@lru_cache(OFTEN)
def until(text: str) -> Until:
    """The term that `text` names: a date, `opening of BODY`, `decision of BODY` or an act. Raises `dates.NoDate`."""
    words = text.split()
    if len(words) == 3 and words[1] == "of" and words[0] in ("opening", "decision"):
        return Until(**{words[0]: Id(words[2])})
    if _DATE_LIKE.fullmatch(text):
        return Until(date=when(text))
    return Until(act=Id(text)) if text else Until()


def until_text(term: Until) -> str:
    """A term as it is written. Raises `ValueError` where that would be read as another term.

    An act with the id `1917`, say: where a term may be a date, such an id means the year.
    """
    text = _term(term)
    if until(text) != term:
        raise ValueError(f'no term can say this; "{text}" means another')
    return text


def _term(term: Until) -> str:
    if term.date is not None:
        return term.date.text
    if term.opening is not None:
        return f"opening of {term.opening}"
    if term.decision is not None:
        return f"decision of {term.decision}"
    return term.act or ""


def _counted(text: str) -> Quantity:
    found = quantity.read(text)
    if found is None:
        raise ValueError(f'"{text}" is no quantity')
    return found


TO_JSON: dict[Any, Callable[[Any], Any]] = {
    Date: attrgetter("text"),
    Count: attrgetter("text"),
    Term: until_text,
    Rule: lambda rule: [rule.key, rule.text],
    Ballot: lambda cast: [cast.seat, cast.for_, cast.against, cast.abstain],
}
"""What makes JSON of a value, by the type of its field; the values of other types are JSON already."""

FROM_TEXT: dict[type, Callable[[str], Any]] = {Date: when, Count: _counted, Term: until}
"""What makes a value of its text, by the type of its field. The others msgspec makes itself."""


@lru_cache(OFTEN)
def from_text(kind: type, text: str) -> Any:
    """The value of a field of a type that stands as text. Raises `ValueError`; `TypeError`, `AttributeError` where it
    is no text."""
    return FROM_TEXT[kind](text)
