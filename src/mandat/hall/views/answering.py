"""What a page answers to a move: done, refused in the finding's own words, or shown to whoever has to take it on."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from mandat.hall.desks import DOUBTFUL, REFUSED, Outcome
from mandat.hall.giving_back import sent_again
from mandat.hall.here import Here

SEE_OTHER = 303


def answered(here: Here, outcome: Outcome, done: str, then: str) -> HttpResponse:
    """The answer to a move. `done` is what to say where it is recorded, `then` the address that shows it.

    What is refused or irregular is shown, with a form that gives the same back to be changed; what is irregular can be
    sent again with `despite`.
    """
    if outcome.standing in (REFUSED, DOUBTFUL):
        context = {"outcome": outcome, "again": sent_again(here.request), "back": then}
        return here.render("hall/answered.html", context, 422)
    messages.success(here.request, done or _("Recorded."))
    return HttpResponseRedirect(then, status=SEE_OTHER)
