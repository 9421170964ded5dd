"""What whoever runs the hall can do for a federation: a link for the day on which no officer can sign in."""

from django.db import transaction

from mandat.core.acts import Person
from mandat.errors import MandatError
from mandat.hall.desks import desk_of
from mandat.hall.models import Federation, Membership
from mandat.hall.models.federation import Openness
from mandat.hall.moves.invite import invite
from mandat.hall.moves.reset_sign_in import take_away


class NoFederation(MandatError):
    """A federation that does not meet here."""

    def __init__(self, slug: str) -> None:
        known = ", ".join(Federation.objects.values_list("slug", flat=True)) or "none yet"
        super().__init__(f"{slug[:80]}: no federation of this name meets here; there are: {known}")


def federation_called(slug: str) -> Federation:
    """A federation by its name in addresses. Raises `NoFederation`."""
    federation = Federation.objects.filter(slug=slug).first()
    if federation is None:
        raise NoFederation(slug)
    return federation


def told(federation: Federation) -> str:
    """Who may look in, and what it takes to act for others."""
    factor = "yes: whoever holds an office or presides needs one to act" if federation.second_factor else "no"
    openness = Openness(federation.openness)
    return f"open to        {openness.value}: {openness.label}\nsecond factor  {factor}"


@transaction.atomic
def lifeline(slug: str, person: str) -> str:
    """A code that opens the account of a person, a new one where there is none; old ways to sign in are taken away.

    Raises `NoFederation`, `UnknownId`, `WrongKind`.
    """
    federation = federation_called(slug)
    desk_of(federation).book().find(person, Person)
    membership = Membership.objects.filter(federation=federation, person=person).first()
    if membership is None:
        return invite(federation, person)
    take_away(membership.user, None)
    return invite(federation, person, user=membership.user)
