"""Reads an act that is written plainly: nearly all are, and this way takes a quarter of the time.

It raises `Odd` for everything else: faults, comments in the header, lists with odd commas, a date of several words.
The careful reader (`acts`) then reads the act again, from the start. Whatever is read here is read the same way there.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from mandat.book.build import build
from mandat.book.codecs import CODECS, Fresh, Known, Unreadable, is_rule_key, rule_text
from mandat.book.lines import without_comment
from mandat.book.shapes import FORMS, Form
from mandat.core.acts import Act, Rule
from mandat.core.dates import Date, When


class Odd(Exception):
    """Not written plainly."""


class Plain(NamedTuple):
    """How acts of one verb are written plainly. A target is a field, and its values by their texts.

    header  the targets of header words
    bare, quoted  fields, and what reads the word behind the verb and the quoted text
    lines   what a line below the header says: field, value, and what puts it behind an earlier one
    """

    shape: type[Act]
    header: dict[str, tuple[str, Known]]
    bare: tuple[str, Callable[[str], Any]]
    quoted: tuple[str, Callable[[str], Any]]
    lines: Known
    required: frozenset[str]


def _plain(verb: str) -> Plain:
    form = FORMS[verb]
    return Plain(
        shape=form.shape,
        header={key: (slot.field, slot.values) for key, slot in form.header.items()},
        bare=(form.bare.field, _reader(form.bare.values)),
        quoted=(form.quoted.field, _reader(form.quoted.values)),
        lines=Known(_line_reader(form)),
        required=form.required,
    )


def _reader(values: Known) -> Callable[[str], Any]:
    """What reads a value; not by way of what is remembered, where nothing is."""
    return values.read if isinstance(values, Fresh) else values.__getitem__


_PLAIN = Known(_plain)
_DATES = CODECS[Date].one


Line = tuple[str, Any, Callable[[Any, Any], Any]]


def _line_reader(form: Form) -> Callable[[str], Line]:
    keys = form.keys

    def read(line: str) -> Line:
        pair = (without_comment(line) if ";" in line else line).split(None, 1)
        if len(pair) < 2 or not line[0].isspace():
            raise Odd
        key, text = pair[0], pair[1].rstrip()
        if key in keys:
            slot = keys[key]
            return slot.field, slot.values[text], slot.join or _twice
        if form.rest and is_rule_key(key):
            return form.rest, (Rule(key, rule_text(text)),), tuple.__add__
        raise Odd

    return read


def _twice(_value: Any, _other: Any) -> Any:
    raise Odd


def read_plain(lines: Sequence[str], entered: When | None) -> Act | None:
    """The act that these lines are; None where they are not written plainly."""
    try:
        return _read(lines, entered)
    except (Odd, Unreadable, LookupError):
        return _read_with_lists(lines, entered) if ", " in lines[0] else None


def _read_with_lists(lines: Sequence[str], entered: When | None) -> Act | None:
    """The same, where a list in the header is a word without the spaces in it, and none of its items a key."""
    head, mark, quoted = lines[0].partition('"')
    head = head.replace(", ", ",")
    words = head.split()
    try:
        keys = _PLAIN[words[1]].header.keys()
        if not all(keys.isdisjoint(word.split(",")) for word in words if "," in word):
            return None
        return _read([head + mark + quoted, *lines[1:]], entered)
    except (Odd, Unreadable, LookupError):
        return None


def _read(lines: Sequence[str], entered: When | None) -> Act:
    header = lines[0]
    if ";" in header or header[0].isspace():
        raise Odd
    head, mark, quoted = header.partition('"')
    words = head.split()
    shape, slots, bare, text, known, required = _PLAIN[words[1]]
    values = {"at": _DATES[words[0]], "verb": words[1]}
    size = len(words)
    if size % 2 and words[2] not in slots:
        values[bare[0]] = bare[1](words[2])
    for at in range(2 + size % 2, size, 2):
        word = words[at + 1]
        if word in slots:
            raise Odd
        field, targets = slots[words[at]]
        values[field] = targets[word]
    if len(values) != 2 + (size - 1) // 2:
        raise Odd
    if mark:
        if not head[-1].isspace():
            raise Odd
        values[text[0]] = text[1](mark + quoted.rstrip())
    for line in lines[1:]:
        field, value, join = known[line]
        values[field] = join(values[field], value) if field in values else value
    if not values.keys() >= required:
        raise Odd
    return build(shape, values, entered)
