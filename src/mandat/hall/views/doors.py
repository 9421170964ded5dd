"""Who may look in, and what it takes to act for others: for whoever invites people for the whole federation."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mandat.hall.here import Here
from mandat.hall.models.federation import Openness
from mandat.hall.moves.set_doors import Doors, ask_doors, set_doors
from mandat.hall.page import page
from mandat.hall.views.answering import answered


@require_http_methods(["GET", "HEAD", "POST"])
@page
def doors(here: Here) -> HttpResponse:
    """The settings in a form; then they are set."""
    ask_doors(here)
    if here.request.method != "POST":
        return here.render("hall/people/doors.html", {})
    openness = here.sent.word("openness", _("who may look in"), Openness.values)
    factor = here.sent.word("second_factor", _("what it takes to act for others"), ("yes", "no"))
    outcome = set_doors(here, Doors(openness, factor == "yes"), here.sent.once)
    return answered(here, outcome, _("It is set, and stands on record."), reverse("doors", args=[here.federation.slug]))
