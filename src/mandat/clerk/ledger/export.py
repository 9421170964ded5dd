"""Export a ledger as a minute book: the same acts, in their order, with their dates, options and files."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from mandat.book import read
from mandat.clerk.beside import Beside
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents, Progress, contents_of, public_of, silent
from mandat.clerk.ledger.reading import book_text
from mandat.clerk.saving import NotSaved, spare, writing
from mandat.clerk.texts import read_text
from mandat.core.acts import Act
from mandat.ledger.files import write_durably
from mandat.ledger.store import Store, whole


class Exported(Struct, frozen=True):
    """A ledger as a minute book.

    text    the book; entries: how many acts it has
    files   the names of the files that belong beside it
    erased  the names of those that were erased -> the act that says so
    left    those of them that lie beside it all the same: an earlier export put them there
    """

    text: str
    entries: int
    files: tuple[str, ...]
    erased: Mapping[str, str]
    left: tuple[str, ...] = ()


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
    _spared(path, contents)
    for name in missing:
        place = Path(beside.place(name))
        with writing(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_durably(place, held.whole(name, held.seen(name)))
    with writing(path):
        write_durably(path, made.text.encode())
    return replace(made, left=tuple(name for name in made.erased if os.path.lexists(beside.place(name))))


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


def _spared(path: Path, contents: Contents) -> None:
    """See that nothing but an earlier export is written over. Raises `NotSaved`."""
    if not path.is_file() or not path.stat().st_size:
        return
    there = read(path.name, read_text(path))
    if there.findings or book_text(there.acts, there.options) != there.sources[path.name].text:
        raise NotSaved(path, "this is no export of a ledger, and it would be lost", "name another file, or remove it")
    _hold(path, there.acts, contents)


def _hold(path: Path, there: Sequence[Act], contents: Contents) -> None:
    """See that a ledger holds all that stands in a file. Raises `NotSaved`."""
    held = set(contents.acts)
    for place, act in enumerate(there):
        if act in held:
            continue
        note = _erased_since(contents, place)
        if note is not None:
            says = f"this is an export from before {note}, and still has what was erased by it"
            raise NotSaved(path, says, "remove it, and every copy of it, then export again")
        says = f"the ledger does not hold {act.id}, which stands there"
        raise NotSaved(path, says, "name another file, or remove this one")


def _erased_since(contents: Contents, place: int) -> str | None:
    """The act by which something of an entry was erased; None where nothing was, or there is no such entry."""
    if place >= contents.head.size:
        return None
    (stored,) = whole(contents.store, place, place + 1)
    aliases = contents.restoring.aliases.commitments.items()
    named = [commitment for alias, commitment in aliases if alias.encode() in stored.entry.leaf]
    named += public_of(contents.store, stored).files.values()
    notes = [contents.erased[commitment] for commitment in named if commitment in contents.erased]
    return contents.acts[min(notes)].id if notes else None
