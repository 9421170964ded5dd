"""Export a ledger as a minute book: the same acts, in their order, with their dates and the options of the book."""

from pathlib import Path

from mandat.clerk.ledger.contents import Progress, contents_of, silent
from mandat.clerk.ledger.reading import book_text
from mandat.errors import MandatError
from mandat.ledger.files import write_durably
from mandat.ledger.store import Store


class NotExported(MandatError):
    """The file cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}; name a file that can be written")


def export(store: Store, progress: Progress = silent) -> str:
    """The ledger as the text of a minute book. Raises `Spoilt`, `Damaged`."""
    contents = contents_of(store, progress)
    return book_text(contents.acts, contents.options)


def save(text: str, path: Path) -> None:
    """Write a file in one step. Raises `NotExported`."""
    try:
        write_durably(path, text.encode())
    except OSError as reason:
        raise NotExported(path, (reason.strerror or str(reason)).lower()) from None
