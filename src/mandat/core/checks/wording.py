"""Words that the sentences of several checks share: articles, numbers of things, days."""

from mandat.core.dates import MINUTES_A_DAY, show


def a(word: str) -> str:
    """A word with its article.

    >>> a("unit"), a("order")
    ('a unit', 'an order')
    """
    vowel = word[0] in "aeiou" and not word.startswith("uni")
    return f"{'an' if vowel else 'a'} {word}"


def some(number: int, noun: str) -> str:
    """So many things.

    >>> some(1, "vote"), some(2, "vote")
    ('1 vote', '2 votes')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day(instant: int) -> str:
    """An instant as a person writes it: without the time, where that is the beginning of the day."""
    return f"{show(instant)}".removesuffix("T00:00")


def last_day(end: int) -> str:
    """The last day of what ends at an instant; the instant itself, where it ends in the middle of a day."""
    return day(end if end % MINUTES_A_DAY else end - MINUTES_A_DAY)
