"""Agree to the invitation of somebody who holds an office: two officers let in whoever can act for others."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from mandat.hall import clock
from mandat.hall.here import Here
from mandat.hall.models import Invitation
from mandat.hall.moves.admitting import ask_admit
from mandat.hall.moves.invite import replace_by


def second_invitation(here: Here, number: int) -> None:
    """Agree to an invitation that another officer gave out. Raises `PermissionDenied`, `Http404`."""
    ask_admit(here)
    invitation = Invitation.objects.filter(
        federation=here.federation, used=None, expires__gt=clock.now(), pk=number
    ).first()
    if invitation is None:
        raise Http404
    ask_admit(here, invitation.person)
    if here.request.user in (invitation.by, invitation.user):
        raise PermissionDenied(_("somebody else has to agree: neither whoever invited, nor whoever is invited"))
    invitation.seconded = True
    invitation.save(update_fields=["seconded"])
    replace_by(invitation, opens=True)
