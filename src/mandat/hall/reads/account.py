"""What the hall keeps about an account: what its own page shows, and the same as a file to take away."""

from contextlib import suppress
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.errors import MandatError
from mandat.hall import clock
from mandat.hall.desks import desk_of
from mandat.hall.models import Incident
from mandat.hall.moves.begin import has_way_in


class Factor(Struct, frozen=True):
    """A way to sign in, as its owner calls it, and since when it is there."""

    name: str
    since: datetime


def account(request: HttpRequest) -> dict[str, object]:
    """The page of an account."""
    user = request.user
    return {
        "memberships": list(user.memberships.select_related("federation").order_by("federation__title")),
        "factors": _factors(request),
        "sessions": sessions(request),
        "incidents": list(user.incidents.select_related("by")[:20]),
        "has_way_in": has_way_in(request),
        "timezone": timezone_of(user),
    }


def timezone_of(user: User) -> str:
    """The time zone in which an account is told times: that of its federation; of several, the first by title."""
    for one in user.memberships.select_related("federation").order_by("federation__title"):
        with suppress(MandatError):  # its ledger is away: another will do
            return str(clock.zone(desk_of(one.federation).book().timezone))
    return str(clock.zone(None))


def _factors(request: HttpRequest) -> list[Factor]:
    found = Authenticator.objects.filter(user=request.user).order_by("created_at")
    return [Factor(_called(one), one.created_at) for one in found]


def _called(factor: Authenticator) -> str:
    """What a factor is called: a passkey has a name of its own."""
    if factor.type == Authenticator.Type.WEBAUTHN:
        return factor.wrap().name
    return _("An app that makes codes") if factor.type == Authenticator.Type.TOTP else _("Recovery codes")


def sessions(request: HttpRequest) -> list[UserSession]:
    """The sessions of the visitor that have not ended, the latest first."""
    found = UserSession.objects.purge_and_list(request.user)
    return sorted(found, key=lambda session: session.created_at, reverse=True)


def everything(request: HttpRequest) -> dict[str, object]:
    """All that the hall keeps about the visitor; what is on record about an office holder is in the record."""
    user = request.user
    return {
        "account": {"name": user.username, "since": user.date_joined, "last_sign_in": user.last_login},
        "federations": [
            {"federation": one.federation.slug, "person": one.person, "unit": one.unit}
            for one in user.memberships.select_related("federation")
        ],
        "ways_to_sign_in": [
            {"what": one.type, "since": one.created_at, "last_used": one.last_used_at}
            for one in Authenticator.objects.filter(user=user)
        ],
        "has_password": user.has_usable_password(),
        "sessions": [{"device": one.user_agent, "since": one.created_at} for one in sessions(request)],
        "invitations": [
            {"federation": one.federation.slug, "expires": one.expires, "used": one.used}
            for one in user.invitations.select_related("federation")
        ],
        "incidents": [{"what": str(Incident(one.what).label), "when": one.when} for one in user.incidents.all()],
    }
