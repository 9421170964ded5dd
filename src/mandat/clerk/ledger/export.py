"""Export a ledger as a minute book: the same acts, in their order, with their dates, options and files."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from mandat.book import read
from mandat.clerk.beside import Beside
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents, Progress, contents_of, silent
from mandat.clerk.ledger.reading import book_text
from mandat.clerk.opening import read_text
from mandat.clerk.saving import NotSaved, spare, writing
from mandat.core.acts import Act
from mandat.ledger.files import write_durably
from mandat.ledger.store import Store


class Exported(Struct, frozen=True):
    """A ledger as a minute book.

    text    the book; entries: how many acts it has
    files   the names of the files that belong beside it
    erased  the names of those that were erased -> the act that says so
    """

    text: str
    entries: int
    files: tuple[str, ...]
    erased: Mapping[str, str]


def export(store: Store, progress: Progress = silent) -> Exported:
    """The ledger as a minute book, of which nothing is written. Raises `Spoilt`, `Damaged`."""
    return _exported(contents_of(store, progress))


def export_to(store: Store, path: Path, progress: Progress = silent) -> Exported:
    """Write the ledger out as a minute book, its files beside it; the book last. No file that is there is overwritten
    but an earlier export. Raises `Spoilt`, `Damaged`, `NotSaved`, `Outside`, `Unfit`."""
    contents = contents_of(store, progress)
    made, held, beside = _exported(contents), Attached(contents), Beside(os.path.dirname(path))
    spare(path, books=False)
    missing = [name for name in made.files if not _is_there(held, beside, name, path)]  # before the first is written
    _spared(path, contents.acts)
    for name in missing:
        place = Path(beside.place(name))
        with writing(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_durably(place, held.whole(name, held.seen(name)))
    with writing(path):
        write_durably(path, made.text.encode())
    return made


def _exported(contents: Contents) -> Exported:
    gone = {name: contents.erased[of] for name, of in contents.files.items() if of in contents.erased}
    return Exported(
        book_text(contents.acts, contents.options),
        len(contents.acts),
        tuple(name for name in contents.files if name not in gone),
        {name: contents.acts[place].id for name, place in gone.items()},
    )


def _is_there(held: Attached, beside: Beside, name: str, book: Path) -> bool:
    """Whether a file is beside the book already. Raises `NotSaved` where another one is."""
    place = beside.place(name)
    if os.path.realpath(book) == place:
        raise NotSaved(book, "an act names a file of this name", "name another file to export to")
    if not os.path.lexists(place):
        return False
    if beside.whole(name, beside.seen(name)) != held.whole(name, held.seen(name)):
        raise NotSaved(place, "another file of this name is there", "export to a folder of its own")
    return True


def _spared(path: Path, acts: Sequence[Act]) -> None:
    """See that nothing but an earlier export is written over. Raises `NotSaved`."""
    if not path.is_file() or not path.stat().st_size:
        return
    there = read(path.name, read_text(path))
    if there.findings or book_text(there.acts, there.options) != there.sources[path.name].text:
        raise NotSaved(path, "this is no export of a ledger, and it would be lost", "name another file, or remove it")
    held = set(acts)
    more = next((act.id for act in there.acts if act not in held), None)
    if more is not None:
        raise NotSaved(path, f"the ledger does not hold {more}, which stands there", "name another file, or remove it")
