"""Who stands behind a body, how old its mandates are, how many have run out."""

from mandat.clerk.book import View
from mandat.clerk.status import of_thing
from mandat.core.acts import Body
from mandat.measure.age import age
from mandat.measure.support import support as measured


def support(view: View, body: str) -> dict[str, object]:
    """The units that recognise a body by word, their members, and the age of its mandates, at a date."""
    view.book.find(body, Body)
    found, mandates = measured(view.now, body), age(view.now, body)
    return {
        "body": body,
        "status": of_thing(view.now, body),
        "members": list(found.members),
        "units": found.number,
        "oldest_days": list(mandates.oldest_days) if mandates.oldest_days else None,
        "lapsed": mandates.lapsed,
        "recognised_by": list(found.units),
    }
