"""One's own account: how one signs in, on which devices one is, where one belongs; to take away, and to leave."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mandat.hall import way_back
from mandat.hall.moves.end_session import end_other_sessions, end_session
from mandat.hall.moves.leave import leave_federation, leave_hall
from mandat.hall.reads import account as reads
from mandat.hall.second_factor import owes


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """One's account."""
    return render(request, "hall/account/account.html", reads.account(request))


@require_safe
@login_required
def owed(request: HttpRequest) -> HttpResponse:
    """An officer who signed in without a second factor is asked to set one up."""
    back = way_back.kept(request) or reverse("home")
    return render(request, "hall/account/owed.html", {"back": back}) if owes(request.user) else redirect(back)


@require_safe
@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """All that is kept about one, as a file."""
    kept = JsonResponse(reads.everything(request), json_dumps_params={"indent": 1, "ensure_ascii": False})
    kept["Content-Disposition"] = 'attachment; filename="mandat-hall.json"'
    return kept


@require_POST
@login_required
@reauthentication_required
def session_ended(request: HttpRequest, number: int) -> HttpResponse:
    """A session on another device ends."""
    end_session(request, number)
    messages.success(request, _("Signed out there."))
    return redirect("account")


@require_POST
@login_required
@reauthentication_required
def sessions_ended(request: HttpRequest) -> HttpResponse:
    """All other sessions end."""
    end_other_sessions(request)
    messages.success(request, _("Signed out everywhere else."))
    return redirect("account")


@require_POST
@login_required
def left(request: HttpRequest, federation: str) -> HttpResponse:
    """One leaves a federation."""
    leave_federation(request, federation)
    return redirect("home")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required
def gone(request: HttpRequest) -> HttpResponse:
    """One leaves the hall, after having been asked."""
    if request.method != "POST":
        return render(request, "hall/account/leave.html")
    leave_hall(request)
    logout(request)
    messages.success(request, _("Your account is deleted."))
    return redirect("home")
