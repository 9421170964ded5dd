"""Mark on the roll of a secret vote that a seat, or a member, votes on paper: nobody can vote for it by phone any more.

The mark says that somebody votes on paper, and nothing of how: the papers lie in a box of their own, and two tellers
count them when the vote is closed.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from mandat.hall.duties import COUNT, MINUTE
from mandat.hall.here import Here
from mandat.hall.models import Cast, Poll, Roll
from mandat.hall.models.polls import Kind, Standing
from mandat.hall.moves.asking import ask_writable, exercises
from mandat.hall.moves.polls.ballot_box import Ballot, Receipt, ask_open, line_for, write
from mandat.hall.moves.polls.cast import receipt
from mandat.hall.moves.polls.enter import PAPER, name_on_paper
from mandat.hall.sides import Choice
from mandat.hall.sides import number as member_number
from mandat.hall.together import Declined, together
from mandat.hall.whom import line_named


def mark_paper(here: Here, poll: Poll, typed: str, token: str) -> Receipt:
    """Mark a seat by its number or name; in a general meeting a member by the number of the account, or by name.

    What was cast by phone before stays: the paper is for the votes that are left.
    Raises `PermissionDenied`, `Declined`, `Unfit`.
    """
    ask_writable(here)
    if not any(exercises(here, duty, poll.body) for duty in (MINUTE, COUNT)):
        raise PermissionDenied(_("only whoever takes the minutes or counts votes gives out papers"))
    if poll.kind != Kind.SECRET:
        raise Declined(_("papers are for secret votes: here, enter the votes themselves"))
    number = receipt(poll, f"paper {typed}", token)
    if poll.body in here.present.now.state.units:
        return together(poll.pk, lambda stage: _marked(stage, poll, _member(stage, poll, typed, number), number, here))
    line = line_named(here, poll, typed)
    return together(poll.pk, lambda stage: _marked(stage, poll, line, number, here))


def _marked(stage: str, poll: Poll, line: int, number: str, here: Here) -> Receipt:
    """The side is none: nothing is added to the box (`Ballot.standing`)."""
    ballot = Ballot(poll, line, Choice("abstain"), number, standing=Standing.PAPER, entered=here.person or "")
    return write(stage, ballot)


def _member(stage: str, poll: Poll, typed: str, number: str) -> int:
    """The line of a member who has an account, by its number; of anybody else by name, made anew where it has none."""
    if typed.strip().isdecimal():
        line = Roll.objects.filter(poll=poll, seat=f"#{member_number(typed)}").first()
        if line is None:
            raise Declined(_("no member on the roll has this number"))
        return line.pk
    if not Cast.objects.filter(pk=number).exists():
        ask_open(poll, stage)
    return line_for(poll, PAPER + name_on_paper(typed)).pk
