"""Who may listen: whoever may look at the page. Asked when a listener comes, and again as long as he stays."""

from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user
from django.db import close_old_connections
from django.http import HttpRequest
from msgspec import Struct

from mandat.hall.models import Federation, Membership
from mandat.hall.models.federation import Openness

GALLERY, MEMBERS = "gallery", "members"
"""Where somebody watches from: members see the names of those who are there."""


class Admitted(Struct, frozen=True):
    """From where somebody watches; "": not at all. `account`: the number of his account; None: nobody is signed in."""

    audience: str
    account: int | None = None


def admitted(federation: str, cookie: str) -> Admitted:
    """Who sends this cookie, and from where he watches the sittings of a federation."""
    close_old_connections()
    found = Federation.objects.filter(slug=federation).first()
    if found is None:
        return Admitted("")
    user = _user(cookie)
    account = None if user is None else user.pk
    if user is not None and Membership.objects.filter(federation=found, user=user).exists():
        return Admitted(MEMBERS, account)
    return Admitted("" if found.openness == Openness.MEMBERS else GALLERY, account)


def _user(cookie: str) -> object | None:
    """The account that is signed in with this cookie; None: nobody."""
    try:
        sent = SimpleCookie(cookie).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    if sent is None:
        return None
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(sent.value)
    user = get_user(request) if SESSION_KEY in request.session else None
    return user if user is not None and user.is_authenticated and user.is_active else None
