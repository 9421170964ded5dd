"""Open and close polls whose time has come: looked at by each request to a poll, by the process of live events while
somebody listens, and every second by that of the pages (`ticking`). Whoever comes first does it; others find it done.

It is done as of the time that was stated, however late somebody looks: the roll is that of the time at which the poll
was to open, the result that of the time at which it was to close. Where a process died between the close and the
record, whoever looks next records it.
"""

import logging
from contextlib import suppress

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from mandat.errors import MandatError
from mandat.hall import clock, schedule
from mandat.hall.desks import desk_of
from mandat.hall.models import Federation, Poll
from mandat.hall.models.polls import Kind, Stage
from mandat.hall.moves.polls.begin import begin
from mandat.hall.moves.polls.close import close_by_time, record_closed
from mandat.hall.returns import counting, same
from mandat.hall.together import Declined, locked

log = logging.getLogger(__name__)


def keep_time(federation: Federation | None = None) -> None:
    """Open and close what is due in a federation, or in all. One poll that cannot be keeps no other from it."""
    now = clock.now()
    due = Q(stage=Stage.PLANNED, opens__lte=now) | Q(stage=Stage.OPEN, closes__lte=now)
    due |= Q(stage=Stage.COUNTED, waits=False)
    polls = Poll.objects.filter(due, **({} if federation is None else {"federation": federation}))
    for poll in polls.select_related("federation"):
        try:
            keep(poll)
        except MandatError as reason:
            log.error("a vote of %s cannot be opened or closed: %s", poll.federation.slug, reason)


def keep(poll: Poll) -> Poll:
    """Open or close a poll where its time has come; the poll as it is then."""
    now = clock.now()
    match schedule.due(poll.stage, poll.opens, poll.closes, now, poll.waits):
        case schedule.OPENS:
            book = desk_of(poll.federation).book()
            minute = clock.minute_of(poll.opens, book.timezone)
            begin(poll, book, book.view(minute).now, minute)
        case schedule.MISSED:
            _miss(poll)
        case schedule.RECORDS:
            timezone = desk_of(poll.federation).book().timezone
            with suppress(Declined):  # somebody cancelled it
                record_closed(poll, poll.ended, clock.minute(timezone))
            poll.refresh_from_db()
        case schedule.CLOSES if not _waits(poll):
            timezone = desk_of(poll.federation).book().timezone
            with suppress(Declined):  # somebody else closed or cancelled it
                close_by_time(poll, clock.minute_of(poll.closes, timezone), clock.minute(timezone))
            poll.refresh_from_db()
    return poll


def _miss(poll: Poll) -> None:
    """Cancel a poll in which nobody could vote: a result of nobody's votes would say that nobody wanted to."""
    with transaction.atomic():
        if locked(poll.pk).stage == Stage.PLANNED:
            poll.stage = Stage.CANCELLED
            poll.reason = _("the hall was not open while this vote was to be open: put it to the vote again")
            poll.save(update_fields=["stage", "reason"])
        else:
            poll.refresh_from_db()


def _waits(poll: Poll) -> bool:
    """Whether a poll waits for whoever presides: a show of hands on which the tellers do not agree. Asked before it is
    locked, since the process of live events asks twenty times a second."""
    if poll.kind != Kind.HANDS:
        return False
    book = desk_of(poll.federation).book()
    return same(counting(poll, book.view(clock.minute_of(poll.closes, book.timezone)).now)) is None
