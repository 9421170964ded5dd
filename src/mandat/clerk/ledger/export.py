"""Export a ledger as a minute book: the same acts, in their order, with their dates, options and files."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from mandat.clerk.beside import Beside
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents, Progress, contents_of, silent
from mandat.clerk.ledger.reading import book_text
from mandat.errors import MandatError
from mandat.ledger.files import write_durably
from mandat.ledger.store import Store


class NotExported(MandatError):
    """A file that cannot be written."""

    def __init__(self, path: Path | str, reason: str, mend: str = "name a file that can be written") -> None:
        super().__init__(f"{path}: {reason}; {mend}")


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
    but the book. Raises `Spoilt`, `Damaged`, `NotExported`, `Outside`, `Unfit`."""
    contents = contents_of(store, progress)
    made, held, beside = _exported(contents), Attached(contents), Beside(os.path.dirname(path))
    if not path.parent.is_dir():
        raise NotExported(path, "there is no such folder")
    missing = [name for name in made.files if not _is_there(held, beside, name, path)]  # before the first is written
    for name in missing:
        place = Path(beside.place(name))
        with _writing(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_durably(place, held.whole(name, held.seen(name)))
    save(made.text, path)
    return made


def save(text: str, path: Path) -> None:
    """Write a text to a file in one step. Raises `NotExported`."""
    with _writing(path):
        write_durably(path, text.encode())


def _exported(contents: Contents) -> Exported:
    gone = {name: contents.erased[of] for name, of in contents.files.items() if of in contents.erased}
    return Exported(
        book_text(contents.acts, contents.options),
        len(contents.acts),
        tuple(name for name in contents.files if name not in gone),
        {name: contents.acts[place].id for name, place in gone.items()},
    )


def _is_there(held: Attached, beside: Beside, name: str, book: Path) -> bool:
    """Whether a file is beside the book already. Raises `NotExported` where another one is."""
    place = beside.place(name)
    if os.path.realpath(book) == place:
        raise NotExported(book, "an act names a file of this name", "name another file to export to")
    if not os.path.lexists(place):
        return False
    if beside.whole(name, beside.seen(name)) != held.whole(name, held.seen(name)):
        raise NotExported(place, "another file of this name is there", "export to a folder of its own")
    return True


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Say why a file cannot be written."""
    try:
        yield
    except OSError as reason:
        raise NotExported(path, (reason.strerror or str(reason)).lower()) from None
