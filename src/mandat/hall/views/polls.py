"""Polls: put a question, vote, count, close, look."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mandat.core.acts import Body, Unit
from mandat.hall.alone import alone
from mandat.hall.giving_back import given_back
from mandat.hall.here import Here
from mandat.hall.models import Poll
from mandat.hall.moves.polls import begin, cancel, cast, close, enter, mark_paper, pass_over, put, tell
from mandat.hall.moves.polls.keep_time import keep
from mandat.hall.page import gallery, page
from mandat.hall.reads import polls as reads
from mandat.hall.rows import row
from mandat.hall.sides import choice_of, number, sides_of
from mandat.hall.together import Declined
from mandat.hall.views.answering import SEE_OTHER, answered
from mandat.hall.views.poll_forms import call_of, round_of, said, said_of
from mandat.hall.whom import line_named

CONFLICT = 409


def poll_page(view: Callable[[Here, Poll], HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a poll: `view(here, poll)`. What the poll does not take is said on its page."""

    @wraps(view)
    def answered_(here: Here, poll: UUID) -> HttpResponse:
        found = row(Poll, "id = %s AND federation_id = %s", poll.hex, here.federation.pk)
        if found is None:
            raise Http404
        found.federation = here.federation
        keep(found)
        try:
            return view(here, found)
        except Declined as reason:
            found.refresh_from_db()
            return _declined(here, reason, "hall/poll/page.html", lambda: reads.whole(here, found))

    return answered_


def _declined(here: Here, reason: Declined, template: str, read: Callable[[], dict[str, object]]) -> HttpResponse:
    """The form that was sent, given back; where it is gone, the page that stands in its place."""
    back = given_back(here, str(reason), CONFLICT)
    return here.render(template, {**read(), "reason": reason}, CONFLICT) if back is None else back


def then(poll: Poll) -> HttpResponse:
    """To the page of a poll, after something was done there."""
    return HttpResponseRedirect(poll.get_absolute_url(), status=SEE_OTHER)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def put_poll(here: Here, body: str) -> HttpResponse:
    """Put a question to the vote."""
    here.book.find(body, Body, Unit)
    if here.request.method != "POST":
        return here.render("hall/poll/put.html", reads.to_put(here, body))
    try:
        return then(put.put(here, body, call_of(here, here.request.POST), here.sent.once))
    except Declined as reason:
        return _declined(here, reason, "hall/poll/put.html", lambda: reads.to_put(here, body))


@require_safe
@page
@gallery
def polls(here: Here, body: str) -> HttpResponse:
    """The polls of a body."""
    here.book.find(body, Body, Unit)
    return here.render("hall/poll/list.html", reads.polls_of(here, body))


@require_safe
@page
@gallery
@poll_page
def poll(here: Here, poll: Poll) -> HttpResponse:
    """The page of a poll."""
    return here.render("hall/poll/page.html", reads.whole(here, poll))


@require_safe
@page
@gallery
@poll_page
def wall(here: Here, poll: Poll) -> HttpResponse:
    """The poll on the wall."""
    return here.render("hall/poll/wall.html", reads.glance(here, poll))


@require_http_methods(["GET", "HEAD", "POST"])
@alone()
@page
@poll_page
def vote(here: Here, poll: Poll) -> HttpResponse:
    """The small page on which a phone votes. Its answer is the receipt: no second page has to be fetched."""
    if here.request.method != "POST":
        return here.render("hall/poll/vote.html", reads.small(here, poll))
    sent = here.request.POST
    try:
        line, token, instead = said(sent, "line", "once", "instead")
        kept = cast.cast(here, poll, line, choice_of(sent), token, instead)
    except Declined as reason:
        return _declined(here, reason, "hall/poll/vote.html", lambda: reads.small(here, poll))
    sitting = reads.sitting_of(here, poll.body)
    known = {"here": here, "poll": poll, "kept": kept, "sitting": sitting}
    return HttpResponse(render_to_string("hall/poll/receipt.html", known))


@require_POST
@page
@poll_page
def enter_votes(here: Here, poll: Poll) -> HttpResponse:
    """Enter what a seat answered to the roll call."""
    sent = here.request.POST
    line, seat, token, instead = said(sent, "line", "seat", "once", "instead")
    line = line if line or not seat.strip() else str(line_named(here, poll, seat))
    enter.enter(here, poll, line, choice_of(sent), token, instead)
    return then(poll)


@require_POST
@page
@poll_page
def enter_paper(here: Here, poll: Poll) -> HttpResponse:
    """Enter a paper vote."""
    sent = here.request.POST
    name, token = said(sent, "name", "once")
    enter.enter_paper(here, poll, name, choice_of(sent), token)
    return then(poll)


@require_POST
@page
@poll_page
def give_paper(here: Here, poll: Poll) -> HttpResponse:
    """Mark that somebody votes on paper."""
    mark_paper.mark_paper(here, poll, *said(here.request.POST, "seat", "once"))
    return then(poll)


@require_POST
@page
@poll_page
def next_seat(here: Here, poll: Poll) -> HttpResponse:
    """Pass over the seat that is called."""
    pass_over.pass_over(here, poll, number(*said(here.request.POST, "place")))
    return then(poll)


@require_POST
@page
@poll_page
def tell_count(here: Here, poll: Poll) -> HttpResponse:
    """A teller says what he counted."""
    tell.tell(here, poll, sides_of(here.request.POST), round_of(here.request.POST))
    return then(poll)


@require_POST
@page
@poll_page
def recount(here: Here, poll: Poll) -> HttpResponse:
    """Have hands counted again."""
    tell.count_again(here, poll, round_of(here.request.POST))
    return then(poll)


@require_POST
@page
@poll_page
def open_poll(here: Here, poll: Poll) -> HttpResponse:
    """Open a planned poll now."""
    begin.begin_now(here, poll)
    return then(poll)


@require_POST
@page
@poll_page
def close_poll(here: Here, poll: Poll) -> HttpResponse:
    """Close a poll, and record its result."""
    sent = here.request.POST
    outcome = close.close(here, poll, said_of(sent), "despite" in sent)
    if outcome is None:
        return then(poll)
    return answered(here, outcome, _("Closed and recorded."), poll.get_absolute_url())


@require_POST
@page
@poll_page
def cancel_poll(here: Here, poll: Poll) -> HttpResponse:
    """Cancel a poll."""
    cancel.cancel(here, poll, here.sent.text("reason", _("the reason"), needed=False))
    return then(poll)
