"""One codec for each type of field: the text of a value to the value, and back.

Reading is remembered, since a record says the same dates, names and numbers over and over.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from msgspec import Struct

from mandat.book.lines import BadText, quote, shown, unquote
from mandat.book.near import dates_meant, nearest, slug
from mandat.canon import values
from mandat.core import dates
from mandat.core.acts import NOBODY, UNKNOWN, Ballot, Id, Power, Ref, Term, Until, Word
from mandat.core.checks.wording import instead
from mandat.core.dates import Date, When
from mandat.count import quantity
from mandat.count.quantity import Count, Quantity
from mandat.sentences import Sentence, Several, Written, say

REMEMBERED = 2**16
LONGEST_REMEMBERED = 60
"""How many values of each type are kept in mind, and how many characters they may have."""


class Known(dict[str, Any]):
    """Values by their text: `known[text]` reads a text once and remembers it. Raises what `read` raises."""

    __slots__ = ("read",)

    def __init__(self, read: Callable[[str], Any]) -> None:
        self.read = read

    def __missing__(self, text: str) -> Any:
        value = self.read(text)
        if len(text) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED:
                self.clear()
            self[text] = value
        return value


class Fresh(Known):
    """Values by their text, none of which is remembered: those that are seldom said twice."""

    __slots__ = ()

    def __missing__(self, text: str) -> Any:
        return self.read(text)


ID_RULE = say("write lower-case letters and digits, with single - or . between them")


class Unreadable(ValueError):
    """This text is no value of the kind wanted: what is wrong, what to write instead, and the word where it shows."""

    def __init__(self, says: Sentence, mend: Sentence, word: str | None, code: str = "F005") -> None:
        super().__init__(says)
        self.says = says
        self.mend = mend
        self.word = word
        self.code = code


class Codec(Struct, frozen=True):
    """How values of one type are read and written.

    one, all  the value of a text, and the list of values of a text with commas; both raise `Unreadable`
    write     the text of one value
    example   what a value looks like, for messages
    """

    one: Known
    all: Known
    write: Callable[[Any], str]
    example: str


_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*").fullmatch
_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*").fullmatch
_ITEM = r'(?s)\s*("[^"\\]*(?:\\.[^"\\]*)*"|[^,]*?)\s*(,|$)'


def read_id(text: str) -> str:
    """The id of a thing or an act."""
    if _ID(text):
        return text
    better = slug(text)
    mend = say("keep one of them") if "," in text else instead(better) if better else ID_RULE
    raise Unreadable(say("{text} is no id: {fault}", text=shown(text), fault=_id_fault(text)), mend, text, "F007")


def _id_fault(text: str) -> Sentence:
    if text[:1] == '"':
        return say("an id stands without quotation marks")
    if "," in text:
        return say("one id is wanted here, and no list")
    if any(char.isspace() for char in text):
        return say("an id is one word")
    if text != text.lower():
        return say("an id has no capital letters")
    return say("an id has letters a to z, digits, and single - or . between them")


_TAKEN = (UNKNOWN, NOBODY)


def read_new_id(text: str) -> str:
    """The id that an act gives to itself."""
    if _ID(text) and text not in _TAKEN:
        return text
    if text in _TAKEN:
        says = say("{id} cannot be the id of anything: it stands for what the source does not name", id=shown(text))
        raise Unreadable(says, say("write another id"), text, "F007")
    return read_id(text)


NEW_ID = Fresh(read_new_id)
"""The ids that acts give to themselves: each is read once."""


def _read_power(text: str) -> Power:
    name = text.removesuffix("?")
    if _ID(name):
        return Power(text)
    better = slug(name.replace(" ", "."))
    says = say("{text} is no power: a power is a dotted name, such as funds.spend", text=shown(text))
    raise Unreadable(says, instead(better or "funds.spend"), text)


def _read_word(text: str) -> Word:
    if _WORD(text):
        return Word(text)
    better = slug(text)
    says = say("{text} is not one plain word", text=shown(text))
    raise Unreadable(says, instead(better) if better else say("write one word"), text)


def read_date(text: str) -> When:
    """A date, possibly coarse, a span or Julian."""
    try:
        return dates.read(values.tight(text))
    except dates.NoDate as reason:
        raise _no_date(text, reason) from reason


def _no_date(text: str, reason: dates.NoDate) -> Unreadable:
    meant = tuple(map(Written, dates_meant(text)))
    mend = say("write {dates}", dates=Several(meant, "or")) if meant else reason.mend or DATE_RULE
    return Unreadable(reason.says, mend, text)


DATE_RULE = say("write the date as 1917-11-05, or [1917-11-04..1917-11-06] for a span")


def _read_quantity(text: str) -> Quantity:
    found = quantity.read(text)
    if found is None:
        raise Unreadable(say("{text} is no quantity", text=shown(text)), _quantity_mend(text), text)
    return found


_QUANTITIES = ("about", "all", "nearly-all", "most", "few", "none", "unknown")


def _quantity_mend(text: str) -> Sentence:
    bare = text.replace(",", "").replace(" ", "").replace("'", "")
    if bare.isdecimal() and bare.isascii() and len(bare) <= 15:
        return say("write {number}, without marks between the digits", number=Written(bare))
    near = {word: nearest(word, _QUANTITIES) for word in text.split()[:2] if not word[0].isdecimal()}
    if any(near.values()):
        return instead(" ".join(near.get(word) or word for word in text.split()[:2]))
    return say("write a number, about 500, 2/3, or one of the words all, nearly-all, most, few, none, unknown")


def _read_until(text: str) -> Until:
    try:
        term = values.until(text)
    except dates.NoDate as reason:
        raise _no_date(text, reason) from reason
    named = term.act or term.opening or term.decision
    if named and not _ID(named):
        says = say("{text} is no end: it is neither a date nor an act", text=shown(text))
        raise Unreadable(says, say("write a date, the id of an act, opening of BODY or decision of BODY"), text)
    return term


def _read_number(text: str) -> int:
    if text.isdecimal() and text.isascii() and len(text) <= 9:
        return int(text)
    says = say("{text} is no whole number", text=shown(text))
    raise Unreadable(says, say("write a number such as 2, in digits"), text)


_CAST = {"for": "for_", "against": "against", "abstain": "abstain"}


def _read_ballot(text: str) -> Ballot:
    seat, *words = text.split()
    cast: dict[str, int] = {}
    for side, votes in zip(words[::2], words[1::2], strict=False):
        if side not in _CAST or _CAST[side] in cast:
            break
        cast[_CAST[side]] = _read_number(votes)
    if not cast or len(cast) * 2 != len(words):
        says = say("{text} does not say how a seat cast its votes", text=shown(text))
        raise Unreadable(says, instead(f"{slug(seat) or 'SEAT'} for 2 against 1"), text)
    return Ballot(read_id(seat), **cast)


def _write_ballot(ballot: Ballot) -> str:
    cast = ((side, getattr(ballot, field)) for side, field in _CAST.items())
    sides = [f"{side} {votes}" for side, votes in cast if votes] or ["for 0"]
    return " ".join([ballot.seat, *sides])


def read_text(text: str) -> str:
    """Text: in quotation marks, or plain to the end of the line."""
    if text[:1] != '"':
        return text
    try:
        return unquote(text)
    except BadText as reason:
        raise Unreadable(reason.says, reason.mend, reason.word) from reason


def is_rule_key(key: str) -> bool:
    """Whether a word can be the key of a rule."""
    return _ID(key) is not None


def rule_text(text: str) -> str:
    """The text of a rule: what stands in the quotation marks around it; without such marks, as written."""
    if text[:1] == '"':
        with suppress(BadText):
            return unquote(text)
    return text


def write_text(text: str) -> str:
    """Text as it is written: plain where it is one simple word, else in quotation marks."""
    return text if re.fullmatch(r"[^\W_](?:[\w./:+-]*\w)?", text) else quote(text)


def _listed(read: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    """Reads a list with commas, each of whose values `read` reads."""

    def read_all(text: str) -> tuple[Any, ...]:
        if "," not in text:
            return (_item(read, text),)
        parts = [part.strip() for part in text.split(",")] if '"' not in text else _quoted_items(text)
        if not all(parts):
            says = say("there is a comma with nothing on one side of it")
            raise Unreadable(says, say("take the comma out"), ",")
        return tuple(_item(read, part) for part in parts)

    return read_all


def _item(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except Unreadable as fault:
        if " " in text and fault.code == "F007":
            fault.mend = say("{mend}; between several, put commas", mend=fault.mend)
        raise


def _quoted_items(text: str) -> list[str]:
    """The items of a list in which quotation marks hide commas."""
    items, at, item = [], 0, re.compile(_ITEM)
    while True:
        found = item.match(text, at)
        if not found:
            return [*items, text[at:].strip()]
        items.append(found[1])
        if not found[2]:
            return items
        at = found.end()


def _codec(read: Callable[[str], Any], write: Callable[[Any], str], example: str) -> Codec:
    one = Known(read)
    return Codec(one, Known(_listed(one.__getitem__)), write, example)


CODECS: dict[Any, Codec] = {
    Id: _codec(read_id, str, "ID"),
    Ref: _codec(read_id, str, "ACT"),
    Power: _codec(_read_power, str, "funds.spend"),
    Word: _codec(_read_word, str, "WORD"),
    Date: _codec(read_date, lambda date: date.text, "2024-03-02"),
    Count: _codec(_read_quantity, lambda count: count.text, "412"),
    Term: _codec(_read_until, values.until_text, "2024-12-31"),
    Ballot: _codec(_read_ballot, _write_ballot, "SEAT for 2 against 1"),
    int: _codec(_read_number, str, "2"),
    str: Codec(Fresh(read_text), Known(_listed(read_text)), write_text, '"TEXT"'),
}
"""The codec of every type of field except `Rule`: the rules of `REST` are a key each."""


def _read_thing_id(text: str) -> str:
    return CODECS[Id].one[read_new_id(text)]


THING_ID = Fresh(_read_thing_id)
"""The ids of things: one object wherever a thing is named, so that who looks it up need not compare what it says."""
