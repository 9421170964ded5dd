"""Move a sitting that was called to another day or place: its call is corrected, and stays the same call."""

from django.utils.translation import gettext as _

from mandat.book.lines import quote
from mandat.core import dates
from mandat.core.acts import Id, Ref, Rule
from mandat.hall.desks import DOUBTFUL, Outcome
from mandat.hall.drafting import draft
from mandat.hall.duties import PRESIDE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_duty, ask_state
from mandat.hall.moves.convene import ask_ahead, short_notice
from mandat.measure.sittings.course import CALLED
from mandat.measure.sittings.whole import Whole


def reschedule(here: Here, sitting: Whole, meets: str, text: str, token: str, despite: bool = False) -> Outcome:
    """Move a sitting. Raises `PermissionDenied` for whoever does not preside over the body.

    The law counts the notice from the call. Whoever was called hears of the new day only now: so what would be too
    short from now on is shown here, and somebody has to take it on.
    """
    ask_duty(here, PRESIDE, sitting.body)
    call = sitting.sitting.call
    begins = dates.read(meets)
    fields = [Rule("meets", meets)] if call.meets is None or meets != call.meets.text else []
    fields += [Rule("text", quote(text))] if text != call.text else []
    act = draft("correct", token, here.minute, corrects=Ref(call.id), by=Id(here.person), fields=tuple(fields))
    ask_state(here, sitting, (CALLED,), act)
    if act.id in here.book.written:
        return here.propose([here.book.written[act.id]])
    if not fields:
        raise Unfit(_("nothing was changed: choose another time, or write another place"))
    ask_ahead(here, begins)
    short = short_notice(here, sitting.body, act.id, begins) if fields[0].key == "meets" else None
    return Outcome(DOUBTFUL, (act,), (short,)) if short and not despite else here.propose([act], despite)
