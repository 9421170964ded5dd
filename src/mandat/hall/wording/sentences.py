"""Sentences about acts, with links: what a form says, filled with the names that things have at the date shown."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mandat.clerk.wording import dates
from mandat.core.acts import UNKNOWN, Act, Ballot, Body, Person, Rule, Sitting, Unit, Until
from mandat.core.dates import When
from mandat.count.quantity import Quantity, exactly
from mandat.hall.here import Here
from mandat.hall.wording.acts import FORMS, NOUNS, Forms
from mandat.hall.wording.dates import words
from mandat.hall.wording.words import said

MANY = 6
"""Of a longer list, only so many are named in a sentence."""

CUT = 70
"""Characters of a text that stand for an act in a sentence about another."""

_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")
_FIELD = re.compile(r"\{(\w+)\}")
_POWERS = ("power", "powers")
_PAGES = {Person: "person", Unit: "unit", Body: "body"}


def sentence(here: Here, act: Act) -> SafeString:
    """What an act says, in one sentence without a full stop."""
    forms = _forms(act)
    form = next((str(form) for form in forms if _complete(act, str(form))), str(forms[-1]))
    parts = [_filled(here, act, optional or needed, bool(optional)) for optional, needed in _PART.findall(form)]
    said = "".join(parts).strip()
    return mark_safe(said[:1].upper() + said[1:])


def link(here: Here, name: str | None) -> SafeString:
    """A thing or an act by its name, as a link to its page where the visitor may see that."""
    if name in (None, UNKNOWN):
        return conditional_escape(_("somebody who is not named"))
    act = here.act(name)
    if act is None or (isinstance(act, Person) and not here.sees_persons):
        return conditional_escape(here.name(name))
    address = here.address(_PAGES.get(type(act), "act"), name)
    return format_html('<a href="{}">{}</a>', address, called(here, act))


def listed(here: Here, names: Iterable[str]) -> SafeString:
    """Several things by their names; of many, the first."""
    links = [link(here, name) for name in names]
    if len(links) > MANY + 1:
        others = _("{number} others").format(number=len(links) - MANY)
        links = [*links[:MANY], conditional_escape(others)]
    return joined(links)


def joined(parts: list[str]) -> SafeString:
    """`a, b and c`."""
    parts = [conditional_escape(part) for part in parts]
    if len(parts) < 2:
        return mark_safe("".join(parts))
    return mark_safe(_("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1]))


def value(here: Here, key: str, written: object) -> SafeString:
    """What stands in a field of an act, in words."""
    if isinstance(written, tuple):
        texts = key in ("item",) or any(not isinstance(one, str) for one in written)
        return joined([value(here, key, one) for one in written]) if texts or key in _POWERS else listed(here, written)
    if isinstance(written, When):
        return conditional_escape(dates.in_words(written.text, words()))
    if isinstance(written, Until):
        return _until(here, written)
    if isinstance(written, Quantity):
        return conditional_escape(said(written.text))
    if isinstance(written, Rule):
        return format_html("<code>{} {}</code>", written.key, written.text)
    if isinstance(written, Ballot):
        counts = _("{seat}: {for_} for, {against} against, {abstain} abstaining")
        named = {key: getattr(written, key) for key in ("for_", "against", "abstain")}
        return format_html(counts, seat=link(here, written.seat), **named)
    if key in _POWERS:
        return format_html("<code>{}</code>", written)
    if isinstance(written, str) and here.act(written) is not None or written == UNKNOWN:
        return link(here, str(written))
    return conditional_escape(said(written))


def _until(here: Here, until: Until) -> SafeString:
    if until.date is not None:
        return value(here, "until", until.date)
    if until.opening is not None:
        return format_html(_("the opening of {}"), link(here, until.opening))
    if until.decision is not None:
        return format_html(_("a decision of {}"), link(here, until.decision))
    return link(here, until.act)


def _forms(act: Act) -> Forms:
    of = getattr(act, "of", None)
    many = isinstance(of, tuple) and len(of) > 1
    special = FORMS.get(f"{act.verb} {getattr(act, 'mode', None)}") or (FORMS.get(f"{act.verb} many") if many else None)
    return special or FORMS[act.verb]


def _complete(act: Act, form: str) -> bool:
    needed = "".join(part for optional, part in _PART.findall(form) if not optional)
    return all(_there(act, name) for name in _FIELD.findall(needed))


def _there(act: Act, name: str) -> bool:
    """Whether a field says something. A sitting that begins with `present 0` only says that nobody is counted yet."""
    written = getattr(act, name, None)
    return written not in (None, ()) and not (isinstance(act, Sitting) and written == exactly(0))


def _filled(here: Here, act: Act, part: str, optional: bool) -> str:
    names = _FIELD.findall(part)
    if optional and not all(_there(act, name) for name in names):
        return ""
    filled = {name: _slot(here, act, name) for name in names}
    return conditional_escape(part).format(**filled)


def _slot(here: Here, act: Act, name: str) -> str:
    if name == "id":
        return link(here, act.id)
    written = getattr(act, name, None)
    return "" if written is None else value(here, name.rstrip("_"), written)


def called(here: Here, act: Act) -> str:
    """A thing by its name; another act by its text, else by what it is and its date."""
    name = here.name(act.id)
    if name != act.id:
        return name
    if act.text:
        text = " ".join(act.text.split())
        return _("“{text}”").format(text=f"{text[:CUT].rstrip()}…" if len(text) > CUT else text)
    if hasattr(act, "name"):
        return name
    when = dates.in_words(act.at.text, words())
    return _("{kind} of {date}").format(kind=NOUNS[act.verb], date=when) if when else str(NOUNS[act.verb])
