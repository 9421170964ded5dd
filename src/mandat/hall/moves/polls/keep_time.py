"""Open and close polls whose time has come: looked at by each request to a poll, and by the process of live events."""

from contextlib import suppress

from django.db.models import Q

from mandat.hall import clock
from mandat.hall.desks import desk_of
from mandat.hall.models import Federation, Poll
from mandat.hall.models.polls import Kind, Stage
from mandat.hall.moves.polls.begin import begin
from mandat.hall.moves.polls.close import close_by_time
from mandat.hall.returns import counting, same
from mandat.hall.together import Declined


def keep_time(federation: Federation) -> None:
    """Open and close what is due in a federation."""
    now = clock.now()
    due = Q(stage=Stage.PLANNED, opens__lte=now) | Q(stage=Stage.OPEN, closes__lte=now)
    for poll in Poll.objects.filter(due, federation=federation).select_related("federation"):
        keep(poll)


def keep(poll: Poll) -> Poll:
    """Open or close a poll where its time has come; the poll as it is then."""
    now = clock.now()
    if poll.stage == Stage.PLANNED and poll.opens is not None and poll.opens <= now:
        book = desk_of(poll.federation).book()
        minute = clock.minute(book.timezone)
        begin(poll, book, book.view(minute).now, minute)
    if poll.stage == Stage.OPEN and poll.closes is not None and poll.closes <= now and not _waits(poll):
        minute = clock.minute(desk_of(poll.federation).book().timezone)
        with suppress(Declined):  # somebody else closed or cancelled it
            close_by_time(poll, minute)
        poll.refresh_from_db()
    return poll


def _waits(poll: Poll) -> bool:
    """Whether a poll waits for whoever presides: a show of hands on which the tellers do not agree. Asked before it is
    locked, since the process of live events asks twenty times a second."""
    if poll.kind != Kind.HANDS:
        return False
    book = desk_of(poll.federation).book()
    return same(counting(poll, book.view(clock.minute(book.timezone)).now)) is None
