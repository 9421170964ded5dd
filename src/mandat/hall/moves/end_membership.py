"""End somebody's membership of a federation in the hall: an account, not an office; what is on record stays."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from mandat.hall.here import Here
from mandat.hall.incidents import note
from mandat.hall.memberships import end
from mandat.hall.models import Incident
from mandat.hall.moves.reset_sign_in import whose


@transaction.atomic
def end_membership(here: Here, number: int) -> None:
    """End the membership of somebody else. Raises `PermissionDenied`, `Http404`."""
    membership = whose(here, number)
    if membership.user == here.request.user:
        raise PermissionDenied(_("one's own membership is ended on the page of one's account"))
    note(membership.user, Incident.LEFT_OUT, here.request.user)
    end(membership)
