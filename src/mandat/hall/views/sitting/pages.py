"""The page of a sitting, and the list of all sittings."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mandat.hall.here import Here, gallery, page
from mandat.hall.reads import sitting as reads
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
    return here.render("hall/sitting/page.html", reads.shown(here, sitting_in(here.view, sitting)))
