"""Who stands behind a body, how old its mandates are, how many have run out."""

from mandat.clerk.opening import Book
from mandat.core.acts import Body
from mandat.measure.age import age
from mandat.measure.support import support as measured


def support(
    book: Book, body: str, *, at: str | None = None, known: str | None = None, now: str | None = None
) -> dict[str, object]:
    """The units that recognise a body by word, their members, and the age of its mandates, at a date."""
    book.find(body, Body)
    moment = book.moment(book.known_as(known), now if at == "now" else at)
    found, mandates = measured(moment, body), age(moment, body)
    return {
        "body": body,
        "members": list(found.members),
        "units": found.number,
        "oldest_days": list(mandates.oldest_days) if mandates.oldest_days else None,
        "lapsed": mandates.lapsed,
        "recognised_by": list(found.units),
    }
