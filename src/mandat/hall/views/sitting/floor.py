"""The speakers' list."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mandat.hall.here import Here
from mandat.hall.models.sittings import Kind, Side
from mandat.hall.moves.floor.ask import ask as asked
from mandat.hall.moves.floor.call import call as called
from mandat.hall.moves.floor.leave import leave as left
from mandat.hall.moves.floor.order import order as ordered
from mandat.hall.page import Page, page
from mandat.hall.sittings import sitting_in
from mandat.hall.views.answering import SEE_OTHER
from mandat.hall.views.sitting.moving import address
from mandat.hall.whom import person_named
from mandat.measure.sittings.whole import Whole


def _floor(view: Callable[[Here, Whole], object]) -> Page:
    """A view that changes the list, and then shows it."""

    @require_POST
    @page
    @wraps(view)
    def moved(here: Here, sitting: str) -> HttpResponse:
        found = sitting_in(here.present, sitting)
        view(here, found)
        return HttpResponseRedirect(address(here, found.id, "speakers"), status=SEE_OTHER)

    return moved


@_floor
def ask(here: Here, sitting: Whole) -> None:
    """Ask to speak, or raise a point of order."""
    sent = here.sent
    kind = sent.word("kind", _("what it is"), Kind.values)
    side = sent.word("side", _("for or against"), Side.values, needed=False)
    who = person_named(here, sitting.body, sent.text("person", _("who speaks"), most=200, needed=False))
    asked(here, sitting, kind, side, who, sent.once)


@_floor
def call(here: Here, sitting: Whole) -> None:
    """Give somebody the word."""
    called(here, sitting, here.sent.number("speech", _("who speaks"), needed=False))


@_floor
def leave(here: Here, sitting: Whole) -> None:
    """Take somebody off the list, or end a speech."""
    left(here, sitting, here.sent.number("speech", _("who leaves the list")))


@_floor
def order(here: Here, sitting: Whole) -> None:
    """Set the rules of the debate."""
    sent = here.sent
    limit = sent.number("limit", _("the minutes of a speech"), needed=False) or 0
    ordered(here, sitting, limit, sent.has("closed"), sent.has("alternating"))
