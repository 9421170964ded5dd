"""Open a poll: the roll is frozen, and stored with it; the charter of the day says how many proxies one may cast."""

from collections.abc import Iterable

from django.db import transaction

from mandat.clerk.book import Book
from mandat.core import bodies
from mandat.core.intervals import Moment
from mandat.hall.duties import PRESIDE
from mandat.hall.electorate import Line, roll_of
from mandat.hall.here import Here
from mandat.hall.models import Box, Federation, Membership, Poll, Roll, Voter
from mandat.hall.models.polls import Kind, Stage, Standing
from mandat.hall.moves.asking import ask_duty
from mandat.hall.together import locked


def begin_now(here: Here, poll: Poll) -> None:
    """Open a poll before its time. Raises `PermissionDenied` for whoever does not preside."""
    ask_duty(here, PRESIDE, poll.body)
    begin(poll, here.book, here.present.now, here.minute)


def begin(poll: Poll, book: Book, now: Moment, minute: str) -> None:
    """Open a poll that is only planned; one that was opened already stays as it is."""
    in_unit = poll.body in now.state.units
    lines = members_of(poll.federation, now, poll.body) if in_unit else roll_of(now, book, poll.body)
    with transaction.atomic():
        if locked(poll.pk).stage == Stage.PLANNED:
            _freeze(poll, lines)
            stated = [most for most in (poll.proxies, bodies.rules(now, poll.body).proxies) if most is not None]
            poll.stage, poll.minute, poll.proxies = Stage.OPEN, minute, min(stated, default=None)
            poll.save(update_fields=["stage", "minute", "proxies"])
        else:
            poll.refresh_from_db()


def members_of(federation: Federation, now: Moment, unit: str) -> list[Line]:
    """The roll of a general meeting: one vote for each account of a member of the unit, or of one within it."""
    units = {name for name in federation.memberships.values_list("unit", flat=True).distinct() if name}
    within = [name for name in units if name == unit or unit in bodies.containers(now, name)]
    numbers = Membership.objects.filter(federation=federation, unit__in=within).order_by("pk")
    return [Line(f"#{pk}", 1, {f"#{pk}": Standing.MEMBER}) for pk in numbers.values_list("pk", flat=True)]


def _freeze(poll: Poll, lines: Iterable[Line]) -> None:
    rows = [
        (Roll(poll=poll, place=place, seat=line.seat, votes=line.votes), line.who)
        for place, line in enumerate(lines, start=1)
    ]
    Roll.objects.bulk_create(row for row, _who in rows)
    Voter.objects.bulk_create(
        Voter(poll=poll, line=row, who=who, standing=standing)
        for row, people in rows
        for who, standing in people.items()
    )
    if poll.kind == Kind.SECRET:
        Box.objects.create(poll=poll)
