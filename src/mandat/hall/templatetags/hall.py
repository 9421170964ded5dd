"""Tags and filters of the templates of the hall."""

from datetime import datetime
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from mandat.hall.drafting import once as token
from mandat.hall.here import Here

register = template.Library()


@register.simple_tag
def to(here: Here, name: str, *arguments: object) -> str:
    """The address of a page of this federation, as of the same date."""
    asked = {key: value for key, value in (("at", here.at), ("known", here.known)) if value}
    return reverse(name, args=[here.federation.slug, *arguments]) + (f"?{urlencode(asked)}" if asked else "")


@register.filter
def called(thing: str, here: Here) -> str:
    """What a thing is called at the date shown."""
    return here.name(thing)


@register.simple_tag
def once() -> str:
    """A hidden field: whatever is sent with this form is recorded once."""
    return format_html('<input type="hidden" name="once" value="{}">', token())


@register.filter
def when(text: str | None) -> str:
    """A date as an act has it, as people write it: a day and a time, or a day; a coarse one or a span as it stands."""
    try:
        instant = datetime.fromisoformat(text or "")
    except ValueError:
        return text or ""
    return date_format(instant, "DATETIME_FORMAT" if "T" in text else "DATE_FORMAT")


@register.filter
def hour(text: str) -> str:
    """The time of day of a date; where it has none, the date."""
    return text.partition("T")[2] or text
