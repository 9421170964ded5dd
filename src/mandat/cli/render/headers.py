"""An act in the words of its header, as it was written down: who did what, of whom, to whom."""

from mandat.book.heading import behind_date
from mandat.book.writer import write
from mandat.core.acts import Act

ELSEWHERE = {"text", "cite", "entered", "according-to", "after", "id", "item", "rest", "author", "year"}
"""Keys that a log tells in a place of their own, or not at all."""


def header(act: Act) -> tuple[str, str]:
    """The header without its date and its quoted text; and the keys below it, one after the other.

    >>> from mandat.core.acts import Take
    >>> from mandat.core.dates import read
    >>> header(Take(verb="take", id="keys-taken", at=read("2024"), by="board", of=("hall",)))
    ('take keys-taken by board of hall', '')
    """
    first, *below = write([act]).splitlines()
    words = first.partition(' "')[0].split()
    rows = [line.split() for line in below if line[4:5].strip()]
    said = [" ".join(row) for row in rows if row[0] not in ELSEWHERE]
    return " ".join(words[behind_date(words) :]), ", ".join(said)
