"""What makes a function of `Here` a view: who may look, what it takes to act, and what is said to errors."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mandat.core.acts import Person
from mandat.errors import BadDate, MandatError, UnknownId, WrongKind
from mandat.hall import second_factor
from mandat.hall.away import ledger_away
from mandat.hall.earlier import Awaited
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.models.federation import Openness
from mandat.hall.moves.forget import forget_erased
from mandat.hall.rows import row

Page = Callable[..., HttpResponse]

READING = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""

AGAIN = "2"
"""Seconds after which a page that has to be waited for loads itself anew."""


def page(view: Page) -> Page:
    """A view of a federation: `view(here, ...)`, called with a request and the slug of the federation."""

    @wraps(view)
    def answered(request: HttpRequest, federation: str, **named: str) -> HttpResponse:
        here = Here(request, _federation(federation))
        if here.membership is None and here.federation.openness != Openness.ALL and not _open_to_all(view, here):
            return _turned_away(request)
        try:
            here.ask_dates()
            if _was_erased(here):
                return _turned_away(request)
            if request.method not in READING:
                second_factor.ask(here)
            return view(here, **named)
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


def _federation(slug: str) -> Federation:
    found = row(Federation, "slug = %s", slug)
    if found is None:
        raise Http404
    return found


def _turned_away(request: HttpRequest) -> HttpResponse:
    """Whoever is not signed in is asked to; whoever is a stranger does not learn whether there is such a page."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


def _refused(here: Here, reason: Exception) -> HttpResponse:
    """What is said to whoever asked for what cannot be."""
    match reason:
        case Unfit():
            return _wrong(here, str(reason), 422)
        case second_factor.Needed():
            return here.render("hall/account/second_factor.html", {"reason": reason}, 403)
        case UnknownId():
            says = _("nothing in the record is called {name}").format(name=reason.name[:80])
            return _wrong(here, says, 404, reason.near)
        case WrongKind():
            return _wrong(here, _core(reason), 404)
        case Awaited():
            return _awaited(here)
        case BadDate():
            here.at = here.known = None
            return _wrong(here, _core(f"{reason.text}: {reason.reason}"), 400)
        case _:
            return ledger_away(here.request, here.federation, reason)


def _awaited(here: Here) -> HttpResponse:
    """A page that loads itself anew, without script."""
    here.known = None
    answer = here.render("hall/awaited.html", {}, 202)
    answer["Refresh"] = AGAIN
    return answer


def _core(says: object) -> SafeString:
    """What the core says, which speaks English to everybody."""
    text = str(says)
    return format_html('<span lang="en">{}</span>', text[:1].upper() + text[1:])


def _wrong(here: Here, reason: str, status: int, near: Sequence[str] = ()) -> HttpResponse:
    return here.render("hall/wrong.html", {"reason": reason, "status": status, "near": near}, status)
