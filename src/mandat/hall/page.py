"""What makes a function of `Here` a view: who may look, what it takes to act, and what is said to errors."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from mandat.core.acts import Person
from mandat.errors import BadDate, MandatError, UnknownId, WrongKind
from mandat.hall import pace, second_factor, way_back
from mandat.hall.away import ledger_away
from mandat.hall.earlier import Awaited
from mandat.hall.fields import Unfit
from mandat.hall.giving_back import given_back, sent_again, written
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.models.federation import Openness
from mandat.hall.moves.forget import forget_erased
from mandat.hall.rows import row
from mandat.hall.sure import Unsure
from mandat.hall.wording.saying import refusal

Page = Callable[..., HttpResponse]

AGAIN = "2"
"""Seconds after which a page that has to be waited for loads itself anew."""


def page(view: Page) -> Page:
    """A view of a federation: `view(here, ...)`, called with a request and the slug of the federation."""

    @wraps(view)
    def answered(request: HttpRequest, federation: str, **named: str) -> HttpResponse:
        found = row(Federation, "slug = %s", federation)
        if found is None:
            return _turned_away(request)
        here = Here(request, found)
        if here.membership is None and here.federation.openness != Openness.ALL and not _open_to_all(view, here):
            return _turned_away(request)
        try:
            here.ask_dates()
            if _was_erased(here):
                return _turned_away(request)
            if not here.changes:
                return view(here, **named)
            pace.count(request.session.session_key or "")
            second_factor.ask_officer(here)
            return _to_change(here) if "change" in request.POST else view(here, **named)
        except (Unfit, second_factor.Needed, MandatError) as reason:
            return _refused(here, reason)

    return answered


def gallery(view: Page) -> Page:
    """Marks a view that a federation which sits in public shows to everybody. Stands under `page`."""
    view.gallery = True
    return view


def _open_to_all(view: Page, here: Here) -> bool:
    return getattr(view, "gallery", False) and here.federation.openness == Openness.SITTINGS


def _was_erased(here: Here) -> bool:
    """Whether the record knows the visitor no more; then the hall forgets him or her too."""
    known = here.person is None or isinstance(here.book.written.get(here.person), Person)
    return not known and here.person in forget_erased(here.federation, here.book)


def _turned_away(request: HttpRequest) -> HttpResponse:
    """Whoever is not signed in is asked to, and gets back what he wrote; whoever is a stranger does not learn whether
    there is such a page, nor whether such a federation meets here."""
    if request.user.is_authenticated:
        raise Http404
    if not written(request):
        return redirect_to_login(request.get_full_path())
    return render(request, "hall/signed_out.html", {"page": way_back.page_of(request)}, status=403)


def _to_change(here: Here) -> HttpResponse:
    """What was sent is not done, but given back to be changed."""
    said = _("Nothing was recorded. Change what you like, and send it again.")
    return given_back(here, said, 200) or _wrong(here, said, 422)


def _refused(here: Here, reason: Exception) -> HttpResponse:
    """What is said to whoever asked for what cannot be."""
    match reason:
        case Unfit():
            return given_back(here, str(reason), 422) or _wrong(here, str(reason), 422)
        case Unsure():
            return here.render("hall/sure.html", {"reason": reason, "again": sent_again(here.request)}, 422)
        case second_factor.Needed():
            return _to_second_factor(here, reason)
        case UnknownId() | WrongKind() if not here.sees_persons:
            return _wrong(here, _unknown(reason), 404)
        case UnknownId():
            return _wrong(here, refusal(here, reason), 404, reason.near)
        case WrongKind():
            return _wrong(here, refusal(here, reason), 404)
        case pace.TooFast():
            return _wrong(here, str(reason), 429)
        case Awaited():
            return _awaited(here)
        case BadDate():
            here.at = here.known = None
            return _wrong(here, refusal(here, reason), 400)
        case _:
            return ledger_away(here.request, here.federation, reason)


def _awaited(here: Here) -> HttpResponse:
    """A page that loads itself anew, without script."""
    here.known = None
    answer = here.render("hall/awaited.html", {}, 202)
    answer["Refresh"] = AGAIN
    return answer


def _to_second_factor(here: Here, reason: second_factor.Needed) -> HttpResponse:
    """The way to the second factor, and back to the form that was sent."""
    back = way_back.page_of(here.request) or here.federation.get_absolute_url()
    if not reason.enrolled:
        way_back.keep(here.request, back)
    return here.render("hall/account/second_factor.html", {"reason": reason, "back": back}, 403)


def _unknown(reason: UnknownId | WrongKind) -> str:
    """What is said of an id of which whoever asks is to learn nothing else: not what it is, nor what is called so."""
    return _("nothing in the record is called {name}").format(name=reason.name[:80])


def _wrong(here: Here, reason: str, status: int, near: Sequence[str] = ()) -> HttpResponse:
    return here.render("hall/wrong.html", {"reason": reason, "status": status, "near": near}, status)
