"""The minutes of a sitting, in the language of the visitor."""

from django.utils.translation import gettext as _
from msgspec.structs import replace

from mandat.clerk import minutes as clerk
from mandat.core.acts import Presence
from mandat.hall.duties import MINUTE
from mandat.hall.here import Here
from mandat.hall.moves.correct import counted, voted_on
from mandat.hall.sittings import running
from mandat.hall.wording.dates import words
from mandat.hall.wording.minutes import sentences
from mandat.measure.sittings.course import CLOSED
from mandat.measure.sittings.whole import Whole


def of(here: Here, sitting: Whole) -> clerk.Minutes:
    """The minutes of a sitting; who was there only for those who may see persons."""
    found = clerk.of(sitting, sentences(), words())
    if here.sees_persons:
        return found
    return replace(found, attendance=(), entries=tuple(_unnamed(sitting, entry) for entry in found.entries))


def _unnamed(sitting: Whole, entry: clerk.Entry) -> clerk.Entry:
    """An entry without the names of those who only came or left."""
    act = sitting.now.state.acts.get(entry.act)
    if not isinstance(act, Presence):
        return entry
    says = {"arrive": _("Somebody checked in."), "depart": _("Somebody left."), "walkout": _("Some walked out.")}
    return replace(entry, says=says[act.verb], lines=())


def minutes(here: Here, sitting: Whole) -> dict[str, object]:
    """The page of the minutes: what they say, and whether the visitor may add to them, or have them adopted."""
    secretary = here.acts_now and here.has_duty(MINUTE, sitting.body)
    closed = sitting.state == CLOSED and sitting.sitting.last.verb == "close"
    return {
        "sitting": sitting,
        "minutes": of(here, sitting),
        "secretary": secretary,
        "settled": counted(here) | voted_on(here) if secretary else (),
        "to_adopt": secretary and closed and sitting.business.adopted is None,
        "meets_now": secretary and running(here.present, sitting.body),
    }
