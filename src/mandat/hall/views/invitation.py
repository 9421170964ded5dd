"""Whoever was invited comes in, and chooses how to sign in from then on."""

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mandat.errors import MandatError
from mandat.hall import throttle
from mandat.hall.accounts import onward
from mandat.hall.beginning import BeginForm
from mandat.hall.models import Invitation
from mandat.hall.models.accounts import EXAMPLE
from mandat.hall.moves.begin import begin as begun
from mandat.hall.moves.begin import has_way_in
from mandat.hall.moves.come_in import NotValid
from mandat.hall.moves.come_in import come_in as came_in

BACKEND = "mandat.hall.backend.Backend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest, code: str = "") -> HttpResponse:
    """Ask whether to come in (a link that is only looked at is not used up), or for a code; then let in."""
    if request.method != "POST":
        return render(request, "hall/account/come_in.html", {"code": code})
    try:
        return _enter(request, code or request.POST.get("code", ""))
    except throttle.TooOften as reason:
        return render(request, "hall/account/come_in.html", {"reason": reason}, status=429)
    except MandatError as reason:
        return render(request, "hall/account/come_in.html", {"reason": reason}, status=410)


def _enter(request: HttpRequest, code: str) -> HttpResponse:
    throttle.ask(request, "come_in")
    try:
        invitation = came_in(code, request.user if request.user.is_authenticated else None)
    except NotValid:
        throttle.count(request, "come_in")
        raise
    if request.user != invitation.user:
        login(request, invitation.user, BACKEND)
        UserSession.objects.create_from_request(request)
    if _is_to_begin(request, invitation):
        return redirect("account_set_password")
    return redirect(onward(request, invitation.federation.get_absolute_url()))


def _is_to_begin(request: HttpRequest, invitation: Invitation) -> bool:
    """Whoever has no way to sign in chooses one, but for accounts that are only there to try the hall."""
    return not invitation.user.username.startswith(EXAMPLE) and not has_way_in(request)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Choose a username, and a password or a passkey."""
    if has_way_in(request):
        return redirect("account_change_password" if request.user.has_usable_password() else "account")
    form = BeginForm(request.POST or None, user=request.user)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        memberships = request.user.memberships.select_related("federation")
        return render(request, "hall/account/begin.html", {"form": form, "memberships": memberships}, status=status)
    begun(request, form.cleaned_data["username"], form.cleaned_data["password"])
    if form.is_for_passkey:
        return redirect("mfa_add_webauthn")
    return redirect(onward(request, get_adapter(request).get_login_redirect_url(request)))
