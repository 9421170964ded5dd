"""Take an invitation back before it is used."""

from django.http import Http404

from mandat.hall.here import Here
from mandat.hall.models import Invitation
from mandat.hall.moves.admitting import ask_admit


def withdraw_invitation(here: Here, number: int) -> None:
    """Take an invitation of this federation back. Raises `PermissionDenied`, `Http404`."""
    ask_admit(here)
    invitation = Invitation.objects.filter(federation=here.federation, used=None, pk=number).first()
    if invitation is None:
        raise Http404
    ask_admit(here, invitation.person or invitation.unit)
    invitation.delete()
