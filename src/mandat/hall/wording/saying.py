"""What the core says, in the language of the visitor: its sentences, with names and dates as pages show them.

The templates stand where the core says something (`mandat.sentences`); `scripts/texts.py` gathers them from there.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext_lazy

from mandat.clerk.wording import dates
from mandat.errors import MandatError
from mandat.hall.here import Here
from mandat.hall.wording import sentences
from mandat.hall.wording.acts import NOUNS
from mandat.hall.wording.dates import words
from mandat.hall.wording.words import said as worded
from mandat.sentences import Day, Part, Sentence, Several, Value, Verb, Written

BETWEEN = {
    ",": pgettext_lazy("between names", ", "),
    "and": pgettext_lazy("between names", " and "),
    "or": pgettext_lazy("between names", " or "),
}

ENGLISH = "en"
"""The language of the core: in its sentences its own words stand, as these ask for them."""

GROUPED = 10_000
"""From this number on, digits stand in groups."""


class Voice(NamedTuple):
    """How names, what is written, and other texts are put into a sentence."""

    name: Callable[[str], str]
    written: Callable[[str], str]
    text: Callable[[str], str]


def said(here: Here, says: Sentence) -> SafeString:
    """A sentence for a page: names are links, and what is to be written stands apart."""
    voice = Voice(partial(_linked, here), partial(format_html, "<code>{}</code>"), conditional_escape)
    return mark_safe(_sentence(says, voice))


def refusal(here: Here, reason: MandatError) -> SafeString:
    """Why something cannot be, and what would mend it; where that is no sentence, in English, and marked so."""
    if reason.says is None:
        return format_html('<span lang="en">{}</span>', reason)
    parts = (reason.says,) if reason.mend is None else (reason.says, reason.mend)
    return format_html_join("; ", "{}", ((said(here, part),) for part in parts))


def told(says: Sentence) -> str:
    """A sentence as plain text; names stand in it as they are."""
    return _sentence(says, Voice(str, str, str))


def in_text(here: Here, says: Sentence) -> str:
    """A sentence as plain text, for the record: names stand in it as things are called."""
    return _sentence(says, Voice(here.name, str, str))


def _linked(here: Here, name: str) -> SafeString:
    """A thing or an act by its name; an act that was proposed, and is not recorded, has no page."""
    proposed = here.proposed.get(name)
    return sentences.link(here, name) if proposed is None else conditional_escape(sentences.called(here, proposed))


def _sentence(says: Sentence, voice: Voice) -> str:
    template = voice.text(gettext(says.template))
    if not says.parts:
        return template
    return template.format_map({name: _Filled(_part(part, voice)) for name, part in says.parts})


def _part(part: Part, voice: Voice) -> str:
    match part:
        case Sentence():
            return _sentence(part, voice)
        case Several():
            return str(BETWEEN[part.between]).join(_part(one, voice) for one in part.parts)
        case Written():
            return voice.written(part.text)
        case Value() | Verb() if get_language() == ENGLISH:
            return voice.text(part.text)
        case Value():
            return voice.text(worded(part.text))
        case Verb():
            return voice.text(str(NOUNS[part.text]))
        case Day():
            return voice.text(dates.in_words(part.text, words()))
        case int():
            return number_format(part, use_l10n=True, force_grouping=part >= GROUPED)
    return voice.name(part)


class _Filled(str):
    """What fills a place, however the place would have it."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return str(self)
