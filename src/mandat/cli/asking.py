"""Opens the book that a question is put to, and says aside what of it could not be read."""

from mandat.book.reading import Reading
from mandat.clerk.book import Book
from mandat.clerk.opening import open_book
from mandat.cli import writing
from mandat.cli.render.plain import plain

UNREAD = "F008"
"""The finding on a file that was not read, or not to its end."""


def asked_book(path: str) -> Book:
    """The book at a path, for a command that answers from it; what was not read is told on standard error.

    Raises `NoBook`.
    """
    book = open_book(path)
    for line in unread(book.reading):
        writing.err(plain(f"mandat: {line}; the answer does without it, and mandat check says more"))
    return book


def unread(reading: Reading) -> list[str]:
    """What of a book was not read, each with its place."""
    return [
        f"{finding.place.file}:{finding.place.line}: {finding.says}"
        for finding in reading.findings
        if finding.code == UNREAD and finding.place is not None
    ]
