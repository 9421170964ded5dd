"""A sitting as a calendar file (RFC 5545): with an alarm, in the time zone of the federation.

The identifier stays the same for good, and every correction of the call raises SEQUENCE: whoever opens the file again
has the entry moved, and not a second one. Where the sitting was called off, the file takes it out (CANCEL).
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from mandat.core.acts import Dispatch
from mandat.core.dates import show
from mandat.hall import clock
from mandat.hall.here import Here
from mandat.measure.sittings.course import OFF
from mandat.measure.sittings.whole import Whole

ALARMS = (timedelta(days=-1), timedelta(hours=-1))
"""How long before the sitting somebody is reminded of it."""


def calendar(here: Here, sitting: Whole) -> bytes | None:
    """The calendar file of a sitting that was called for a day; None where nobody said for when."""
    call = sitting.sitting.call
    begins = show(call.meets.earliest) if call is not None and call.meets is not None else None
    if begins is None:
        return None
    found = Calendar()
    found.add("prodid", "-//mandat//hall//EN")
    found.add("version", "2.0")
    found.add("method", "CANCEL" if sitting.state == OFF else "PUBLISH")
    found.add_component(_event(here, sitting, call, begins))
    found.add_missing_timezones()
    return found.to_ical()


def _event(here: Here, sitting: Whole, call: Dispatch, begins: str) -> Event:
    zone = clock.zone(here.book.timezone)
    starts = datetime.fromisoformat(begins).replace(tzinfo=zone)
    corrections = sitting.business.corrections.get(call.id, ())
    off = (sitting.sitting.off,) if sitting.sitting.off is not None else ()
    written = [call, *corrections, *off][-1]
    address = f"{settings.ADDRESS}/{here.federation.slug}/sitting/{sitting.id}/"
    event = Event()
    event.add("uid", f"{sitting.id}.{here.federation.slug}@{settings.ALLOWED_HOSTS[0]}")
    event.add("sequence", len(corrections) + len(off))
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("dtstamp", _written(written.at.earliest, zone))
    event.add("dtstart", starts if call.meets.exact else starts.date())
    event.add("summary", f"{here.name(sitting.body)}: {_('sitting')}")
    event.add(
        "description", "\n\n".join(filter(None, (*(act.text for act in off), call.text, *_items(sitting), address)))
    )
    event.add("url", address)
    for before in ALARMS:
        event.add_component(_alarm(before, here.name(sitting.body)))
    return event


def _written(instant: int, zone: object) -> datetime:
    return datetime.fromisoformat(show(instant) or "1970-01-01T00:00").replace(tzinfo=zone).astimezone(clock.UTC)


def _items(sitting: Whole) -> list[str]:
    return ["\n".join(f"{item.number}. {item.text}" for item in sitting.agenda.items)]


def _alarm(before: timedelta, body: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", body)
    return alarm
