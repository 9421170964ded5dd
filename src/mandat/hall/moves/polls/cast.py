"""Cast the votes of a seat: once; where names are shown afterwards it can be changed until the close.

One transaction holds all of it: that the seat has votes left, the receipt, and the votes. A form that is sent twice
gets the same receipt twice; a second device is told that a vote is there already.
"""

import base64
from hashlib import sha256

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from mandat.core import bodies
from mandat.hall import clock
from mandat.hall.electorate import still
from mandat.hall.here import Here
from mandat.hall.models import Box, Cast, Poll, Roll, Voter
from mandat.hall.models.polls import Kind, Stage, Standing
from mandat.hall.moves.asking import ask_writable
from mandat.hall.sides import Choice, Sides
from mandat.hall.together import Declined, together


class Ballot(Struct, frozen=True):
    """What is to be cast: for which line of the roll, by whom, how.

    number   what the receipt says, made of the token of the form
    instead  the number of the receipt whose votes this replaces
    """

    line: Roll
    choice: Choice
    number: str
    who: str = ""
    standing: str = ""
    entered: str = ""
    instead: str = ""


def cast(here: Here, poll: Poll, line: str, choice: Choice, token: str, instead: str = "") -> Cast:
    """Cast votes for a line of the roll; the receipt. Raises `Declined`."""
    ask_writable(here)
    voter = voters_of(here, poll).filter(line=line).first() if is_number(line) else None
    if voter is None:
        raise Declined(_("you are not on the roll of this vote, which was frozen when it opened"))
    if not may(here, poll, voter):
        raise Declined(_("you can no longer cast the votes of this seat: the record has changed since the vote opened"))
    number = receipt(poll, voter.who, token)
    ballot = Ballot(voter.line, choice, number, voter.who, voter.standing, instead=instead)
    return together(poll.pk, lambda poll: write(poll, ballot))


def voters_of(here: Here, poll: Poll) -> QuerySet[Voter]:
    """Where the visitor stands on the roll: as a person on record, and as an account."""
    names = [here.person, f"#{here.membership.pk}"] if here.membership else []
    return Voter.objects.filter(poll=poll, who__in=names).select_related("line").order_by("line__place")


def is_number(text: str) -> bool:
    """Whether a text is the number of a row, as forms send it."""
    return text.isascii() and text.isdecimal() and len(text) < 18


def may(here: Here, poll: Poll, voter: Voter) -> bool:
    """Whether the law still lets somebody who stands on the roll cast, now."""
    now = here.present.now
    if voter.standing == Standing.MEMBER:
        unit = here.unit
        return unit is not None and bodies.exists(now, unit) and poll.body in (unit, *bodies.containers(now, unit))
    return still(now, poll.body, voter.line.seat, voter.who, voter.standing)


def receipt(poll: Poll, who: str, token: str) -> str:
    """The number of a receipt. It says that somebody voted, and nothing of how.

    Raises `Declined` for a form without a token: nobody could tell whether it was sent before.
    """
    if not token:
        raise Declined(_("this form is not whole: load the page again"))
    made = base64.b32encode(sha256(f"{poll.pk} {who} {token}".encode()).digest())[:12].decode()
    return f"{made[:4]}-{made[4:8]}-{made[8:]}"


def write(poll: Poll, ballot: Ballot) -> Cast:
    """Write a ballot down, under the lock of its poll. Raises `Declined` before anything is written."""
    before = Cast.objects.filter(pk=ballot.number).first()
    if before is not None:
        return before
    ask_open(poll)
    replaced = _replaced(poll, ballot)
    line = Roll.objects.get(pk=ballot.line.pk)
    left = line.votes - line.used + (replaced.votes if replaced else 0)
    sides = ballot.choice.of(left)
    _ask_left(line, left, sides)
    _ask_proxies(poll, ballot)
    if replaced is not None:
        replaced.delete()
    Roll.objects.filter(pk=line.pk).update(used=line.votes - left + sides.total)
    return _keep(poll, ballot, sides)


def ask_open(poll: Poll) -> None:
    """Raise where nobody can vote: not yet, or not any more."""
    if poll.stage == Stage.PLANNED:
        raise Declined(_("this vote is not open yet"))
    if poll.stage != Stage.OPEN or (poll.closes is not None and poll.closes <= clock.now()):
        raise Declined(_("this vote is closed: what came later is not counted"))
    if poll.kind == Kind.HANDS:
        raise Declined(_("hands are counted in the room"))


def _replaced(poll: Poll, ballot: Ballot) -> Cast | None:
    """The earlier votes that this ballot replaces: its own, and only where they are known."""
    if not ballot.instead:
        return None
    if poll.kind == Kind.SECRET:
        raise Declined(_("a secret vote cannot be changed: nobody knows which one it is"))
    by = {"who": ballot.who} if ballot.who else {"who": "", "entered__gt": ""}
    found = Cast.objects.filter(pk=ballot.instead, line=ballot.line, **by).first()
    if found is None:
        raise Declined(_("the vote that you want to change was changed meanwhile: load the page again"))
    return found


def _ask_left(line: Roll, left: int, sides: Sides) -> None:
    if line.votes == 0:
        raise Declined(_("this seat has no votes on record"))
    if left == 0:
        raise Declined(_("all votes of this seat are cast already: what came first counts, and this does not"))
    if sides.total > left:
        says = ngettext("{sent} votes for {left} that is left", "{sent} votes for {left} that are left", left)
        raise Declined(says.format(sent=sides.total, left=left))


def _ask_proxies(poll: Poll, ballot: Ballot) -> None:
    """Nobody casts by more proxies than the poll lets."""
    if poll.proxies is None or ballot.standing != Standing.PROXY:
        return
    others = Cast.objects.filter(poll=poll, who=ballot.who, standing=Standing.PROXY).exclude(line=ballot.line)
    if others.values("line").distinct().count() >= poll.proxies:
        one, many = "nobody casts by more than {most} proxy", "nobody casts by more than {most} proxies"
        raise Declined(ngettext(one, many, poll.proxies).format(most=poll.proxies))


def _keep(poll: Poll, ballot: Ballot, sides: Sides) -> Cast:
    """Write down that votes were cast, and how: in a secret vote each in a table of its own."""
    how = {"favour": sides.favour, "against": sides.against, "abstain": sides.abstain}
    if poll.kind == Kind.SECRET:
        Box.objects.filter(pk=poll.pk).update(**{side: F(side) + votes for side, votes in how.items()})
        how = {}
    return Cast.objects.create(
        number=ballot.number,
        poll=poll,
        line=ballot.line,
        who=ballot.who,
        standing=ballot.standing,
        entered=ballot.entered,
        votes=sides.total,
        **how,
    )
