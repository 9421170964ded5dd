"""Writes down what happens to an account: by hand where the hall does it, by signal where allauth does."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.models import User
from django.dispatch import receiver
from django.http import HttpRequest

from mandat.hall import way_back
from mandat.hall.models import AccountEvent, Incident


def note(user: User, what: Incident, by: User | None) -> None:
    """Write down what happened to an account, and which account did it."""
    AccountEvent.objects.create(user=user, what=what, by=by)


@receiver([password_set, password_changed])
def on_password(user: User, **_: object) -> None:
    """A password was set or changed by its owner."""
    note(user, Incident.PASSWORD, user)


@receiver(authenticator_added)
def on_added(user: User, authenticator: Authenticator, request: HttpRequest, **_: object) -> None:
    """A factor was added. To add one is to use it: nobody has to do the same twice."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        note(user, Incident.FACTOR_ADDED, user)
        record_authentication(request, user, "mfa", type=authenticator.type, reauthenticated=True)
        way_back.show(request)


@receiver(authenticator_removed)
def on_removed(user: User, authenticator: Authenticator, **_: object) -> None:
    """A factor was removed."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        note(user, Incident.FACTOR_REMOVED, user)
