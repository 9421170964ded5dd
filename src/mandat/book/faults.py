"""The sentences for an act that is not written as acts are: what is wrong, and what to write instead."""

import re
from collections.abc import Sequence

from mandat.book.codecs import Unreadable, read_date
from mandat.book.lines import DAMAGE, LONGEST, LONGEST_ACT, MOST_LINES, shown
from mandat.book.near import nearest, slug
from mandat.book.shapes import Form, Slot, common_keys, own_keys
from mandat.core.acts import SHAPE_OF
from mandat.core.checks.wording import instead
from mandat.sentences import Sentence, Several, Written, say


def no_act(words: Sequence[str], line: str) -> Unreadable:
    """A header that begins with no date."""
    first = words[0] if words else line[:1]
    if first in SHAPE_OF:
        says = say("{text} stands without a date", text=shown(first))
        mend = say("write the date before it: {line}", line=Written(f"2024-03-02 {' '.join(words[:2])}"))
        return Unreadable(says, mend, first, "F001")
    if first[:1].isdecimal() or first[:1] == "[" or first.startswith("julian:"):
        return _no_date(first)
    if first == "after":
        says = say("it is not said after which act this one comes")
        return Unreadable(says, instead("after ACT VERB"), first, "F001")
    near = nearest(first, ("option", "include", "after"))
    if near:
        return Unreadable(say("{text} begins no line", text=shown(first)), instead(near), first, "F001")
    says = say("this line is no act: it begins with neither a date nor option, include or after")
    mend = say("put ; before a remark, a date before an act, and spaces before a key")
    return Unreadable(says, mend, first, "F001")


def _no_date(word: str) -> Unreadable:
    try:
        read_date(word)
    except Unreadable as fault:
        return fault
    says = say("nothing follows the date {date}", date=shown(word))
    return Unreadable(says, say("write a verb behind it"), word, "F002")


def no_verb(words: Sequence[str], at: int) -> Unreadable:
    """A header whose date is followed by no verb."""
    if at >= len(words):
        mend = say("write a verb and an id behind it")
        return Unreadable(say("nothing follows the date"), mend, words[at - 1], "F002")
    verb = words[at]
    near = nearest(verb, SHAPE_OF)
    if words[0] == "after" and words[1] in SHAPE_OF:
        line = Written(f"after ACT {' '.join(words[1:3])}")
        mend = say("write which act it comes after: {line}", line=line)
    elif at + 1 < len(words) and words[at + 1] in SHAPE_OF:
        mend = say("write {line}: the verb comes first", line=Written(f"{words[at + 1]} {verb}"))
    else:
        mend = instead(near) if near else say("see docs/spec/format.md for the verbs there are")
    return Unreadable(say("{text} is no verb", text=shown(verb)), mend, verb, "F002")


def no_header_word(form: Form, verb: str, words: Sequence[str], at: int, line: str) -> Unreadable:
    """A word where the header wants a key."""
    word = words[at]
    says = say("{text} is no word for the header of {verb}", text=shown(word), verb=Written(verb))
    near = nearest(word, form.header)
    before = nearest(words[at - 1], form.header) if words[at - 2] == verb else None
    if word in form.keys:
        value = words[at + 1] if at + 1 < len(words) else form.keys[word].codec.example
        says = say("{text} does not stand in the header of {verb}", text=shown(word), verb=Written(verb))
        mend = say("write it on a line of its own, indented: {line}", line=Written(f"{word} {value}"))
    elif near:
        mend = instead(near)
    elif before:
        mend = instead(f"{before} {word}")
    else:
        mend = _lone_word(form, words, at, line)
    return Unreadable(says, mend, word, "F003")


def _lone_word(form: Form, words: Sequence[str], at: int, line: str) -> Sentence:
    """What to do with words that resemble no key."""
    if any(other in form.header for other in words[at + 1 :]):
        return say("take it out, or write one of: {words}", words=Several(tuple(map(Written, form.header))))
    if '"' in line:
        return say("write one word: {word}", word=Written(slug(" ".join(words[at - 1 :])) or "ID"))
    return say("put text in quotation marks: {text}", text=Written(f'"{" ".join(words[at:])[:60]}"'))


def no_key(form: Form, verb: str, key: str, text: str) -> Unreadable:
    """A line below a header that begins with no key of the verb."""
    if text.split(None, 1)[0] in SHAPE_OF:
        says = say("an act stands on an indented line")
        return Unreadable(says, say("begin it in the first column"), key, "F003")
    says = say("{key} is no key of {verb}", key=shown(key), verb=Written(verb))
    bare = key.rstrip(":=")
    if bare in form.keys:
        return Unreadable(says, say("write {key}, with a space behind it", key=Written(bare)), key, "F003")
    near = nearest(bare, form.keys)
    if near:
        return Unreadable(says, instead(near), key, "F003")
    keys = Several(tuple(map(Written, own_keys(form) or common_keys())))
    return Unreadable(says, say("its keys are {keys}", keys=keys), key, "F003")


def no_value(key: str, slot: Slot | None) -> Unreadable:
    """A key with nothing behind it."""
    example = slot.codec.example if slot else "VALUE"
    mend = say("write {line}, or take {key} out", line=Written(f"{key} {example}"), key=Written(key))
    return Unreadable(say("nothing stands behind {key}", key=shown(key)), mend, key)


def missing(form: Form, verb: str, slot: Slot) -> Unreadable:
    """An act without a key that it needs."""
    if slot.field == form.bare.field:
        without, about = say("this {verb} has no id"), say("it is not said what this {verb} is about")
        says = (without if slot.field == "id" else about).filled(verb=Written(verb))
        mend = say("write the id behind the verb: {line}", line=Written(f"{verb} ID"))
        return Unreadable(says, mend, verb, "F004")
    header, below = say("write {line} in the header"), say("write {line} on an indented line below")
    mend = (header if slot.key in form.header else below).filled(line=Written(f"{slot.key} {slot.codec.example}"))
    return Unreadable(say("this {verb} has no {key}", verb=Written(verb), key=shown(slot.key)), mend, verb, "F004")


def twice(slot: Slot, text: str) -> Unreadable:
    """A key with two values that takes one."""
    mend = say("keep one of the two; {key} takes a single value", key=Written(slot.key))
    return Unreadable(say("{key} is written twice", key=shown(slot.key)), mend, text, "F006")


def mark_in_word(word: str) -> Unreadable:
    """A quotation mark that opens in the middle of a word."""
    says = say("a quotation mark stands inside the word {word}", word=shown(word))
    return Unreadable(says, say("put a space before it, or take it out"), word)


def too_long(line: str) -> Unreadable:
    """A line that nobody wrote by hand."""
    says = say("this line has {number:,} characters", number=len(line))
    mend = say("break it up: no line may have more than {most:,}", most=LONGEST)
    return Unreadable(says, mend, line.split(None, 1)[0][:20], "F010")


def act_too_long(lines: int, characters: int) -> Unreadable | None:
    """An act that nobody wrote by hand; None where it is not that long."""
    if lines > MOST_LINES:
        says = say("this act has {number:,} lines", number=lines)
        mend = say("break it up: no act may have more than {most:,} lines", most=MOST_LINES)
        return Unreadable(says, mend, None, "F010")
    if characters > LONGEST_ACT:
        says = say("this act has {number:,} characters", number=characters)
        mend = say("break it up: no act may have more than {most:,} characters", most=LONGEST_ACT)
        return Unreadable(says, mend, None, "F010")
    return None


def damage(line: str) -> Unreadable | None:
    """A line that no hand has written; None where a hand may have."""
    found = re.search(DAMAGE, line)
    return too_long(line) if len(line) > LONGEST else damaged(found[0]) if found else None


def damaged(char: str) -> Unreadable:
    """A character that no text should hold."""
    escape = Written(f"\\u{ord(char):04x}")
    mend = say("take it out, or write {escape} inside quotation marks where it is really meant", escape=escape)
    if "\ud800" <= char <= "\udfff":
        mend = say("take it out, and save the file as UTF-8")
    says = say("this line holds the invisible character {code}", code=Written(f"U+{ord(char):04X}"))
    return Unreadable(says, mend, char, "F011")


def enough(faults: int) -> Unreadable:
    """So many faults that it is no use to read on."""
    says = say("reading stops here: {number:,} things in this book cannot be read", number=faults)
    return Unreadable(says, say("put right what is wrong above, or take out what is no minute book"), None, "F008")


def stray(line: str) -> Unreadable:
    """An indented line with no header above it."""
    word = line.split()[0]
    mend = say("write it below the header of its act, with no blank line between")
    if any(other in SHAPE_OF for other in line.split()[1:2]):
        mend = say("begin an act in the first column")
    return Unreadable(say("this indented line belongs to no act"), mend, word, "F001")
