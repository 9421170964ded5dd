"""Enter acts into a book, or into a ledger: what they would do to it is known before anything is written."""

from collections.abc import Sequence
from pathlib import Path

from mandat.book.amending import amend
from mandat.book.writer import write
from mandat.clerk.book import Book
from mandat.clerk.ledger.append import Clock, append
from mandat.clerk.opening import FIRST_FILE
from mandat.clerk.texts import read_text
from mandat.core.acts import Act
from mandat.core.findings import Finding
from mandat.core.record import Record
from mandat.ledger.files import write_durably
from mandat.ledger.url import is_url, open_store


def judge(book: Book, acts: Sequence[Act]) -> list[Finding]:
    """What the checks would say about acts in this book, or about what is in it because of them."""
    before = {(finding.code, finding.act) for finding in book.record.findings}
    record = Record([*book.record.written, *acts], amend)
    return [finding for finding in record.findings if (finding.code, finding.act) not in before]


def enter(path: str, acts: Sequence[Act], clock: Clock) -> str:
    """Enter acts at the end of a book; the file or ledger into which they went. Raises what the store raises."""
    if is_url(path):
        with open_store(path) as store:
            append(store, acts, clock)
        return path
    given = Path(path)
    file = given / FIRST_FILE if given.is_dir() else given
    before = read_text(file)
    write_durably(file, f"{before.rstrip()}\n\n{_fenced(write(acts), file)}".encode())
    return file.as_posix()


def _fenced(text: str, file: Path) -> str:
    return f"```mandat\n{text}```\n" if file.suffix == ".md" else text
