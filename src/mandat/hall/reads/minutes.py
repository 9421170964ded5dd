"""The minutes of a sitting, in the language of the visitor."""

from mandat.clerk import minutes as clerk
from mandat.hall.duties import MINUTE
from mandat.hall.here import Here
from mandat.hall.sittings import running
from mandat.hall.wording.dates import words
from mandat.hall.wording.minutes import sentences
from mandat.measure.sittings.course import CLOSED
from mandat.measure.sittings.whole import Whole


def of(sitting: Whole) -> clerk.Minutes:
    """The minutes of a sitting."""
    return clerk.of(sitting, sentences(), words())


def minutes(here: Here, sitting: Whole) -> dict[str, object]:
    """The page of the minutes: what they say, and whether the visitor may add to them, or have them adopted."""
    secretary = not (here.at or here.known) and here.federation.writable and here.has_duty(MINUTE, sitting.body)
    closed = sitting.state == CLOSED and sitting.sitting.last.verb == "close"
    return {
        "sitting": sitting,
        "minutes": of(sitting),
        "secretary": secretary,
        "to_adopt": secretary and closed and sitting.business.adopted is None,
        "meets_now": secretary and running(here.present, sitting.body),
    }
