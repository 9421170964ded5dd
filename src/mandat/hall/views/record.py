"""The pages of what was written down: the record, its acts, what is searched for in it, and what the law says by it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mandat.clerk.ledger.prove import NotCheckpointed
from mandat.core.acts import Body, Person, Unit
from mandat.hall.here import Here
from mandat.hall.page import page
from mandat.hall.reads import act as of_act
from mandat.hall.reads import asking
from mandat.hall.reads.record import Asked
from mandat.hall.reads.record import record as recorded
from mandat.hall.reads.record import search as searched


@require_safe
@page
def record(here: Here) -> HttpResponse:
    """The acts, the latest first; those that are asked for."""
    sent = here.request.GET
    asked = Asked(*(sent.get(key, "").strip() for key in ("about", "from", "to", "kind", "order")))
    return here.render("hall/record/record.html", recorded(here, asked, here.page))


@require_safe
@page
def act(here: Here, name: str) -> HttpResponse:
    """One act. Persons, units and bodies have pages of their own."""
    if isinstance(here.book.find(name), Person | Unit | Body):
        return HttpResponseRedirect(here.address("thing", name))
    return here.render("hall/record/act.html", of_act.act(here, name))


@require_safe
@page
def proof(here: Here, name: str) -> HttpResponse:
    """The proof that an act stands in the ledger, to be kept and checked anywhere."""
    try:
        text = of_act.proof(here, name)
    except NotCheckpointed:
        return here.render("hall/wrong.html", {"reason": _("no checkpoint covers this act yet"), "status": 404}, 404)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.tlog-proof"'
    return answer


@require_safe
@page
def search(here: Here) -> HttpResponse:
    """Things and acts in which words stand."""
    return here.render("hall/record/search.html", searched(here, here.looked_for, here.page))


@require_safe
@page
def may(here: Here) -> HttpResponse:
    """Whether somebody may exercise a power over something, with the proof or the gap."""
    actor, power, target = (here.request.GET.get(key, "").strip() for key in ("actor", "power", "target"))
    found = asking.asking(here, actor, power, target)
    return here.render("hall/record/may.html", found, 400 if "wrong" in found else 200)
