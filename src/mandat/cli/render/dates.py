"""Dates in words. In the documents they are written as in the book (`[1917-11-04..1917-11-06]`) or as instants."""

import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Say = Callable[[str | None, str | None, str | None, str | None], str]
"""Says a year, month, day and time, as far as they are there."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?", re.ASCII)
_SPAN = re.compile(r"\[\s*(\S+?)\s*\.\.\s*(\S+?)\s*\]", re.ASCII)


def in_words(text: str | None) -> str:
    """A date as a person would say it; a text that is no date stays as it is.

    >>> in_words("1917-11-04T16:00")
    '4 November 1917, 16:00'
    >>> in_words("[1917-10-16..1917-10-31]")
    'between 16 and 31 October 1917'
    >>> in_words("julian:1917-10-25")
    '25 October 1917 (Julian)'
    """
    return _told(text or "", _full, "between {} and {}")


def short(text: str | None) -> str:
    """A date for a table.

    >>> short("[1917-11-04T11:00..1917-11-04T18:00]")
    '4 Nov 1917 11:00-18:00'
    >>> short("[1917-09-27..1917-10-05]")
    '27 Sep-5 Oct 1917'
    """
    return _told(text or "", _brief, "{}-{}")


def asked(text: str | None) -> str:
    """The date of a question: a coarse one means its end.

    >>> asked("1917-11"), asked("1917-11-05"), asked("1917-11-05T16:00"), asked(None)
    ('at the end of November 1917', 'on 5 November 1917', 'on 5 November 1917, 16:00', 'at the end of the record')
    >>> asked("[1917-11-04..1917-11-06]")
    'at the end of the time between 4 and 6 November 1917'
    """
    if text is None:
        return "at the end of the record"
    if text == "now":
        return text
    found = _DATE.fullmatch(text.removeprefix("julian:"))
    if found and found[3]:
        return f"on {in_words(text)}"
    return f"at the end of {'' if found else 'the time '}{in_words(text)}"


def lasting(since: str | None, until: str | None) -> str:
    """Two instants, the second no longer within: `from 4 November 1917, 11:00 to the end of 5 November 1917`."""
    begin = f"from {in_words(_whole_day(since))}" if since else "from the beginning of the record"
    return f"{begin} {ending(until)}" if until else f"{begin}, with no end on record"


def ending(until: str | None) -> str:
    """Until when something lasts, the instant itself no longer within.

    >>> ending("1917-11-06T00:00"), ending("1917-11-06T12:00")
    ('to the end of 5 November 1917', 'until 6 November 1917, 12:00')
    """
    if not until:
        return "with no end on record"
    if until.endswith("T00:00"):
        return f"to the end of {in_words(_day_before(until))}"
    return f"until {in_words(until)}"


def last_day(until: str | None) -> str:
    """The same for a table: the last day, or the minute."""
    if not until:
        return ""
    return short(_day_before(until) if until.endswith("T00:00") else until)


def _whole_day(instant: str) -> str:
    return instant.removesuffix("T00:00")


def _day_before(instant: str) -> str:
    try:
        return (date.fromisoformat(instant[:10]) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return instant


def _told(text: str, say: Say, span_form: str) -> str:
    calendar = " (Julian)" if text.startswith("julian:") else ""
    body = text.removeprefix("julian:")
    one, span = _DATE.fullmatch(body), _SPAN.fullmatch(body)
    if one:
        return say(*one.groups()) + calendar
    ends = [_DATE.fullmatch(end) for end in span.groups()] if span else [None]
    if None in ends:
        return text
    return _span(ends[0].groups(), ends[1].groups(), say, span_form) + calendar


def _span(first: tuple, last: tuple, say: Say, span_form: str) -> str:
    """The two ends, what they share said once: `4 November 1917, between 11:00 and 18:00`."""
    if first[3] and last[3] and first[:3] == last[:3]:
        joined = ", " if "between" in span_form else " "
        return f"{say(*first[:3], None)}{joined}{span_form.format(first[3], last[3])}"
    if not first[3] and not last[3] and first[0] == last[0] and first[1]:
        shared = 2 if first[1] == last[1] and first[2] and last[2] else 1
        begin = first[2].lstrip("0") if shared == 2 else say(None, *first[1:])
        return span_form.format(begin, say(*last))
    return span_form.format(say(*first), say(*last))


def _full(year: str | None, month: str | None, day: str | None, time: str | None) -> str:
    return _joined(year, month and _month(month), day) + (f", {time}" if time else "")


def _brief(year: str | None, month: str | None, day: str | None, time: str | None) -> str:
    return _joined(year, month and _month(month)[:3], day) + (f" {time}" if time else "")


def _joined(year: str | None, month: str | None, day: str | None) -> str:
    return " ".join(part for part in (day and day.lstrip("0"), month, year) if part)


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else number
