"""Who is an officer now, beside any request to a federation: when somebody comes in or signs in."""

from django.contrib.auth.models import User

from mandat.hall import clock
from mandat.hall.desks import desk_of
from mandat.hall.duties import holds_office
from mandat.hall.models import Federation, Membership


def in_office(federation: Federation, person: str) -> bool:
    """Whether a person holds an office in a federation, now. Raises what opening a ledger raises."""
    if not person:
        return False
    book = desk_of(federation).book()
    return holds_office(book.view(clock.minute(book.timezone)).now, person)


def offices_of(user: User) -> list[Membership]:
    """Where an account is somebody who holds an office, now. Raises what opening a ledger raises."""
    named = user.memberships.exclude(person="").select_related("federation")
    return [one for one in named if in_office(one.federation, one.person)]
