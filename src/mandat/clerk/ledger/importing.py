"""Import a book into a ledger: every act, in its order, with the date on which it was entered, and its files."""

from mandat.clerk.book import Book
from mandat.clerk.ledger.append import Appended, Clock, append
from mandat.clerk.ledger.contents import Progress, silent
from mandat.clerk.ledger.taking import Source
from mandat.core.findings import VOID
from mandat.errors import MandatError
from mandat.ledger.store import Store

KEPT = ("title", "timezone")
"""The options that a ledger keeps; `entered` stands in every act."""


class NotWhole(MandatError):
    """A book of which something cannot be read: what is not read cannot be imported."""

    def __init__(self, name: str, many: int, first: str) -> None:
        mend = f"see mandat -b {name} check"
        super().__init__(
            f"{name}: {many} {'thing' if many == 1 else 'things'} cannot be read, the first: {first}; {mend}"
        )


def import_(store: Store, book: Book, clock: Clock, progress: Progress = silent) -> Appended:
    """Import a book; to do it again adds what is new. A file that acts name and that is nowhere stays missing.

    Raises `NotWhole`, and what `append` raises.
    """
    unread = [finding for finding in book.reading.findings if finding.severity == VOID]
    if unread:
        place = unread[0].place
        where = f"{place.file}:{place.line}: " if place else ""
        raise NotWhole(book.name, len(unread), f"{where}{unread[0].says}")
    options = {key: value for key, value in book.reading.options.items() if key in KEPT}
    source = Source(book.files, whole=False)
    return append(store, book.reading.acts, clock, options, progress, source)
