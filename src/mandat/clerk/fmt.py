"""Put minute books into the house layout: spacing only, never a word or an order."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mandat.book import fmt as laid_out
from mandat.clerk.opening import open_book
from mandat.clerk.texts import read_text
from mandat.errors import NoBook
from mandat.ledger.files import write_durably


def fmt(paths: Iterable[str | Path], *, check: bool) -> list[str]:
    """Lay out files, and every file of a book where its folder is named; the names of those that changed.

    check  write nothing, and give the names of those that would change. Raises `NoBook`.
    """
    changed = []
    for path in dict.fromkeys(file for given in paths for file in _files(given)):
        before = read_text(path)
        after = text(before, markdown=path.suffix == ".md")
        if after != before:
            changed.append(path.as_posix())
            if not check:
                write_durably(path, after.encode())
    return changed


def text(given: str, markdown: bool = False) -> str:
    """The same text, laid out; of Markdown, only what stands in fenced acts."""
    return laid_out(given, markdown)


def _files(given: str | Path) -> Iterator[Path]:
    """The file itself; of a folder, the files of the book in it."""
    if "://" in str(given):
        raise NoBook(str(given), "a ledger has no layout", f"mandat -b {given} ledger export FILE writes a book")
    if Path(given).is_dir():
        yield from (Path(name) for name in open_book(given).reading.sources)
    else:
        yield Path(given)
