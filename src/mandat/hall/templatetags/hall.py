"""Tags and filters of the templates of the hall."""

import re
from datetime import datetime
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from mandat.clerk.wording import dates
from mandat.hall import clock
from mandat.hall.drafting import once as token
from mandat.hall.here import Here
from mandat.hall.wording.dates import words
from mandat.hall.wording.keys import KEYS

register = template.Library()

PLACES = {"body": "bodies", "unit": "bodies", "person": "bodies", "sitting": "sittings", "act": "record"}
"""The page of one thing -> the place in the masthead where such things are."""


@register.simple_tag
def to(here: Here, name: str, *arguments: object, **asked: object) -> str:
    """The address of a page of this federation, as of the same date; `asked` goes into its query."""
    asked |= {"at": here.at, "known": here.known}
    query = urlencode({key: value for key, value in asked.items() if value})
    return reverse(name, args=[here.federation.slug, *arguments]) + (f"?{query}" if query else "")


@register.filter
def called(thing: str, here: Here) -> str:
    """What a thing is called at the date shown."""
    return here.name(thing)


@register.simple_tag
def once() -> str:
    """A hidden field: whatever is sent with this form is recorded once."""
    return format_html('<input type="hidden" name="once" value="{}">', token())


@register.filter
def hour(text: str) -> str:
    """The time of day of a date; where it has none, the date."""
    return text.partition("T")[2] or text


@register.simple_tag(takes_context=True)
def current(context: template.Context, place: str) -> SafeString:
    """Marks the place in the masthead at which the visitor is."""
    match = context["request"].resolver_match
    name = match.url_name if match else None
    return mark_safe(' aria-current="true"' if PLACES.get(name, name) == place else "")


@register.filter
def in_words(date: str | None) -> str:
    """A date as a person would say it."""
    return dates.in_words(date, words())


@register.filter
def short(date: str | None) -> str:
    """A date for a table."""
    return dates.short(date, words())


@register.filter
def day(date: str | None) -> str:
    """The date of a question: `on 5 November 1917`."""
    return dates.asked(date, words())


@register.filter
def since(instant: str | None) -> str:
    """An instant at which something began; without its time where that is the beginning of a day."""
    return dates.in_words(dates.whole_day(instant or ""), words())


@register.filter
def ending(instant: str | None) -> str:
    """Until when something lasts."""
    return dates.ending(instant, words())


@register.filter
def picker(date: str | None) -> str:
    """How a date is asked for: with a calendar, but where something else than a day stands there already."""
    return "date" if date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", date) else "text"


@register.filter
def until(text: str) -> str:
    """Until when a sitting is adjourned, as its act says it."""
    found = text.removeprefix("until ")
    return dates.ending(found, words()) if found != text else text


@register.filter
def local(instant: datetime, here: Here) -> str:
    """The time of day of an instant, in the time zone of the federation."""
    return instant.astimezone(clock.zone(here.book.timezone)).strftime("%H:%M")


@register.filter
def key_label(key: str) -> str:
    """What a key of an act is called in a form."""
    return KEYS.get(key, key)
