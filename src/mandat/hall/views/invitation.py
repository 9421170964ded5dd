"""Whoever was invited comes in."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from mandat.hall.moves.invite import NotValid, use


@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to come in (a link that is only looked at is not used up), then let in."""
    if request.method != "POST":
        return render(request, "hall/come_in.html", {"token": token})
    try:
        invitation = use(token)
    except NotValid as reason:
        return render(request, "hall/come_in.html", {"reason": reason}, status=410)
    login(request, invitation.user, "allauth.account.auth_backends.AuthenticationBackend")
    return redirect(invitation.federation)
