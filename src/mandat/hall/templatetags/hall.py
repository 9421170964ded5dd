"""Tags and filters of the templates of the hall."""

import re
from datetime import datetime

from django import template
from django.forms import BoundField
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mandat.clerk.wording import dates
from mandat.core.acts import Act
from mandat.core.findings import Finding
from mandat.count.majority import Majority
from mandat.hall import clock
from mandat.hall.drafting import once as token
from mandat.hall.giving_back import written as written_into
from mandat.hall.here import Here
from mandat.hall.moves.admitting import admitting
from mandat.hall.reads import account
from mandat.hall.wording import findings, rules, saying, sentences
from mandat.hall.wording.acts import NOUNS
from mandat.hall.wording.dates import words
from mandat.hall.wording.keys import HINTS, KEYS
from mandat.hall.wording.words import MARKS, said
from mandat.sentences import Sentence

register = template.Library()
register.simple_tag(account.timezone_of)

LONG, LINES = 600, 10
"""Characters and lines above which a text is shown in part, among others."""

PLACES = {"body": "bodies", "unit": "bodies", "person": "bodies", "sitting": "sittings", "act": "record"}
"""The page of one thing -> the place in the masthead where such things are."""


@register.simple_tag
def to(here: Here, name: str, *arguments: object, **asked: object) -> str:
    """The address of a page of this federation, as of the same date; `asked` goes into its query."""
    return here.address(name, *arguments, **asked)


@register.filter
def called(thing: str, here: Here) -> str:
    """What a thing is called at the date shown."""
    return here.name(thing)


@register.filter
def unprompted(field: BoundField) -> BoundField:
    """A field of allauth without its placeholder, where that says only what the label says."""
    shown = field.field.widget.attrs
    if shown.get("placeholder") == field.label:
        del shown["placeholder"]
    return field


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
    return "date" if not date or re.fullmatch(r"\d{4}-\d\d-\d\d", date) else "text"


@register.filter
def linked(name: str | None, here: Here) -> SafeString:
    """A thing or an act by its name, with a link to its page."""
    return sentences.link(here, name)


@register.filter
def all_linked(names: list[str], here: Here) -> SafeString:
    """Several of them."""
    return sentences.listed(here, names)


@register.filter
def told(act: Act, here: Here) -> SafeString:
    """What an act says, in one sentence."""
    return sentences.sentence(here, act)


@register.filter
def noun(verb: str) -> str:
    """What a kind of act is called."""
    return str(NOUNS.get(verb, verb))


@register.filter
def is_long(text: str | None) -> bool:
    """Whether a text would take the place of what stands around it; its tags do not count."""
    text = text or ""
    return text.count("\n") > LINES or (len(text) > LONG and len(strip_tags(text)) > LONG)


@register.filter(name="said")
def in_plain_words(word: object) -> str:
    """A word of the record as a page says it."""
    return said(word)


@register.filter
def badge(word: str | None) -> SafeString:
    """A word that says how something stands, with its mark."""
    if word is None:
        return mark_safe("")
    return format_html('<span class="badge {}">{}</span>', MARKS.get(word, ""), said(word))


@register.filter
def titled(finding: Finding) -> str:
    """What kind of finding it is."""
    return findings.title(finding)


@register.filter
def why(finding: Finding) -> str:
    """Why a finding matters."""
    return findings.why(finding)


@register.filter
def says(sentence: Sentence, here: Here) -> SafeString:
    """What the core says, in the language of the visitor."""
    return saying.said(here, sentence)


@register.filter
def field(key: str) -> str:
    """What a key of an act is called."""
    return str(KEYS.get(key, key))


@register.simple_tag(takes_context=True)
def written(context: template.Context, key: str, value: object) -> SafeString:
    """What stands in a field of an act, in words."""
    return sentences.value(context["here"], key, value)


@register.simple_tag(takes_context=True)
def turned(context: template.Context, number: int) -> str:
    """The address of another page of the same list."""
    asked = context["request"].GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"


@register.filter
def last_day(instant: str | None) -> str:
    """The last day of something, for a table."""
    return dates.last_day(instant, words())


@register.filter
def lasting(span: list[str | None]) -> str:
    """From when until when something holds."""
    return dates.lasting(*span, words())


@register.filter
def bounds(two: list[int | None]) -> str:
    """A number of which two bounds are known."""
    low, high = two
    if high is None:
        return _("at least {}").format(low) if low else _("not recorded")
    return str(low) if low == high else _("{} to {}").format(low, high)


@register.filter
def counts(vote: dict[str, object]) -> str:
    """The counts of a vote: `212 for, 31 against`."""
    named = [f"{said(vote[key])} {said(key)}" for key in ("for", "against", "abstain") if vote.get(key) is not None]
    return ", ".join(named)


@register.filter
def needed(majority: Majority) -> str:
    """What carries."""
    return rules.majority(majority)


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
def whom(name: str, here: Here) -> str:
    """Those who come or go by an act; empty where it only counts them."""
    return ", ".join(here.name(person) for person in getattr(here.act(name), "of", None) or ())


@register.filter
def minute(instant: datetime, timezone: str) -> str:
    """The minute of an instant in a time zone, as dates are written."""
    return clock.minute_of(instant, timezone)


@register.filter
def hint(key: str) -> str:
    """How a key of an act is written, where that does not go without saying."""
    return str(HINTS.get(key, ""))


@register.simple_tag
def admits(here: Here) -> bool:
    """Whether the visitor invites people, so that the page of people is shown to him or her."""
    return here.federation.writable and bool(admitting(here))


@register.simple_tag(takes_context=True)
def wrote(context: template.Context) -> list[str]:
    """The texts that the visitor wrote into the form that cannot be done."""
    return written_into(context["request"])
