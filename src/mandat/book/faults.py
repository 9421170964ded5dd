"""The sentences for an act that is not written as acts are: what is wrong, and what to write instead."""

import re
from collections.abc import Sequence

from mandat.book.codecs import Unreadable, read_date
from mandat.book.lines import DAMAGE, LONGEST, LONGEST_ACT, MOST_LINES, shown
from mandat.book.near import nearest, slug
from mandat.book.shapes import Form, Slot, common_keys, own_keys
from mandat.core.acts import SHAPE_OF


def no_act(words: Sequence[str], line: str) -> Unreadable:
    """A header that begins with no date."""
    first = words[0] if words else line[:1]
    if first in SHAPE_OF:
        says = f"{shown(first)} stands without a date"
        return Unreadable(says, f"write the date before it: 2024-03-02 {' '.join(words[:2])}", first, "F001")
    if first[:1].isdecimal() or first[:1] == "[" or first.startswith("julian:"):
        return _no_date(first)
    if first == "after":
        return Unreadable("it is not said after which act this one comes", "write after ACT VERB", first, "F001")
    near = nearest(first, ("option", "include", "after"))
    if near:
        return Unreadable(f"{shown(first)} begins no line", f"write {near}", first, "F001")
    says = "this line is no act: it begins with neither a date nor option, include or after"
    return Unreadable(says, "put ; before a remark, a date before an act, and spaces before a key", first, "F001")


def _no_date(word: str) -> Unreadable:
    try:
        read_date(word)
    except Unreadable as fault:
        return fault
    return Unreadable(f"nothing follows the date {shown(word)}", "write a verb behind it", word, "F002")


def no_verb(words: Sequence[str], at: int) -> Unreadable:
    """A header whose date is followed by no verb."""
    if at >= len(words):
        return Unreadable("nothing follows the date", "write a verb and an id behind it", words[at - 1], "F002")
    verb = words[at]
    near = nearest(verb, SHAPE_OF)
    if words[0] == "after" and words[1] in SHAPE_OF:
        mend = f"write which act it comes after: after ACT {' '.join(words[1:3])}"
    elif at + 1 < len(words) and words[at + 1] in SHAPE_OF:
        mend = f"write {words[at + 1]} {verb}: the verb comes first"
    else:
        mend = f"write {near}" if near else "see docs/spec/format.md for the verbs there are"
    return Unreadable(f"{shown(verb)} is no verb", mend, verb, "F002")


def no_header_word(form: Form, verb: str, words: Sequence[str], at: int, line: str) -> Unreadable:
    """A word where the header wants a key."""
    word = words[at]
    says = f"{shown(word)} is no word for the header of {verb}"
    near = nearest(word, form.header)
    before = nearest(words[at - 1], form.header) if words[at - 2] == verb else None
    if word in form.keys:
        value = words[at + 1] if at + 1 < len(words) else form.keys[word].codec.example
        says = f"{shown(word)} does not stand in the header of {verb}"
        mend = f"write it on a line of its own, indented: {word} {value}"
    elif near:
        mend = f"write {near}"
    elif before:
        mend = f"write {before} {word}"
    else:
        mend = _lone_word(form, words, at, line)
    return Unreadable(says, mend, word, "F003")


def _lone_word(form: Form, words: Sequence[str], at: int, line: str) -> str:
    """What to do with words that resemble no key."""
    if any(other in form.header for other in words[at + 1 :]):
        return f"take it out, or write one of: {', '.join(form.header)}"
    if '"' in line:
        return f"write one word: {slug(' '.join(words[at - 1 :])) or 'ID'}"
    return f'put text in quotation marks: "{" ".join(words[at:])[:60]}"'


def no_key(form: Form, verb: str, key: str, text: str) -> Unreadable:
    """A line below a header that begins with no key of the verb."""
    if text.split(None, 1)[0] in SHAPE_OF:
        return Unreadable("an act stands on an indented line", "begin it in the first column", key, "F003")
    says = f"{shown(key)} is no key of {verb}"
    bare = key.rstrip(":=")
    if bare in form.keys:
        return Unreadable(says, f"write {bare}, with a space behind it", key, "F003")
    near = nearest(bare, form.keys)
    if near:
        return Unreadable(says, f"write {near}", key, "F003")
    return Unreadable(says, f"its keys are {', '.join(own_keys(form) or common_keys())}", key, "F003")


def no_value(key: str, slot: Slot | None) -> Unreadable:
    """A key with nothing behind it."""
    example = slot.codec.example if slot else "VALUE"
    return Unreadable(f"nothing stands behind {shown(key)}", f"write {key} {example}, or take {key} out", key)


def missing(form: Form, verb: str, slot: Slot) -> Unreadable:
    """An act without a key that it needs."""
    if slot.field == form.bare.field:
        says = f"this {verb} has no id" if slot.field == "id" else f"it is not said what this {verb} is about"
        return Unreadable(says, f"write the id behind the verb: {verb} ID", verb, "F004")
    where = "in the header" if slot.key in form.header else "on an indented line below"
    mend = f"write {slot.key} {slot.codec.example} {where}"
    return Unreadable(f"this {verb} has no {shown(slot.key)}", mend, verb, "F004")


def twice(slot: Slot, text: str) -> Unreadable:
    """A key with two values that takes one."""
    says = f"{shown(slot.key)} is written twice"
    return Unreadable(says, f"keep one of the two; {slot.key} takes a single value", text, "F006")


def mark_in_word(word: str) -> Unreadable:
    """A quotation mark that opens in the middle of a word."""
    mend = "put a space before it, or take it out"
    return Unreadable(f"a quotation mark stands inside the word {shown(word)}", mend, word)


def too_long(line: str) -> Unreadable:
    """A line that nobody wrote by hand."""
    says = f"this line has {len(line):,} characters"
    return Unreadable(says, f"break it up: no line may have more than {LONGEST:,}", line.split(None, 1)[0][:20], "F010")


def act_too_long(lines: int, characters: int) -> Unreadable | None:
    """An act that nobody wrote by hand; None where it is not that long."""
    for number, most, what in ((lines, MOST_LINES, "lines"), (characters, LONGEST_ACT, "characters")):
        if number > most:
            mend = f"break it up: no act may have more than {most:,} {what}"
            return Unreadable(f"this act has {number:,} {what}", mend, None, "F010")
    return None


def damage(line: str) -> Unreadable | None:
    """A line that no hand has written; None where a hand may have."""
    found = re.search(DAMAGE, line)
    return too_long(line) if len(line) > LONGEST else damaged(found[0]) if found else None


def damaged(char: str) -> Unreadable:
    """A character that no text should hold."""
    mend = f"take it out, or write \\u{ord(char):04x} inside quotation marks where it is really meant"
    if "\ud800" <= char <= "\udfff":
        mend = "take it out, and save the file as UTF-8"
    return Unreadable(f"this line holds the invisible character U+{ord(char):04X}", mend, char, "F011")


def enough(faults: int) -> Unreadable:
    """So many faults that it is no use to read on."""
    says = f"reading stops here: {faults:,} things in this book cannot be read"
    return Unreadable(says, "put right what is wrong above, or take out what is no minute book", None, "F008")


def stray(line: str) -> Unreadable:
    """An indented line with no header above it."""
    word = line.split()[0]
    mend = "write it below the header of its act, with no blank line between"
    if any(other in SHAPE_OF for other in line.split()[1:2]):
        mend = "begin an act in the first column"
    return Unreadable("this indented line belongs to no act", mend, word, "F001")
