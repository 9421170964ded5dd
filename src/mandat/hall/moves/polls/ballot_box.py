"""The ballot box: votes are written down under the lock of their poll, each once, and no more than a seat has.

What every vote passes is written in SQL by hand: made by the mapper of tables, the same statements take the processor
five times as long, and a poll of thousands is a rush.
"""

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from mandat.hall.models import Cast, Poll, Roll
from mandat.hall.models.polls import Kind, Stage, Standing
from mandat.hall.sides import Choice, Sides
from mandat.hall.together import Declined

FOUND = (
    "SELECT r.votes, r.used, c.replaced, c.votes, c.favour, c.against, c.abstain"
    " FROM hall_roll r LEFT JOIN hall_cast c ON c.number = %s WHERE r.id = %s"
)
USE = "UPDATE hall_roll SET used = %s WHERE id = %s"
KEEP = (
    "INSERT INTO hall_cast"
    " (number, poll_id, line_id, who, standing, entered, replaced, votes, favour, against, abstain)"
    " VALUES (%s, %s, %s, %s, %s, %s, '', %s, %s, %s, %s)"
)
ADD = "UPDATE hall_box SET favour = favour + %s, against = against + %s, abstain = abstain + %s WHERE poll_id = %s"


class Ballot(Struct, frozen=True):
    """What is to be cast: for which line of the roll, by whom, how.

    number   what the receipt says, made of the token of the form
    instead  the number of the receipt whose votes this replaces
    """

    poll: Poll
    line: int
    choice: Choice
    number: str
    who: str = ""
    standing: str = ""
    entered: str = ""
    instead: str = ""


class Receipt(Struct, frozen=True):
    """That votes were cast; and how (`sides`), unless the poll is secret.

    again  the same form was sent before: nothing was written now
    other  and on another side, which counts for nothing; never known of a secret vote
    """

    number: str
    votes: int
    sides: Sides | None
    again: bool = False
    other: bool = False


def write(stage: str, ballot: Ballot) -> Receipt:
    """Write a ballot down, under the lock of its poll. Raises `Declined` before anything is written."""
    with connection.cursor() as cursor:
        cursor.execute(FOUND, [ballot.number, ballot.line])
        votes, used, *before = cursor.fetchone()
        if before[0] is not None:
            return _again(ballot, *before)
        ask_open(ballot.poll, stage)
        replaced = _replaced(ballot) if ballot.instead else None
        left = votes - used + (replaced.votes if replaced else 0)
        sides = ballot.choice.of(left)
        _ask_left(votes, left, sides)
        _ask_proxies(ballot)
        if replaced is not None:
            Cast.objects.filter(pk=replaced.pk).update(replaced=ballot.number, votes=0, favour=0, against=0, abstain=0)
        cursor.execute(USE, [votes - left + sides.total, ballot.line])
        return _keep(cursor, ballot, sides)


def _again(ballot: Ballot, replaced: str, votes: int, *sides: int | None) -> Receipt:
    """The receipt of votes that are there already."""
    if replaced:
        raise Declined(_("this vote was changed since: {number} counts").format(number=replaced))
    before = None if sides[0] is None else Sides(*sides)
    other = before is not None and ballot.choice.of(votes) != before
    return Receipt(ballot.number, votes, before, again=True, other=other)


def _keep(cursor: object, ballot: Ballot, sides: Sides) -> Receipt:
    """Write down that votes were cast, and how: of a secret vote each in a table of its own."""
    secret, poll = ballot.poll.kind == Kind.SECRET, ballot.poll.pk.hex
    how = (sides.favour, sides.against, sides.abstain)
    if secret and ballot.standing != Standing.PAPER:
        cursor.execute(ADD, [*how, poll])
    who = (ballot.who, ballot.standing, ballot.entered)
    cursor.execute(KEEP, [ballot.number, poll, ballot.line, *who, sides.total, *((None,) * 3 if secret else how)])
    return Receipt(ballot.number, sides.total, None if secret else sides)


def ask_open(poll: Poll, stage: str) -> None:
    """Raise where nobody can vote: not yet, or not any more."""
    if stage == Stage.PLANNED:
        raise Declined(_("this vote is not open yet"))
    if stage != Stage.OPEN:
        raise Declined(_("this vote is closed: what came later is not counted"))
    if poll.kind == Kind.HANDS:
        raise Declined(_("hands are counted in the room"))


def _replaced(ballot: Ballot) -> Cast:
    """The earlier votes that a ballot replaces: its own, and only where they are known."""
    if ballot.poll.kind == Kind.SECRET:
        raise Declined(_("a secret vote cannot be changed: nobody knows which one it is"))
    by = {"who": ballot.who} if ballot.who else {"who": "", "entered__gt": ""}
    found = Cast.objects.filter(pk=ballot.instead, line=ballot.line, replaced="", **by).first()
    if found is None:
        raise Declined(_("the vote that you want to change was changed meanwhile: load the page again"))
    return found


def _ask_left(votes: int, left: int, sides: Sides) -> None:
    if votes == 0:
        raise Declined(_("this seat has no votes on record"))
    if left == 0:
        raise Declined(_("all votes of this seat are cast already: what came first counts, and this does not"))
    if sides.total > left:
        says = ngettext("{sent} votes for {left} that is left", "{sent} votes for {left} that are left", left)
        raise Declined(says.format(sent=sides.total, left=left))


def _ask_proxies(ballot: Ballot) -> None:
    """Nobody casts by more proxies than the poll lets."""
    most = ballot.poll.proxies
    if most is None or ballot.standing != Standing.PROXY:
        return
    others = Cast.objects.filter(poll=ballot.poll, who=ballot.who, standing=Standing.PROXY).exclude(line=ballot.line)
    if others.values("line").distinct().count() >= most:
        says = ngettext("nobody casts by more than {most} proxy", "nobody casts by more than {most} proxies", most)
        raise Declined(says.format(most=most))


def line_for(poll: Poll, seat: str) -> Roll:
    """The line of a seat on the roll; a new one, with one vote, at its end."""
    place = Roll.objects.filter(poll=poll).count() + 1
    return Roll.objects.get_or_create(poll=poll, seat=seat, defaults={"place": place, "votes": 1})[0]
