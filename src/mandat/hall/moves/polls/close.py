"""Close a poll: nobody votes any more, the votes are added up, and the result is recorded as one act.

It is done in two steps, each of which can be done again: the poll is closed to votes, then, under its lock, its votes
are added up and its act is recorded, so that nobody cancels it in between. The id of the act is that of the poll, so
that whoever closes again after a crash between the two records nothing twice.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.clerk.book import View
from mandat.core.acts import Vote
from mandat.core.intervals import Moment
from mandat.hall.desks import RECORDED, Outcome, desk_of, propose
from mandat.hall.drafting import name
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Box, Poll, Telling
from mandat.hall.models.polls import Kind, Stage
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.polls.before_close import ask_before_close
from mandat.hall.returns import act_of, counting, same, tied, uncounted
from mandat.hall.together import Declined, locked


class Said(Struct, frozen=True):
    """What whoever presides says when a poll closes: who was there, and the casting vote (`none`: there is none)."""

    present: int | None = None
    registered: int | None = None
    casting: str = ""


def close(here: Here, poll: Poll, said: Said, despite: bool = False) -> Outcome | None:
    """Close a poll and record its result; None where something is waited for: the chair's casting vote, where it is
    tied, or two tellers who count the papers.

    Raises `PermissionDenied`, `Declined`, `Unsure`.
    """
    ask_duty(here, PRESIDE, poll.body)
    ask_before_close(here, poll)
    stop(poll, here.present.now, here.minute, said)
    return _counted(poll, here.present, lambda act: here.propose([act], despite))


def stop(poll: Poll, now: Moment, minute: str, said: Said | None = None) -> None:
    """Let nobody vote any more. A poll that is stopped already takes in what is said now, until it is recorded."""
    with transaction.atomic():
        poll = locked(poll.pk)
        if poll.stage in (Stage.PLANNED, Stage.CANCELLED):
            raise Declined(_("only a vote that was opened can be closed"))
        if poll.kind == Kind.HANDS and poll.stage == Stage.OPEN:
            _settle(poll, now)
        if poll.stage == Stage.OPEN:
            poll.stage, poll.ended = Stage.COUNTED, minute
            poll.waits = False
        if poll.stage == Stage.COUNTED and said is not None:
            poll.waits = False
            poll.present = poll.present if said.present is None else said.present
            poll.registered = poll.registered if said.registered is None else said.registered
            poll.casting = said.casting or poll.casting
        poll.save()


def _settle(poll: Poll, now: Moment) -> None:
    """Keep what the tellers of this moment agree on: whoever is dismissed later changes nothing in a closed count."""
    told = counting(poll, now)
    if same(told) is None:
        raise Declined(_("two tellers have to count the same first: wait for them, or have it counted again"))
    Telling.objects.filter(poll=poll, round=poll.round).exclude(pk__in=[one.pk for one in told]).delete()


def _counted(poll: Poll, view: View, propose: Callable[[Vote], Outcome]) -> Outcome | None:
    """Add up the votes of a poll that is closed to them, and record the act; None: something is waited for."""
    with transaction.atomic():
        poll = locked(poll.pk)
        if poll.stage == Stage.RECORDED:
            return Outcome(RECORDED, ())
        if poll.stage != Stage.COUNTED:
            raise Declined(_("this vote was cancelled meanwhile"))
        before = view.book.written.get(name("vote", str(poll.pk)))
        if before is not None:
            return record(poll, Outcome(RECORDED, (before,)))
        outcome = _proposed(poll, view, propose)
        if outcome is None or outcome.standing != RECORDED:
            poll.waits = True
            poll.save(update_fields=["waits"])
            return outcome
        return record(poll, outcome)


def _proposed(poll: Poll, view: View, propose: Callable[[Vote], Outcome]) -> Outcome | None:
    if uncounted(poll, view.now):
        return None
    act = act_of(poll, view.now)
    return None if not poll.casting and tied(view.now, act) else propose(act)


def record(poll: Poll, outcome: Outcome) -> Outcome:
    """Note that the act of a poll is recorded. What box and papers held is told apart by nobody then."""
    if poll.kind == Kind.SECRET:
        for table in (Box, Telling):
            table.objects.filter(poll=poll).delete()
    poll.stage, poll.act = Stage.RECORDED, outcome.acts[0].id
    poll.save(update_fields=["stage", "act"])
    return outcome


def close_by_time(poll: Poll, ended: str, minute: str) -> None:
    """Close a poll whose time was over at a minute, and record it now.

    What needs somebody's word (a tie, a doubt) waits for whoever presides.
    """
    stop(poll, desk_of(poll.federation).book().view(ended).now, ended)
    record_closed(poll, ended, minute)


def record_closed(poll: Poll, ended: str, minute: str) -> None:
    """Record a poll that was closed at a minute, now."""
    desk = desk_of(poll.federation)
    _counted(poll, desk.book().view(ended), lambda act: propose(desk, [act], minute, None))
