"""What a page answers to a move: done, refused in the finding's own words, or shown to whoever has to take it on."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from mandat.hall.desks import DOUBTFUL, REFUSED, Outcome
from mandat.hall.here import Here

SEE_OTHER = 303


def answered(here: Here, outcome: Outcome, done: str, then: str) -> HttpResponse:
    """The answer to a move. `done` is what to say where it is recorded, `then` the address that shows it.

    An irregular one is shown with a form that sends the same again with `despite`.
    """
    if outcome.standing in (REFUSED, DOUBTFUL):
        sent = [(key, value) for key in here.request.POST for value in here.request.POST.getlist(key)]
        again = [(key, value) for key, value in sent if key not in ("csrfmiddlewaretoken", "despite")]
        return here.render("hall/answered.html", {"outcome": outcome, "again": again, "back": then}, 422)
    messages.success(here.request, done or _("Recorded."))
    return HttpResponseRedirect(then, status=SEE_OTHER)
