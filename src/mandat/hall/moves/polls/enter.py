"""Enter the votes of a seat that answered the roll call, or the paper vote of a member at a general meeting."""

import unicodedata

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from mandat.hall.duties import COUNT, MINUTE
from mandat.hall.here import Here
from mandat.hall.models import Cast, Poll, Roll
from mandat.hall.models.polls import Kind
from mandat.hall.moves.asking import ask_writable, exercises
from mandat.hall.moves.polls.ballot_box import Ballot, Receipt, ask_open, line_for, write
from mandat.hall.moves.polls.cast import receipt
from mandat.hall.sides import Choice
from mandat.hall.together import Declined, together

PAPER = "paper:"


def enter(here: Here, poll: Poll, line: str, choice: Choice, token: str, instead: str = "") -> Receipt:
    """Enter what a seat answered. Raises `PermissionDenied`, `Declined`."""
    _ask(here, poll)
    if poll.body in here.present.now.state.units:
        raise Declined(_("at a general meeting everybody votes for himself; a paper vote is entered with its name"))
    found = next((one for one in Roll.objects.filter(poll=poll) if str(one.pk) == line), None)
    if found is None:
        raise Declined(_("this seat is not on the roll, which was frozen when the vote opened"))
    number = receipt(poll, f"entered {found.pk}", token)
    ballot = Ballot(poll, found.pk, choice, number, entered=here.person, instead=instead)
    return together(poll.pk, lambda stage: write(stage, ballot))


def enter_paper(here: Here, poll: Poll, name: str, choice: Choice, token: str) -> Receipt:
    """Enter the paper vote of a member, by name. Raises `PermissionDenied`, `Declined`."""
    _ask(here, poll)
    name = name_on_paper(name)
    if choice.of(1).total != 1:
        raise Declined(_("a paper is one vote: for, against or abstain"))
    if poll.body not in here.present.now.state.units:
        raise Declined(_("paper votes are for general meetings: enter the votes of a seat"))
    number = receipt(poll, PAPER + name, token)
    return together(poll.pk, lambda stage: _write_paper(stage, poll, name, choice, number, here.person))


def name_on_paper(typed: str) -> str:
    """A name as the roll has it, so that each stands there once. Raises `Declined`."""
    name = " ".join(unicodedata.normalize("NFKC", typed).casefold().split())
    if not 0 < len(name) <= 200:
        raise Declined(_("write the name on the paper"))
    return name


def _ask(here: Here, poll: Poll) -> None:
    ask_writable(here)
    if not any(exercises(here, duty, poll.body) for duty in (MINUTE, COUNT)):
        raise PermissionDenied(_("only whoever takes the minutes or counts votes may enter votes for others"))
    if poll.kind == Kind.SECRET:
        raise Declined(
            _("nobody enters votes for others in a secret vote: whoever did would know them; give out papers")
        )


def _write_paper(stage: str, poll: Poll, name: str, choice: Choice, number: str, by: str) -> Receipt:
    """A line for the name, unless it has one, and its vote."""
    if not Cast.objects.filter(pk=number).exists():
        ask_open(poll, stage)
    line = line_for(poll, PAPER + name)
    return write(stage, Ballot(poll, line.pk, choice, number, entered=by))
