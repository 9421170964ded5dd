"""What is asked before a poll is closed: whether a roll call is over, whether a secret vote would still be one."""

from django.db.models import F
from django.utils.translation import ngettext

from mandat.hall.here import Here
from mandat.hall.models import Poll, Roll
from mandat.hall.models.polls import Kind, Stage
from mandat.hall.returns import FEW, voters, voters_on_paper
from mandat.hall.sure import ask_sure
from mandat.hall.whom import listed


def ask_before_close(here: Here, poll: Poll) -> None:
    """Raise `Unsure` for a roll call that not all have answered, and a secret vote whose result tells how some voted.

    Where votes are cast by phone, who is missing is no question: some never vote, and it would always be asked.
    """
    if poll.stage != Stage.OPEN:
        return
    if poll.kind == Kind.ROLL_CALL:
        _ask_silent(here, poll)
    if poll.kind == Kind.SECRET:
        _ask_few(here, poll)


def _ask_silent(here: Here, poll: Poll) -> None:
    silent = list(Roll.objects.filter(poll=poll, used__lt=F("votes")))
    if not silent:
        return
    if poll.body in here.present.now.state.units:
        says = ngettext("{n} member has not answered.", "{n} members have not answered.", len(silent))
    else:
        says = ngettext("{n} seat has not answered: {names}.", "{n} seats have not answered: {names}.", len(silent))
    close = ngettext("Close the roll call without it?", "Close the roll call without them?", len(silent))
    names = listed([here.name(line.seat) for line in silent])
    ask_sure(here, "silent", f"{says.format(n=len(silent), names=names)} {close}")


def _ask_few(here: Here, poll: Poll) -> None:
    """So few, that whoever sees the result, or counts the papers, knows how they voted."""
    voted, papers = voters(poll), voters_on_paper(poll)
    if 0 < voted < FEW:
        says = ngettext(
            "only one has voted, so the result would show how. Close it all the same?",
            "only {n} have voted, so the result would show how. Close it all the same?",
            voted,
        )
        ask_sure(here, "few", says.format(n=voted))
    elif 0 < papers < FEW:
        says = ngettext(
            "only one votes on paper, so whoever counts the papers will know how. Close it all the same?",
            "only {n} vote on paper, so whoever counts the papers will know how. Close it all the same?",
            papers,
        )
        ask_sure(here, "few", says.format(n=papers))
