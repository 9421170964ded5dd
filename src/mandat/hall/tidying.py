"""What is not needed any more is thrown away, when the hall starts: old invitations, and what happened long ago."""

from datetime import timedelta

from mandat.hall import clock
from mandat.hall.models import AccountEvent, Invitation

INVITATIONS = timedelta(days=30)
"""How long an invitation is kept that has run out, used or not."""

EVENTS = timedelta(days=365)
"""How long it is kept what happened to an account."""


def tidy() -> None:
    """Throw away invitations that have run out, and what happened to accounts more than a year ago."""
    Invitation.objects.filter(expires__lt=clock.now() - INVITATIONS).delete()
    AccountEvent.objects.filter(when__lt=clock.now() - EVENTS).delete()
