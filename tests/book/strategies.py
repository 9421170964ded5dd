"""Acts, minute books and damaged minute books, drawn at random from the shapes.

They are made from a seed, which is many times faster than drawing each field: what fails is short anyway.
"""

from random import Random
from typing import Any

import msgspec
from hypothesis import strategies as st

from mandat import book, canon
from mandat.canon.values import until, when
from mandat.core.acts import SHAPE_OF, Act, Ballot, Id, Power, Ref, Rule, Term, Thing, Until, Word
from mandat.core.dates import Date
from mandat.core.fields import Field, declared
from mandat.count import quantity
from mandat.count.quantity import Count

DATES = "1917-11-05T16:00 1917-11-05 1917-11 1917 [1917-11-04..1917-11-06] julian:1917-10-25 julian:[1917-08..1917-09]"
COUNTS = ["0", "7", "412", "about 500", "2/3", "about 1/10", "all", "nearly-all", "most", "few", "none", "unknown"]
IDS = "a b c x1 anna hamburg congress-2 v.1 elect-1f2e3d4c of by to in on about after says mode unit note opening 2024x"
TEXTS = [
    "", "T12", "a b", "two  blanks", 'a "b" c', '"', '"a', "a ; b", "; a", " a ", "a\nb", "\n", "\\", "\\n", "\\u0041",
    "a,b", ",", "été", "e\u0301", "議", "\u2028", "\x85", "\r\n", "\r", "\x00", "\x1b[31m", "\t", "\x0c", "\ufeff",
    "x" * 120, "2/3 of x",
]  # fmt: skip
WORDS = ["council", "A", "1", "carried", "roll-call", "Räte"]
KEYS = ["quorum", "majority", "recall-by", "x.y", "text", "at", "status", "powers"]


def _ids(rng: Random) -> str:
    return rng.choice(IDS.split())


def _until(rng: Random) -> Until:
    named = rng.choice([name for name in IDS.split() if not name[0].isdigit()])
    return until(rng.choice([*DATES.split(), named, f"opening of {named}", f"decision of {named}"]))


VALUES: dict[Any, Any] = {
    Id: _ids,
    Ref: _ids,
    Power: lambda rng: _ids(rng) + rng.choice(["", "?"]),
    Word: lambda rng: rng.choice(WORDS),
    Date: lambda rng: when(rng.choice(DATES.split())),
    Count: lambda rng: quantity.read(rng.choice(COUNTS)),
    Term: _until,
    Ballot: lambda rng: Ballot(_ids(rng), *rng.choices(range(4), k=3)),
    int: lambda rng: rng.randrange(1000),
    str: lambda rng: "".join(rng.choices(TEXTS, k=rng.choice([1, 1, 2]))),
}


def _value(rng: Random, shape: type[Act], field: Field) -> Any:
    if not field.required and rng.random() < 0.6:
        return field.default
    if field.type is Rule:
        own = {other.key for other in declared(shape)} - set(getattr(shape, "THEIRS", ()))
        keys = [key for key in KEYS if key not in own]
        return tuple(Rule(rng.choice(keys), VALUES[str](rng)) for _ in range(rng.randrange(4)))
    make = VALUES[field.type]
    return tuple(make(rng) for _ in range(rng.choice([1, 1, 2, 3]))) if field.many else make(rng)


def make_act(rng: Random, verb: str | None = None) -> Act:
    """An act as the reader could have read it."""
    verb = verb or rng.choice(sorted(SHAPE_OF))
    shape = SHAPE_OF[verb]
    values = {field.name: _value(rng, shape, field) for field in declared(shape) if field.name != "verb"}
    if "status" in getattr(shape, "THEIRS", ()):
        values["status"] = None
    if values["after"] and rng.random() < 0.5:
        values["at"] = when("after " + ",".join(values["after"]))
    act = shape(verb=verb, **values)
    if issubclass(shape, Thing) or rng.random() < 0.5:
        return act
    return msgspec.structs.replace(act, id=canon.name(act))


_PIECES = [
    "\n", "\n\n", "\n\n\n", " ", "\t", ";", " ; x", '"', "\\", ",", ", ", "\r\n", "\r", "\x00", "\ud800", "\ufeff",
    "\u2028", "\x0c", "\xa0", "option entered 2020\n", 'option title "x"\n', 'include "x"\n', "    key value\n",
    "; note\n", "    ; n\n", "```mandat\n", "```\n", "~~~ mandat\n", "~~~\n", "about ", "after a ", "2024-01-01 ",
    "2024-01-01 unit a\n", "unit", "-", "\u0663", "[", "]", "..", "of", "by ", "e\u0301", "\u8bae", "    text a\n",
]  # fmt: skip


def _book(rng: Random) -> str:
    return book.write(make_act(rng) for _ in range(rng.randrange(4)))


def _damaged(rng: Random) -> str:
    text = _book(rng)
    for _ in range(rng.randrange(7)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(["", *_PIECES]) + text[at + rng.choice([0, 0, 1, 5]) :]
    return text.replace("\n", "\r\n") if rng.random() < 0.1 else text


seeds = st.integers(0, 2**63).map(Random)
books = seeds.map(_book)
damaged = seeds.map(_damaged)
pieces = st.lists(st.sampled_from(_PIECES), max_size=15).map("".join)
anything = damaged | pieces | st.text(max_size=30)
