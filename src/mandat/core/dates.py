"""Dates as records give them: exact to the minute, coarse, or a span; Gregorian or Julian.

Written in ISO 8601-2 (EDTF): `1917-11-05T16:00`, `1917-11-05`, `1917-11`, `1917`, `[1917-11-04..1917-11-06]`;
with `julian:` before any of them for the calendar used in Russia until 1918.

An *instant* is a whole number of minutes, counted from the beginning of year 1 in the time zone of the book.
"""

import re
from datetime import date

from msgspec import Struct

from mandat.sentences import Sentence, Written, say

MINUTES_A_DAY = 24 * 60
DAWN = 0
"""Before everything."""
LAST_DAY = date.max.toordinal() - 1
"""The last day that can be written, counted from the first day of year 1."""
NEVER = 10**10
"""After everything: the end of an interval that is open."""


class Date:
    """The type of a field that holds a date: a `When`.

    A field of this type is made from its text; one of the type of a record, msgspec would only make from an object.
    """

    __slots__ = ()


class When(Date, Struct, frozen=True):
    """A date as written, with the first and last minute that it can mean (both within it)."""

    text: str
    earliest: int
    latest: int

    @property
    def exact(self) -> bool:
        """Whether it names one minute."""
        return self.earliest == self.latest

    @property
    def end(self) -> int:
        """Where something that lasts *until* this date ends: a coarse date ends with its end."""
        return self.latest if self.exact else self.latest + 1


class NoDate(ValueError):
    """This text is no date: why, in words for whoever wrote it, and where that helps what to write instead."""

    def __init__(self, says: Sentence, mend: Sentence | None = None) -> None:
        self.says, self.mend = says, mend
        self.whole = say("{says}; {mend}", says=says, mend=mend) if mend else says
        super().__init__(self.whole)


DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?", re.ASCII)
"""Year, month, day and time of a date that is no span, as far as they are written."""

SPAN = re.compile(r"\[\s*(\S+?)\s*\.\.\s*(\S+?)\s*\]", re.ASCII)
"""The first and the last date of a span."""


def read(text: str) -> When:
    """The date that `text` names. Raises `NoDate`.

    >>> read("1917-11-05").earliest == read("1917-11-05T00:00").earliest
    True
    """
    julian = text.startswith("julian:")
    body = text[7:] if julian else text
    if body.startswith("["):
        span = SPAN.fullmatch(body)
        if not span:
            raise NoDate(say("a span is written [1917-11-04..1917-11-06]"))
        first, last = (_bounds(part, julian) for part in span.groups())
        if first[0] > last[1]:
            says = say("the span ends before it begins: {first} is after {last}")
            raise NoDate(says.filled(first=Written(span[1]), last=Written(span[2])))
        return When(text, first[0], last[1])
    return When(text, *_bounds(body, julian))


def _bounds(text: str, julian: bool) -> tuple[int, int]:
    """First and last minute of a year, month, day or minute."""
    found = DATE.fullmatch(text)
    if not found:
        says = say("{text} is no date", text=Written(f'"{text[:40]}"'))
        raise NoDate(says, say("write 1917-11-05, 1917-11, 1917 or 1917-11-05T16:00"))
    year, month, day = (None if part is None else int(part) for part in found.groups()[:3])
    first = _day(year, 1 if month is None else month, 1 if day is None else day, julian)
    if found[4] is not None:
        hour, minute = int(found[4][:2]), int(found[4][3:])
        if hour > 23 or minute > 59:
            says = say("there is no time {time}", time=Written(found[4]))
            raise NoDate(says, say("a day runs from 00:00 to 23:59"))
        instant = first * MINUTES_A_DAY + hour * 60 + minute
        return instant, instant
    last_month = 12 if month is None else month
    last = first if day is not None else _day(year, last_month, _month_days(year, last_month, julian), julian)
    return first * MINUTES_A_DAY, (last + 1) * MINUTES_A_DAY - 1


_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _month_days(year: int, month: int, julian: bool) -> int:
    if not (1 <= year and 1 <= month <= 12):
        raise NoDate(say("there is no month {month}", month=Written(f"{year:04}-{month:02}")))
    leap = year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _MONTHS[month - 1]


def _day(year: int, month: int, day: int, julian: bool) -> int:
    """The number of a day, counted from the first day of year 1."""
    days = _month_days(year, month, julian)
    if not 1 <= day <= days:
        month_of = f"{year:04}-{month:02}"
        wrong, first, last = (Written(f"{month_of}-{number:02}") for number in (day, 1, days))
        says = say("there is no {day}: that month has {days} days", day=wrong, days=days)
        raise NoDate(says, say("write a day from {first} to {last}", first=first, last=last))
    return _julian_day(year, month, day) if julian else date(year, month, day).toordinal() - 1


def _julian_day(year: int, month: int, day: int) -> int:
    """The same count for a Julian date: years begin in March, so that the leap day is the last of its year.

    Source: E. M. Reingold, N. Dershowitz, Calendrical Calculations, chapter 3.
    """
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    number = year * 365 + year // 4 + (153 * month + 2) // 5 + day - 1 - 308
    if number < 0:
        raise NoDate(say("that day is before the first one this calendar can count"))
    if number > LAST_DAY:
        raise NoDate(say("that day is after the last one this calendar can count"))
    return number


def show(instant: int) -> str | None:
    """An instant as `YYYY-MM-DDTHH:MM`; None where it is open, or beyond the last year that can be written."""
    days, minutes = divmod(instant, MINUTES_A_DAY)
    if instant <= DAWN or days > LAST_DAY:
        return None
    return f"{date.fromordinal(days + 1).isoformat()}T{minutes // 60:02}:{minutes % 60:02}"
