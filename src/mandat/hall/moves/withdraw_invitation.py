"""Take an invitation back before it is used."""

from django.db.models import QuerySet
from django.http import Http404

from mandat.hall import clock
from mandat.hall.here import Here
from mandat.hall.models import Invitation
from mandat.hall.moves.admitting import ask_admit


def withdraw_invitation(here: Here, number: int) -> None:
    """Take an invitation of this federation back. Raises `PermissionDenied`, `Http404`."""
    ask_admit(here)
    found = Invitation.objects.filter(federation=here.federation, used=None, pk=number)
    invitation = found.first()
    if invitation is None:
        raise Http404
    ask_admit(here, invitation.person or invitation.unit)
    take_back(found)


def take_back(invitations: QuerySet[Invitation]) -> None:
    """Take invitations back, as far as they are not used. They are kept for a while, as those that have run out: the
    form that gave them out must not do so again."""
    now = clock.now()
    invitations.filter(used=None, expires__gt=now).update(expires=now)
