"""Move an amendment: the words that a motion is to have instead."""

from django.utils.translation import gettext as _

from mandat.core.acts import Ref
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_mover, ask_state
from mandat.measure.sittings.course import CALLED, OPEN
from mandat.measure.sittings.motions import Proposal
from mandat.measure.sittings.whole import Whole


def amend(here: Here, sitting: Whole, motion: str, by: str, text: str, token: str, despite: bool = False) -> Outcome:
    """Move an amendment to a motion. Raises as `move` does."""
    mover = ask_mover(here, sitting.body, by)
    act = draft("amend", token, here.minute, in_=sitting.body, by=mover, on=(Ref(motion),), text=text)
    ask_state(here, sitting, (CALLED, OPEN), act)
    if act.id not in here.book.written and pending(here, sitting, motion).text == text:
        raise Unfit(_("the amendment says the same as the motion: change its words"))
    return here.propose([act], despite)


def pending(here: Here, sitting: Whole, name: str) -> Proposal:
    """A motion or amendment that is still to be decided. Raises `Unfit`."""
    for motion in sitting.motions:
        for one in (motion, *motion.amendments):
            if one.id == name and one.pending:
                return one
    raise Unfit(_("this motion is not before the sitting any more: it was decided or withdrawn"))
