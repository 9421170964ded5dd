"""Dates in words. In documents they are written as in the book (`[1917-11-04..1917-11-06]`) or as instants."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from mandat.core.dates import DATE, SPAN


class Words(Struct, frozen=True, kw_only=True):
    """The words of a language. Where nothing is said otherwise, they are formats of what they stand around.

    months, brief  the names of the twelve months, and as they are in tables; day: the number of a day
    """

    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
    brief: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day: str = "{}"
    between: str = "between {} and {}"
    between_times: str = "{}, between {} and {}"
    julian: str = "{} (Julian)"
    on: str = "on {}"
    at_end: str = "at the end of {}"
    at_end_of_time: str = "at the end of the time {}"
    end_of_record: str = "at the end of the record"
    since: str = "from {}"
    beginning: str = "from the beginning of the record"
    to_end: str = "to the end of {}"
    until: str = "until {}"
    no_end: str = "with no end on record"


ENGLISH = Words()

Say = Callable[[str | None, str | None, str | None, str | None], str]
"""Says a year, month, day and time, as far as they are there."""


def in_words(text: str | None, words: Words = ENGLISH) -> str:
    """A date as a person would say it; a text that is no date stays as it is.

    >>> in_words("1917-11-04T16:00")
    '4 November 1917, 16:00'
    >>> in_words("[1917-10-16..1917-10-31]")
    'between 16 and 31 October 1917'
    >>> in_words("julian:1917-10-25")
    '25 October 1917 (Julian)'
    """
    return _told(text or "", words, lambda *parts: _full(words, *parts), words.between, words.between_times)


def short(text: str | None, words: Words = ENGLISH) -> str:
    """A date for a table.

    >>> short("[1917-11-04T11:00..1917-11-04T18:00]")
    '4 Nov 1917 11:00-18:00'
    >>> short("[1917-09-27..1917-10-05]")
    '27 Sep-5 Oct 1917'
    """
    return _told(text or "", words, lambda *parts: _brief(words, *parts), "{}-{}", "{} {}-{}")


def asked(text: str | None, words: Words = ENGLISH) -> str:
    """The date of a question: a coarse one means its end.

    >>> asked("1917-11"), asked("1917-11-05"), asked("1917-11-05T16:00"), asked(None)
    ('at the end of November 1917', 'on 5 November 1917', 'on 5 November 1917, 16:00', 'at the end of the record')
    >>> asked("[1917-11-04..1917-11-06]")
    'at the end of the time between 4 and 6 November 1917'
    """
    if text is None:
        return words.end_of_record
    if text == "now":
        return text
    found = DATE.fullmatch(text.removeprefix("julian:"))
    form = words.on if found and found[3] else words.at_end if found else words.at_end_of_time
    return form.format(in_words(text, words))


def lasting(since: str | None, until: str | None, words: Words = ENGLISH) -> str:
    """Two instants, the second no longer within: `from 4 November 1917, 11:00 to the end of 5 November 1917`."""
    begin = words.since.format(in_words(whole_day(since), words)) if since else words.beginning
    return f"{begin} {ending(until, words)}" if until else f"{begin}, {words.no_end}"


def ending(until: str | None, words: Words = ENGLISH) -> str:
    """Until when something lasts, the instant itself no longer within.

    >>> ending("1917-11-06T00:00"), ending("1917-11-06T12:00")
    ('to the end of 5 November 1917', 'until 6 November 1917, 12:00')
    """
    if not until:
        return words.no_end
    if until.endswith("T00:00"):
        return words.to_end.format(in_words(_day_before(until), words))
    return words.until.format(in_words(until, words))


def last_day(until: str | None, words: Words = ENGLISH) -> str:
    """The same for a table: the last day, or the minute."""
    if not until:
        return ""
    return short(_day_before(until) if until.endswith("T00:00") else until, words)


def whole_day(instant: str) -> str:
    """An instant, without the time where it is the beginning of a day."""
    return instant.removesuffix("T00:00")


def _day_before(instant: str) -> str:
    try:
        return (date.fromisoformat(instant[:10]) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return instant


def _told(text: str, words: Words, say: Say, span_form: str, times_form: str) -> str:
    body = text.removeprefix("julian:")
    one, span = DATE.fullmatch(body), SPAN.fullmatch(body)
    ends = [DATE.fullmatch(end) for end in span.groups()] if span else [one]
    if None in ends:
        return text
    told = say(*one.groups()) if one else _span(ends[0].groups(), ends[1].groups(), say, span_form, times_form)
    return words.julian.format(told) if body != text else told


def _span(first: tuple, last: tuple, say: Say, span_form: str, times_form: str) -> str:
    """The two ends, what they share said once: `4 November 1917, between 11:00 and 18:00`."""
    if first[3] and last[3] and first[:3] == last[:3]:
        return times_form.format(say(*first[:3], None), first[3], last[3])
    if not first[3] and not last[3] and first[0] == last[0] and first[1]:
        shared = 2 if first[1] == last[1] and first[2] and last[2] else 1
        begin = say(None, None, first[2], None) if shared == 2 else say(None, *first[1:])
        return span_form.format(begin, say(*last))
    return span_form.format(say(*first), say(*last))


def _full(words: Words, year: str | None, month: str | None, day: str | None, time: str | None) -> str:
    return _joined(words, year, _month(month, words.months), day) + (f", {time}" if time else "")


def _brief(words: Words, year: str | None, month: str | None, day: str | None, time: str | None) -> str:
    return _joined(words, year, _month(month, words.brief), day) + (f" {time}" if time else "")


def _joined(words: Words, year: str | None, month: str | None, day: str | None) -> str:
    number = words.day.format(day.lstrip("0")) if day else None
    return " ".join(part for part in (number, month, year) if part)


def _month(number: str | None, names: tuple[str, ...]) -> str | None:
    if number is None:
        return None
    return names[int(number) - 1] if 1 <= int(number) <= 12 else number
