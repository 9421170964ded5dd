"""The minutes of a sitting: read, taken away, annotated, corrected, adopted."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mandat.clerk.minutes import as_book, printed
from mandat.hall.duties import MINUTE
from mandat.hall.here import Here
from mandat.hall.moves.adopt import adopt as adopted
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.correct import ask_not_voted, written
from mandat.hall.moves.correct import correct as corrected
from mandat.hall.moves.note import ask_of
from mandat.hall.moves.note import note as noted
from mandat.hall.page import gallery, page
from mandat.hall.reads import minutes as reads
from mandat.hall.sittings import sitting_in
from mandat.hall.views.answering import answered


@require_safe
@page
@gallery
def minutes(here: Here, sitting: str) -> HttpResponse:
    """The minutes, as far as the sitting has gone."""
    return here.render("hall/sitting/minutes.html", reads.minutes(here, sitting_in(here.view, sitting)))


@require_safe
@page
@gallery
def text(here: Here, sitting: str) -> HttpResponse:
    """The minutes as plain text."""
    found = sitting_in(here.view, sitting)
    return _file(printed(reads.of(here, found)), f"{found.id}.txt", "text/plain")


@require_safe
@page
def book(here: Here, sitting: str) -> HttpResponse:
    """The acts of the sitting as a minute book: with the names of all who were there, so not for the gallery."""
    found = sitting_in(here.view, sitting)
    return _file(as_book(found), f"{found.id}.mandat", "text/plain")


def _file(text: str, name: str, kind: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": disposition})


@require_POST
@page
def note(here: Here, sitting: str) -> HttpResponse:
    """Add a note to the minutes."""
    sent, found = here.sent, sitting_in(here.present, sitting)
    about, text = sent.id("about", _("the entry")), sent.text("text", _("the note"))
    outcome = noted(here, found, about, text, sent.once, sent.despite)
    return answered(here, outcome, _("Noted."), _address(here, found.id, about))


@require_http_methods(["GET", "HEAD", "POST"])
@page
def correct(here: Here, sitting: str, act: str) -> HttpResponse:
    """Correct an act: its keys in a form, then the correction."""
    found = sitting_in(here.present, sitting)
    ask_duty(here, MINUTE, found.body)
    ask_of(found, act)
    ask_not_voted(here, act)
    keys = written(here.book.record.by_id[act])
    if here.request.method != "POST":
        return here.render("hall/sitting/correct.html", {"sitting": found, "act": act, "keys": keys})
    sent = {key: here.sent.text(f"key-{key}", key, needed=False) for key in keys if f"key-{key}" in here.sent.values}
    outcome = corrected(here, found, act, sent, here.sent.once, here.sent.despite)
    return answered(here, outcome, _("Corrected."), _address(here, found.id, act))


@require_POST
@page
def adopt(here: Here, sitting: str) -> HttpResponse:
    """Adopt the minutes."""
    sent, found = here.sent, sitting_in(here.present, sitting)
    names = (("for", _("votes for")), ("against", _("votes against")), ("abstain", _("abstentions")))
    counts = tuple(sent.number(name, label, needed=False) for name, label in names)
    outcome = adopted(here, found, counts, sent.once, sent.despite)
    return answered(here, outcome, _("The minutes are adopted."), _address(here, found.id))


def _address(here: Here, sitting: str, entry: str = "") -> str:
    return reverse("minutes", args=[here.federation.slug, sitting]) + (f"#{entry}" if entry else "")
