"""Tags and filters of the templates of the hall."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

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
