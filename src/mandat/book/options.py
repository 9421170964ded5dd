"""The options of one file: `option KEY "VALUE"`."""

from collections.abc import Iterator

from msgspec import Struct

from mandat.book.codecs import Unreadable, read_date, read_text
from mandat.book.lines import shown, without_comment
from mandat.book.near import nearest
from mandat.book.source import Source
from mandat.core.checks.wording import instead, one_of
from mandat.core.dates import When
from mandat.sentences import Written, say

KNOWN = ("title", "timezone", "entered")


class Option(Struct, frozen=True):
    """One option: the number of its line, its key and value; or the fault, where it cannot be read."""

    number: int
    key: str
    value: str
    entered: When | None = None
    fault: Unreadable | None = None


def read(source: Source) -> Iterator[Option]:
    """The options of a file. The first of two with the same key stands."""
    seen: set[str] = set()
    for number, line in source.options():
        option = _option(line, number, seen)
        seen.add(option.key)
        yield option


def _option(line: str, number: int, seen: set[str]) -> Option:
    words = without_comment(line).split(None, 2)
    key = words[1] if len(words) > 1 else ""
    try:
        _check(key, words, seen)
        value = read_text(words[2].strip())
        return Option(number, key, value, read_date(value) if key == "entered" else None)
    except Unreadable as fault:
        return Option(number, key, "", None, Unreadable(fault.says, fault.mend, fault.word, "F009"))


def _check(key: str, words: list[str], seen: set[str]) -> None:
    if key not in KNOWN:
        near = nearest(key, KNOWN) if key else None
        says = say("{key} is no option", key=shown(key)) if key else say("no option is named")
        raise Unreadable(says, instead(near) if near else one_of(KNOWN), key or "option")
    if len(words) < 3:
        raise Unreadable(say("the option {key} has no value", key=shown(key)), instead(f'option {key} "..."'), key)
    if key in seen:
        raise Unreadable(say("the option {key} is written twice", key=shown(key)), say("keep one of the two"), key)


def other_timezone(value: str, stated: str) -> Unreadable:
    """An included file with a time zone that is not the book's."""
    says = say("this file has the time zone {zone}, and the book has {other}", zone=shown(value), other=shown(stated))
    mend = say("write its times as they are in {zone}, and take this option out", zone=Written(stated))
    return Unreadable(says, mend, value, "F009")
