"""Acts to text in canonical form: what the reader reads back as the same acts."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from mandat import canon
from mandat.book.layout import laid
from mandat.book.lines import DAMAGE, comment_at, quote
from mandat.book.shapes import FLOWING, Form, Slot, form_of
from mandat.canon.values import AFTER
from mandat.core.acts import Act, Rule, Thing

LONGEST_HEADER = 110
"""A header that would be longer than this leaves its text to a line below."""

_Row = tuple[str, str]


def write(acts: Iterable[Act]) -> str:
    """The acts as a minute book, in their order, with a blank line between them."""
    return "\n".join(map(_act, acts))


def _act(act: Act) -> str:
    form = form_of(type(act))
    header, rows = _start(act, form)
    for slot in _said(act, form):
        value = getattr(act, slot.field)
        text = _in_header(slot, value, form)
        if text is None:
            rows += _rows(slot, value)
        else:
            header += f" {slot.key} {text}"
    header, rows = _quoted(act, form, header, rows)
    rows += [(rule.key, _rule(rule)) for rule in (getattr(act, form.rest) if form.rest else ())]
    width = max((len(key) for key, _ in rows), default=0)
    return "".join(f"{line}\n" for line in (header, *(laid(key, text, width) for key, text in rows)))


def _start(act: Act, form: Form) -> tuple[str, list[_Row]]:
    """Date, verb and the word behind it; and what of this has to stand below."""
    date = f"{AFTER}{', '.join(act.after)}" if _dateless(act) else act.at.text
    named = isinstance(act, Thing) or act.id != canon.name(act)
    header, rows = f"{date} {act.verb}", []
    if form.bare.field != "id" or named:
        word = getattr(act, form.bare.field)
        if word in form.header:
            rows.append((form.bare.key, word))
        else:
            header += f" {word}"
    if form.bare.field != "id" and named:
        rows.append(("id", act.id))
    return header, rows


def _dateless(act: Act) -> bool:
    return act.at.text.startswith(AFTER)


def _said(act: Act, form: Form) -> Iterator[Slot]:
    """The slots of what the act says, other than how it begins and the text that ends its header."""
    apart = {"id", form.bare.field, form.quoted.field}
    if _dateless(act):
        apart.add("after")
    return (slot for slot in form.slots if slot.field not in apart and getattr(act, slot.field) != slot.default)


def _in_header(slot: Slot, value: Any, form: Form) -> str | None:
    """The value as it stands in the header; None where it has to stand below."""
    if slot.key not in form.header:
        return None
    text = ", ".join(map(slot.codec.write, value)) if slot.many else slot.codec.write(value)
    return None if any(word in form.header for word in re.split(r"[\s,]+", text)) else text


def _quoted(act: Act, form: Form, header: str, rows: list[_Row]) -> tuple[str, list[_Row]]:
    """The text that ends the header, or stands below where it has several lines or is long."""
    text = getattr(act, form.quoted.field)
    if text is None:
        return header, rows
    line = f"{header} {quote(text)}"
    below = form.quoted.field == FLOWING and FLOWING in form.keys and ("\n" in text or len(line) > LONGEST_HEADER)
    return (header, [*_rows(form.quoted, text), *rows]) if below else (line, rows)


def _rows(slot: Slot, value: Any) -> Iterator[_Row]:
    """The lines below the header that say this."""
    write = slot.codec.write
    if slot.field == FLOWING:
        texts = [quote(line) for line in value.split("\n")]
    elif not slot.many:
        texts = [write(value)]
    else:
        texts = [write(one) for one in value]
        if not any(" " in text for text in texts):
            texts = [", ".join(texts)]
    yield from ((slot.key, text) for text in texts)


def _rule(rule: Rule) -> str:
    """The text of a rule, in quotation marks only where it could not be read without them."""
    text = rule.text
    plain = text and text == text.strip() and text[0] != '"' and comment_at(text) < 0
    return text if plain and "\n" not in text and not re.search(DAMAGE, text) else quote(text)
