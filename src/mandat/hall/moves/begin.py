"""Choose how to sign in from now on: a username, with a password or, later, with a passkey."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_set
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mandat.hall.devices import end_all


def has_way_in(request: HttpRequest) -> bool:
    """Whether the visitor's account can be signed in to without an invitation."""
    user = request.user
    return user.has_usable_password() or user.authenticator_set.exists()


def begin(request: HttpRequest, username: str, password: str = "") -> None:
    """Give the visitor's account a username and, where it is said, a password. Both were checked.

    Raises `PermissionDenied` where it has a way in: to change that, one has to show it first.
    """
    if has_way_in(request):
        raise PermissionDenied(_("this account has a way to sign in already"))
    user = request.user
    user.username = username
    user.save(update_fields=["username"])
    if password:
        get_adapter().set_password(user, password)
        end_all(user)
        update_session_auth_hash(request, user)
        record_authentication(request, user, "password", reauthenticated=True)
        password_set.send(type(user), request=request, user=user)
