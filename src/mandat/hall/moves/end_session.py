"""End a session of one's own: on a device that was lost or lent."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import Http404, HttpRequest


def end_session(request: HttpRequest, number: int) -> None:
    """End one session of the visitor. Raises `Http404`."""
    session = UserSession.objects.filter(user=request.user, pk=number).first()
    if session is None:
        raise Http404
    if session.session_key == request.session.session_key:
        logout(request)
    session.end()


def end_other_sessions(request: HttpRequest) -> None:
    """End every session of the visitor but this one."""
    for session in UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key):
        session.end()
