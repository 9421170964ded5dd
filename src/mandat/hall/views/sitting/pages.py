"""The page of a sitting, the list of all sittings, and the calendar file."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from mandat.hall.here import Here
from mandat.hall.page import gallery, page
from mandat.hall.reads import presence as of_presence
from mandat.hall.reads import sitting as reads
from mandat.hall.reads.calendar import calendar as calendar_file
from mandat.hall.sittings import sitting_in


@require_safe
@page
@gallery
def sittings(here: Here) -> HttpResponse:
    """The sittings of a federation."""
    return here.render("hall/sitting/list.html", reads.sittings(here))


@require_safe
@page
@gallery
def sitting(here: Here, sitting: str) -> HttpResponse:
    """A sitting as it goes."""
    found = sitting_in(here.view, sitting)
    return here.render("hall/sitting/page.html", reads.shown(here, found) | reads.mine(here, found))


@require_safe
@page
@gallery
def presence(here: Here, sitting: str) -> HttpResponse:
    """Who is here, seat by seat."""
    found = sitting_in(here.view, sitting)
    return here.render("hall/sitting/presence.html", of_presence.presence(here, found))


@require_safe
@page
@gallery
def wall(here: Here, sitting: str) -> HttpResponse:
    """A sitting for the projector."""
    return here.render("hall/sitting/wall.html", reads.shown(here, sitting_in(here.view, sitting)))


@require_safe
@page
@gallery
def calendar(here: Here, sitting: str) -> HttpResponse:
    """The sitting for one's own calendar."""
    found = calendar_file(here, sitting_in(here.view, sitting))
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="text/calendar; charset=utf-8")
