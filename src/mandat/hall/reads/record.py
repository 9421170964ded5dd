"""The record as a list: all acts, or those about something, of a time, of a kind; and what is searched for."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mandat.core.acts import Act, Person
from mandat.hall.here import Here
from mandat.hall.reads.acts import Shown, about, shown, until_now
from mandat.hall.reads.paging import Page, paged
from mandat.hall.spelling import spoken
from mandat.hall.wording.acts import NOUNS


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
    return {"page": _shown(here, found, number), "asked": asked, "kinds": kinds}


def _shown(here: Here, acts: Sequence[Act], number: int) -> Page[Shown]:
    page = paged(acts, number)
    return replace(page, rows=tuple(shown(here, act) for act in page.rows))


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


def search(here: Here, text: str, number: int) -> dict[str, object]:
    """The things and acts in which every word of a text stands."""
    words = spoken(text).split()
    if not words:
        return {"text": text, "things": [], "page": None}
    acts = [act for act in until_now(here) if not (isinstance(act, Person) and not here.sees_persons)]
    found = [act for act in acts if all(word in _written(act) for word in words)]
    things = [act for act in found if hasattr(act, "name")]
    rest = [act for act in found if not hasattr(act, "name")]
    return {"text": text, "things": things, "page": _shown(here, rest, number)}


def _written(act: Act) -> str:
    """Where the words are looked for, with `ue` for `ü` as well as without."""
    said = " ".join(part for part in (act.id, getattr(act, "name", None), act.text, *act.cite) if part)
    return spoken(said)
