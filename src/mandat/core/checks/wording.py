"""What the sentences of several checks share: articles, numbers of things, days."""

from collections.abc import Iterable

from mandat.core.charters import Duration
from mandat.core.dates import MINUTES_A_DAY, show
from mandat.sentences import Day, Sentence, Several, Value, Verb, Written, say


def a(verb: str) -> Sentence:
    """A kind of act with its article.

    >>> f"{a('unit')}, {a('order')}"
    'a unit, an order'
    """
    vowel = verb[0] in "aeiou" and not verb.startswith("uni")
    return say("an {kind}", kind=Verb(verb)) if vowel else say("a {kind}", kind=Verb(verb))


def one_or_more(number: int, one: Sentence, more: Sentence) -> Sentence:
    """So many things.

    >>> str(one_or_more(2, say("{number} vote"), say("{number} votes")))
    '2 votes'
    """
    return (one if number == 1 else more).filled(number=number)


def votes(number: int) -> Sentence:
    """So many votes."""
    return one_or_more(number, say("{number} vote"), say("{number} votes"))


def writing(line: str) -> Sentence:
    """What to write in a minute book."""
    return say("write: {line}", line=Written(line))


def instead(text: str) -> Sentence:
    """What to write instead."""
    return say("write {text}", text=Written(text))


def one_of(words: Iterable[str]) -> Sentence:
    """One of these words is to be written."""
    return say("write one of: {words}", words=Several(tuple(map(Written, words))))


def unknown(name: str) -> Sentence:
    """Nothing has this id."""
    return say("nothing in the record is called {name}", name=Written(name))


def day(instant: int) -> Day:
    """An instant as a person writes it: without the time, where that is the beginning of the day."""
    return Day(f"{show(instant)}".removesuffix("T00:00"))


STRETCHES = {
    "day": say("{number} day"),
    "days": say("{number} days"),
    "week": say("{number} week"),
    "weeks": say("{number} weeks"),
    "month": say("{number} month"),
    "months": say("{number} months"),
    "year": say("{number} year"),
    "years": say("{number} years"),
}
"""What a stretch of time is counted in -> so many of it."""


def lasting(stretch: Duration) -> Sentence:
    """A stretch of time, as a charter has it.

    >>> str(lasting(Duration("6 months", months=6)))
    '6 months'
    """
    number, unit = stretch.text.split()
    return STRETCHES[unit].filled(number=Value(number))


def last_day(end: int) -> Day:
    """The last day of what ends at an instant; the instant itself, where it ends in the middle of a day."""
    return day(end if end % MINUTES_A_DAY else end - MINUTES_A_DAY)
