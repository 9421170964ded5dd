"""Cast the votes of a seat: once; where names are shown afterwards it can be changed until the close.

One transaction holds all of it: that the seat has votes left, the receipt, and the votes. A form that is sent twice
gets the same receipt twice; a second device is told that a vote is there already.
"""

import base64
from collections.abc import Iterable
from hashlib import sha256

from django.db import connection
from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core import bodies
from mandat.hall import alone
from mandat.hall.electorate import still
from mandat.hall.here import Here
from mandat.hall.models import Poll
from mandat.hall.models.polls import Standing
from mandat.hall.moves.asking import ask_writable
from mandat.hall.moves.polls.ballot_box import Ballot, Receipt, write
from mandat.hall.sides import Choice
from mandat.hall.together import Declined, together

VOTERS = (
    "SELECT v.line_id, v.who, v.standing, r.seat, r.votes, r.used"
    " FROM hall_voter v JOIN hall_roll r ON r.id = v.line_id"
    " WHERE v.poll_id = %s AND v.who IN (%s, %s) ORDER BY r.place"
)


class OnRoll(Struct, frozen=True):
    """Where a visitor stands on the roll of a poll: behind which line, as whom, by what."""

    line: int
    who: str
    standing: str
    seat: str
    votes: int
    used: int


def cast(here: Here, poll: Poll, line: str, choice: Choice, token: str, instead: str = "") -> Receipt:
    """Cast votes for a line of the roll; the receipt. Raises `Declined`."""
    ask_writable(here)
    voter = next((one for one in voters_of(here, poll) if str(one.line) == line), None)
    if voter is None:
        raise Declined(_("you are not on the roll of this vote, which was frozen when it opened"))
    if not may(here, poll, voter):
        raise Declined(_("you can no longer cast the votes of this seat: the record has changed since the vote opened"))
    number = receipt(poll, f"{voter.who} {voter.line}", token)
    ballot = Ballot(poll, voter.line, choice, number, voter.who, voter.standing, instead=instead)
    alone.leave()
    return together(poll.pk, lambda stage: write(stage, ballot))


def voters_of(here: Here, poll: Poll) -> Iterable[OnRoll]:
    """Where the visitor stands on the roll: as a person on record, and as an account."""
    if here.membership is None:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(VOTERS, [poll.pk.hex, here.person or "", f"#{here.membership.pk}"])
        return [OnRoll(*row) for row in cursor.fetchall()]


def may(here: Here, poll: Poll, voter: OnRoll) -> bool:
    """Whether the law still lets somebody who stands on the roll cast, now."""
    now = here.present.now
    if voter.standing == Standing.MEMBER:
        unit = here.unit
        return unit is not None and bodies.exists(now, unit) and poll.body in (unit, *bodies.containers(now, unit))
    return still(now, poll.body, voter.seat, voter.who, voter.standing)


def receipt(poll: Poll, who: str, token: str) -> str:
    """The number of a receipt. It says that somebody voted, and nothing of how.

    Raises `Declined` for a form without a token: nobody could tell whether it was sent before.
    """
    if not token:
        raise Declined(_("this form is not whole: load the page again"))
    made = base64.b32encode(sha256(f"{poll.pk} {who} {token}".encode()).digest())[:12].decode()
    return f"{made[:4]}-{made[4:8]}-{made[8:]}"
