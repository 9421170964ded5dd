"""The record as a list: all acts, or those about something, of a time, of a kind; and what is searched for."""

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mandat.core.acts import Act, Person
from mandat.hall.here import Here
from mandat.hall.reads.acts import Shown, about, shown, until_now
from mandat.hall.wording.acts import NOUNS

PAGE = 50
"""Acts on one page."""


class Page(Struct, frozen=True):
    """A page of a longer list; `number` counts from 1."""

    acts: tuple[Shown, ...]
    number: int
    pages: int
    total: int


class Asked(Struct, frozen=True):
    """What is looked for, as typed; empty: whatever it is. `order`: `first`, from the beginning on."""

    about: str = ""
    since: str = ""
    to: str = ""
    kind: str = ""
    order: str = ""


def record(here: Here, asked: Asked, number: int) -> dict[str, object]:
    """The acts that were asked for. Raises `UnknownId`, `BadDate`."""
    found = list(_found(here, asked))
    if asked.order == "first":
        found.reverse()
    kinds = sorted({act.verb for act in here.view.record.order.acts}, key=lambda verb: str(NOUNS[verb]))
    return {"page": paged(here, found, number), "asked": asked, "kinds": kinds}


def paged(here: Here, acts: Sequence[Act], number: int) -> Page:
    """One page of these acts; the last one, where there are not so many."""
    pages = max(1, -(-len(acts) // PAGE))
    number = min(max(1, number), pages)
    kept = acts[(number - 1) * PAGE : number * PAGE]
    return Page(tuple(shown(here, act) for act in kept), number, pages, len(acts))


def _found(here: Here, asked: Asked) -> Iterator[Act]:
    acts = until_now(here)
    if asked.about:
        here.book.find(asked.about)
        acts = about(acts, asked.about)
    first = here.book.date("from", asked.since).earliest if asked.since else None
    last = here.book.date("to", asked.to).latest if asked.to else None
    windows = here.view.record.order.windows
    for act in acts:
        window = windows[act.id]
        in_time = (first is None or window.latest >= first) and (last is None or window.earliest <= last)
        if in_time and asked.kind in ("", act.verb):
            yield act


def plain(text: str) -> str:
    """A text as it is compared: without case, accents and umlauts.

    >>> plain("Lübeck"), plain("Łódź Straße")
    ('lubeck', 'lodz strasse')
    """
    spelt = text.casefold().translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(char))


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def search(here: Here, text: str, number: int) -> dict[str, object]:
    """The things and acts in which every word of a text stands."""
    words = plain(text).replace("ae", "a").replace("oe", "o").replace("ue", "u").split()
    if not words:
        return {"text": text, "things": [], "page": None}
    acts = [act for act in until_now(here) if not (isinstance(act, Person) and not here.sees_persons)]
    found = [act for act in acts if all(word in _written(act) for word in words)]
    things = [act for act in found if hasattr(act, "name")]
    rest = [act for act in found if not hasattr(act, "name")]
    return {"text": text, "things": things, "page": paged(here, rest, number)}


def _written(act: Act) -> str:
    """Where the words are looked for, with `ue` for `ü` as well as without."""
    said = " ".join(part for part in (act.id, getattr(act, "name", None), act.text, *act.cite) if part)
    return plain(said).replace("ae", "a").replace("oe", "o").replace("ue", "u")
