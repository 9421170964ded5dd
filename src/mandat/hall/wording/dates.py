"""Dates in the language of the visitor."""

from functools import cache

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import get_language, pgettext

from mandat.clerk.wording.dates import Words


def words() -> Words:
    """The words of the language that is spoken now."""
    return _words(get_language())


@cache
def _words(_language: str | None) -> Words:
    return Words(
        months=tuple(str(name) for name in MONTHS.values()),
        brief=tuple(str(name).capitalize() for name in MONTHS_3.values()),
        day=pgettext("the number of a day", "{}"),
        between=pgettext("two dates", "between {} and {}"),
        between_times=pgettext("a day, and two times", "{}, between {} and {}"),
        julian=pgettext("a date", "{} (Julian)"),
        on=pgettext("a date", "on {}"),
        at_end=pgettext("a month or year", "at the end of {}"),
        at_end_of_time=pgettext("between two dates", "at the end of the time {}"),
        end_of_record=pgettext("a date", "at the end of the record"),
        since=pgettext("a date", "from {}"),
        beginning=pgettext("a date", "from the beginning of the record"),
        to_end=pgettext("a date", "to the end of {}"),
        until=pgettext("a date and time", "until {}"),
        no_end=pgettext("a date", "with no end on record"),
    )
