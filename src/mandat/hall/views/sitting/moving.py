"""What all moves at sittings have in common: the sitting as it is now, and the page that is shown afterwards."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from mandat.hall.desks import Outcome
from mandat.hall.here import Here
from mandat.hall.page import Page, page
from mandat.hall.sittings import sitting_in
from mandat.hall.views.answering import answered
from mandat.measure.sittings.whole import Whole


def address(here: Here, sitting: str, part: str = "") -> str:
    """The page of a sitting, at one of its parts."""
    return reverse("sitting", args=[here.federation.slug, sitting]) + (f"#{part}" if part else "")


def _then(here: Here, sitting: str, part: str) -> str:
    """The page that shows it: the list of who is here, where somebody works with that (`list`: what is looked for)."""
    looked_for = here.request.POST.get("list")
    if looked_for is None:
        return address(here, sitting, part)
    found = reverse("sitting-presence", args=[here.federation.slug, sitting])
    return f"{found}?{urlencode({'q': looked_for})}" if looked_for else found


def move(part: str) -> Callable[[Page], Page]:
    """A view that does something at a sitting, `view(here, sitting)`: what became of it, and what to say if it is done.

    part  the part of the page that shows it; empty: it stands on top, as what is said of it does
    """

    def viewed(view: Callable[[Here, Whole], tuple[Outcome, str]]) -> Page:
        @require_POST
        @page
        @wraps(view)
        def moved(here: Here, sitting: str) -> HttpResponse:
            found = sitting_in(here.present, sitting)
            outcome, done = view(here, found)
            return answered(here, outcome, done, _then(here, found.id, part))

        return moved

    return viewed
