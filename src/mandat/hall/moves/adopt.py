"""Adopt the minutes of an earlier sitting: a body says, at a sitting, that they are right."""

from django.utils.translation import gettext as _

from mandat.core.acts import Ref
from mandat.count.quantity import exactly
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import MINUTE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty
from mandat.hall.sittings import running
from mandat.measure.sittings.course import CLOSED
from mandat.measure.sittings.whole import Whole

Counts = tuple[int | None, int | None, int | None]
"""Votes for, against, abstaining; none, where nobody objected."""


def adopt(here: Here, sitting: Whole, counts: Counts, token: str, despite: bool = False) -> Outcome:
    """Adopt the minutes of a sitting that is closed, at the one that goes on now: an `adopt` on its closing.

    Raises `PermissionDenied` for whoever does not take the minutes.
    """
    ask_duty(here, MINUTE, sitting.body)
    if sitting.state != CLOSED or sitting.sitting.last.verb != "close":
        raise Unfit(_("minutes are adopted when their sitting is closed"))
    votes = {key: exactly(n) for key, n in zip(("for_", "against", "abstain"), counts, strict=True) if n is not None}
    act = draft("adopt", token, here.minute, in_=sitting.body, on=(Ref(sitting.sitting.last.id),), **votes)
    if act.id not in here.book.written:
        if sitting.business.adopted is not None:
            raise Unfit(_("these minutes were adopted already"))
        if running(here.present, sitting.body) is None:
            says = _("{body} is not sitting: minutes are adopted at the next sitting")
            raise Unfit(says.format(body=here.name(sitting.body)))
    return here.propose([act], despite)
