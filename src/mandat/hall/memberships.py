"""How a membership ends: the same for whoever leaves, is left out, or was erased from the record."""

from django.contrib.auth.models import User

from mandat.hall.models import Invitation, Membership


def end(membership: Membership) -> None:
    """End a membership; an account that belongs to no federation any more goes with it."""
    user: User = membership.user
    Invitation.objects.filter(federation=membership.federation, user=user).delete()
    membership.delete()
    if not user.memberships.exists():
        user.delete()
