"""A sitting is called, moved, called off, opened, adjourned, resumed, closed."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mandat.core.acts import Body, Unit
from mandat.hall.desks import RECORDED, Outcome
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.moves.adjourn import adjourn as adjourned
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.call_off import call_off as called_off
from mandat.hall.moves.close import close as closed
from mandat.hall.moves.convene import convene as convened
from mandat.hall.moves.convene import earliest
from mandat.hall.moves.open import open_ as opened
from mandat.hall.moves.reschedule import reschedule as rescheduled
from mandat.hall.moves.resume import resume as resumed
from mandat.hall.page import page
from mandat.hall.sittings import sitting_in
from mandat.hall.views.answering import answered
from mandat.hall.views.sitting.moving import address, move
from mandat.hall.whom import person_named
from mandat.measure.sittings.whole import Whole


@require_http_methods(["GET", "HEAD", "POST"])
@page
def convene(here: Here, body: str) -> HttpResponse:
    """Call a body to a sitting: the form, which tells the earliest day, and what becomes of it."""
    here.book.find(body, Body, Unit)
    if here.request.method != "POST":
        ask_duty(here, PRESIDE, body)
        return here.render("hall/sitting/convene.html", {"body": body, "earliest": earliest(here, body)})
    sent = here.sent
    meets, text = sent.minute("meets", _("the time")), sent.text("text", _("what it is about"), most=2000)
    outcome = convened(here, body, meets, text, sent.once, sent.despite)
    if outcome.standing == RECORDED:
        return answered(here, outcome, _("The call is out."), address(here, outcome.acts[0].id))
    return answered(here, outcome, "", reverse("convene", args=[here.federation.slug, body]))


def _chair(here: Here, sitting: Whole) -> str:
    typed = here.sent.text("chair", _("who presides"), most=200, needed=False)
    return person_named(here, sitting.body, typed, here.person, sitting.chair)


@move("state")
def open_(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Open a sitting."""
    sent = here.sent
    chair = _chair(here, sitting)
    registered = sent.number("registered", _("how many have registered"), needed=False)
    return opened(here, sitting, chair, registered, sent.once, sent.despite), _("The sitting is open.")


@move("state")
def adjourn(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Adjourn a sitting."""
    until = here.sent.minute("until", _("until when"), needed=False)
    return adjourned(here, sitting, until, here.sent.once, here.sent.despite), _("The sitting is adjourned.")


@move("state")
def resume(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Resume a sitting."""
    sent = here.sent
    chair = _chair(here, sitting)
    chair = "" if chair == sitting.chair else chair
    outcome = resumed(here, sitting, sent.has("anew"), chair, sent.once, sent.despite)
    return outcome, _("The sitting goes on.")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def reschedule(here: Here, sitting: str) -> HttpResponse:
    """Move a sitting to another day or place, or call it off: the forms, then what became of the first."""
    found, sent = sitting_in(here.present, sitting), here.sent
    if here.request.method != "POST":
        ask_duty(here, PRESIDE, found.body)
        return here.render("hall/sitting/reschedule.html", {"sitting": found, "earliest": earliest(here, found.body)})
    meets, text = sent.minute("meets", _("the time")), sent.text("text", _("what it is about"), most=2000)
    outcome = rescheduled(here, found, meets, text, sent.once, sent.despite)
    return answered(here, outcome, _("Moved. Everybody sees it on the page of the sitting."), address(here, found.id))


@move("state")
def call_off(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Call off a sitting."""
    reason = here.sent.text("reason", _("the reason"), most=2000)
    return called_off(here, sitting, reason, here.sent.once, here.sent.despite), _("The sitting is called off.")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def close(here: Here, sitting: str) -> HttpResponse:
    """Ask whether the sitting is to be closed for good, then close it."""
    found = sitting_in(here.present, sitting)
    if here.request.method != "POST":
        ask_duty(here, PRESIDE, found.body)
        return here.render("hall/sitting/close.html", {"sitting": found})
    outcome = closed(here, found, here.sent.once, here.sent.despite)
    return answered(here, outcome, _("The sitting is closed."), address(here, found.id))
