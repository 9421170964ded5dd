"""A declaration."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mandat.hall.here import Here, page
from mandat.hall.moves.declare import declare as declared
from mandat.hall.views.answering import answered


@require_POST
@page
def declare(here: Here, body: str) -> HttpResponse:
    """Somebody declares something in a body."""
    sent = here.sent
    outcome = declared(here, body, sent.text("text", _("the declaration")), sent.once, sent.despite)
    return answered(here, outcome, _("Declared."), here.federation.get_absolute_url())
