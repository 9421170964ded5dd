"""Leave a federation, or the hall: one's own membership, or one's account with all that is kept about it."""

from django.db import transaction
from django.http import Http404, HttpRequest

from mandat.hall.devices import end_all
from mandat.hall.memberships import end
from mandat.hall.models import Invitation, Membership


@transaction.atomic
def leave_federation(request: HttpRequest, slug: str) -> None:
    """End the visitor's membership of a federation. Raises `Http404`."""
    membership = Membership.objects.filter(user=request.user, federation__slug=slug).first()
    if membership is None:
        raise Http404
    end(membership)


@transaction.atomic
def leave_hall(request: HttpRequest) -> None:
    """Delete the visitor's account, and what is kept about it."""
    user = request.user
    end_all(user)
    Invitation.objects.filter(user=user).delete()
    user.delete()
