"""Forget a person who was erased from the record: the hall names nobody whom the ledger names no more.

`mandat ledger erase` knows nothing of the hall. So the hall looks for itself: when it starts, when such a person asks
for a page, and when an officer looks at the people.
"""

from django.db import transaction

from mandat.clerk.book import Book
from mandat.clerk.ledger.erase import ERASED
from mandat.core.acts import Note, Person
from mandat.hall.memberships import end
from mandat.hall.models import Federation, Invitation, Membership


def forget_erased(federation: Federation, book: Book) -> list[str]:
    """Forget everybody whom the record does not know as a person any more; their ids.

    Only where the record says that somebody was erased: else an older copy of it, put back by mistake, would cost
    people their accounts.
    """
    rows = (table.objects.filter(federation=federation).exclude(person="") for table in (Membership, Invitation))
    named = {person for found in rows for person in found.values_list("person", flat=True)}
    gone = sorted(person for person in named if not isinstance(book.written.get(person), Person))
    if not gone or not _erased_somebody(book):
        return []
    for person in gone:
        _forget(federation, person)
    return gone


def _erased_somebody(book: Book) -> bool:
    notes = (act.text or "" for act in book.written.values() if isinstance(act, Note))
    return any(text.startswith(ERASED) for text in notes)


@transaction.atomic
def _forget(federation: Federation, person: str) -> None:
    """End the membership of a person, with the account where it belongs nowhere else; withdraw invitations."""
    for membership in Membership.objects.filter(federation=federation, person=person):
        end(membership)
    Invitation.objects.filter(federation=federation, person=person).delete()
