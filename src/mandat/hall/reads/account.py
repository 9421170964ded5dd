"""What the hall keeps about an account: what its own page shows, and the same as a file to take away."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from mandat.hall.models import Incident
from mandat.hall.moves.begin import has_way_in


def account(request: HttpRequest) -> dict[str, object]:
    """The page of an account."""
    user = request.user
    return {
        "memberships": list(user.memberships.select_related("federation").order_by("federation__title")),
        "factors": list(Authenticator.objects.filter(user=user).order_by("created_at")),
        "sessions": sessions(request),
        "incidents": list(user.incidents.select_related("by")[:20]),
        "has_way_in": has_way_in(request),
    }


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
