"""A ledger as a book: what every question looks at, with the places that its acts have in the exported text."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from mandat.book import Reading, read, write
from mandat.book.lines import quote
from mandat.book.source import Source
from mandat.clerk.book import Book
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents
from mandat.core.acts import Act
from mandat.core.findings import Finding


class LedgerReading:
    """What a book's `Reading` is, for a ledger. The text is that of an export, made when a place is asked for.

    acts, options  as the contents have them now; what they take in later is not seen
    """

    findings: tuple[Finding, ...] = ()

    def __init__(self, contents: Contents) -> None:
        self.name = contents.store.name
        self.acts = tuple(contents.acts)
        self.options = dict(contents.options)

    @property
    def sources(self) -> dict[str, Source]:
        """The one file that an export would be."""
        return self._exported.sources

    @property
    def first_spots(self) -> dict[str, tuple[str, int]]:
        """Where the act of each id stands in it; the first of them, where two acts have the same id."""
        return self._exported.first_spots

    @property
    def last_spots(self) -> dict[str, tuple[str, int]]:
        """Where the act of each id stands in it; the last of them, where two acts have the same id."""
        return self._exported.last_spots

    @cached_property
    def _exported(self) -> Reading:
        return read(self.name, book_text(self.acts, self.options))


def book_of(contents: Contents) -> Book:
    """The book that a ledger is, with the files that it holds."""
    return Book(contents.store.name, LedgerReading(contents), Attached(contents))


def book_text(acts: Sequence[Act], options: Mapping[str, str]) -> str:
    """The minute book that a ledger is."""
    said = "".join(f"option {key} {quote(value)}\n" for key, value in options.items())
    return "\n".join(filter(None, (said, write(acts))))
