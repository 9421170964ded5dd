"""What happened: the acts of a record, by date."""

from mandat.clerk.accounts import accounts
from mandat.clerk.book import Book
from mandat.core.acts import Act
from mandat.core.checks.names import named as things_named
from mandat.core.order import references


def log(
    book: Book, *, about: str | None = None, from_: str | None = None, to: str | None = None, known: str | None = None
) -> list[dict[str, object]]:
    """The acts in the order of their dates: all of them, or those that name something, or of a stretch of time."""
    if about is not None:
        book.find(about)
    record = book.known_as(known)
    first = book.date("--from", from_).earliest if from_ is not None else None
    last = book.date("--to", to).latest if to is not None else None
    windows = record.order.windows
    beside = accounts(record)
    return [
        {**row(book, act), "other_accounts": [other.id for other in beside.get(act.id, ())]}
        for act in record.order.acts
        if (about is None or about in named(act))
        and (first is None or windows[act.id].latest >= first)
        and (last is None or windows[act.id].earliest <= last)
    ]


def named(act: Act) -> set[str]:
    """Everything that an act names or refers to, itself included."""
    return {act.id, *references(act), *(name for _, name in things_named(act))}


def row(book: Book, act: Act) -> dict[str, object]:
    """One act as the log gives it."""
    file, line = book.reading.first_spots.get(act.id, (None, None))
    return {
        "id": act.id,
        "kind": act.verb,
        "at": act.at.text,
        "entered": act.entered.text if act.entered is not None else None,
        "by": _by(act),
        "text": act.text or getattr(act, "name", None),
        "cite": list(act.cite),
        "file": file,
        "line": None if line is None else line + 1,
        "according_to": list(act.according_to),
    }


def _by(act: Act) -> str | None:
    """Who did it: the body that decided, whoever sent or answered, the source of a report."""
    for name in ("by", "from_", "in_"):
        value = getattr(act, name, None)
        if value:
            return value
    return None
