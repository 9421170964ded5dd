"""People come and go."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mandat.hall.desks import Outcome
from mandat.hall.here import Here
from mandat.hall.moves.arrive import check_in, count
from mandat.hall.moves.asking import ask_table
from mandat.hall.moves.depart import depart as departed
from mandat.hall.moves.door import come_in, open_door
from mandat.hall.moves.walk_out import walk_out
from mandat.hall.page import page
from mandat.hall.reads.door import door as read_door
from mandat.hall.sittings import sitting_in
from mandat.hall.views.answering import SEE_OTHER, answered
from mandat.hall.views.sitting.moving import address, move
from mandat.hall.whom import person_named, persons_named
from mandat.measure.sittings.whole import Whole


def _someone(here: Here, sitting: Whole, label: str, needed: bool = False) -> str:
    """Who comes or leaves: chosen from a list (`who`), or typed."""
    chosen = here.sent.id("who", label, needed=False)
    return chosen or person_named(here, sitting.body, here.sent.text("person", label, most=200, needed=needed))


@move("")
def arrive(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Check somebody in by name."""
    sent = here.sent
    person = _someone(here, sitting, _("who comes"), needed=True)
    done = _("{name} is checked in.").format(name=here.name(person))
    return check_in(here, sitting, person, sent.once, sent.despite), done


@move("")
def counted(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Say how many are there without a name."""
    sent = here.sent
    number = sent.number("number", _("how many are there"))
    return count(here, sitting, number, sent.once, sent.despite), _("Counted: {number}.").format(number=number)


@move("")
def depart(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Check somebody out; without a name, oneself."""
    sent = here.sent
    person = _someone(here, sitting, _("who leaves")) or here.person or ""
    done = _("{name} is checked out.").format(name=here.name(person))
    return departed(here, sitting, person, sent.once, sent.despite), done


@move("presence")
def walkout(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Walk out; without names, alone."""
    sent = here.sent
    named = sent.lines("person", _("who walks out"), most=1000, needed=False)
    persons = (*sent.ids("who", _("who walks out")), *persons_named(here, sitting.body, named))
    persons = persons or ((here.person,) if here.person else ())
    text = sent.text("text", _("the reason"), needed=False)
    return walk_out(here, sitting, persons, text, sent.once, sent.despite), _("The walkout is on record.")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def door(here: Here, sitting: str) -> HttpResponse:
    """Open the door; then the code that is shown there, for a screen that everybody in the room sees."""
    found = sitting_in(here.present, sitting)
    ask_table(here, found.body)
    if here.request.method == "POST":
        open_door(here, found)
        return HttpResponseRedirect(here.request.path, status=SEE_OTHER)
    return here.render("hall/sitting/door.html", {"sitting": found, "door": read_door(here, found)})


@require_http_methods(["GET", "HEAD", "POST"])
@page
def come(here: Here, sitting: str) -> HttpResponse:
    """Check oneself in by the code at the door; whoever read it as a picture finds it filled in."""
    found = sitting_in(here.present, sitting)
    if here.request.method != "POST":
        code = here.request.GET.get("code", "")[:10]
        return here.render("hall/sitting/come.html", {"sitting": found, "code": code})
    code = here.sent.text("code", _("the code"), most=20)
    outcome = come_in(here, found, code, here.sent.once, here.sent.despite)
    return answered(here, outcome, _("You are checked in."), address(here, found.id))
