"""A sitting begins, or goes on, before the time that was said: whoever comes in time has missed something.

The law is silent about it: it counts the notice, from the call to the opening. So it is no finding, and nothing is
refused. Whoever presides is asked, and goes on by name: a note beside the act says who did.
"""

from django.utils.translation import gettext as _

from mandat.clerk.wording.dates import in_words
from mandat.core import dates
from mandat.core.acts import Note, Sitting
from mandat.hall.drafting import draft
from mandat.hall.here import Here
from mandat.hall.sure import ask_sure
from mandat.hall.wording.dates import words
from mandat.measure.sittings.whole import Whole

UNTIL = "until "
"""How the text of an adjournment begins that says when the sitting goes on."""


def opened_sooner(here: Here, sitting: Whole, act: Sitting, token: str) -> list[Note]:
    """The note about an opening before the time of the call; none, where it is in time. Raises `Unsure`."""
    call = sitting.sitting.call
    question = _(
        "it was called for {at}, and it is {now}. Whoever comes in time would miss the beginning. Open it now?"
    )
    note = _("It was called for {at}; {name} opened it sooner.")
    return _sooner(here, act, call and call.meets and call.meets.text, question, note, token)


def resumed_sooner(here: Here, sitting: Whole, act: Sitting, token: str) -> list[Note]:
    """The note about a sitting that goes on before the time until which it was adjourned. Raises `Unsure`."""
    text = sitting.sitting.last.text or ""
    at = text.removeprefix(UNTIL) if text.startswith(UNTIL) else None
    question = _(
        "it was adjourned until {at}, and it is {now}. Whoever comes in time would miss something. Resume it now?"
    )
    note = _("It was adjourned until {at}; {name} resumed it sooner.")
    return _sooner(here, act, at, question, note, token)


def _sooner(here: Here, act: Sitting, at: str | None, question: str, note: str, token: str) -> list[Note]:
    if act.id in here.book.written or not _is_ahead(here, at):
        return []
    day, _t, hour = here.minute.partition("T")
    now = hour if at.startswith(day) else in_words(here.minute, words())
    told = {"at": in_words(at, words()), "now": now, "name": here.name(here.person)}
    ask_sure(here, "sooner", question.format(**told))
    return [draft("note", token, here.minute, about=(act.id,), text=note.format(**told))]


def _is_ahead(here: Here, at: str | None) -> bool:
    """Whether a time is still to come; words that are no time are not."""
    try:
        return at is not None and dates.read(at).earliest > dates.read(here.minute).earliest
    except dates.NoDate:
        return False
