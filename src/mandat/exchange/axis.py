"""A time axis on which every change has room: dates in order, the distances between them not to scale."""

from bisect import bisect
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mandat.core.dates import MINUTES_A_DAY

LEAST = 46
"""The least distance between two dates, where there is room for it."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Dates(Struct, frozen=True):
    """How days are written in a language: the months, in brief, and the number of a day."""

    months: tuple[str, ...] = MONTHS
    number: str = "{}"


ENGLISH = Dates()


class Axis(Struct, frozen=True):
    """Where each instant of change stands, from the left edge to the right edge."""

    places: dict[int, float]

    def x(self, instant: int) -> float:
        """The place of an instant: its own where something changes then, else between its neighbours."""
        if instant in self.places:
            return self.places[instant]
        stops = list(self.places)
        after = min(max(bisect(stops, instant), 1), len(stops) - 1)
        first, last = stops[after - 1], stops[after]
        part = min(max((instant - first) / (last - first), 0), 1)
        return self.places[first] + part * (self.places[last] - self.places[first])


def axis(instants: Iterable[int], left: float, right: float) -> Axis:
    """Each stretch between two instants has a least width, and a share of the rest by the fourth root of its length."""
    stops = sorted(set(instants))
    roots = [(after - before) ** 0.25 for before, after in zip(stops, stops[1:], strict=False)]
    room = right - left
    least = min(LEAST, room * 0.9 / max(len(roots), 1))
    rest = (room - least * len(roots)) / (sum(roots) or 1)
    places = {stops[0]: float(left)}
    x = float(left)
    for stop, root in zip(stops[1:], roots, strict=True):
        x += least + root * rest
        places[stop] = x
    return Axis(places)


def day(instant: int, dates: Dates = ENGLISH) -> str:
    """The day of an instant: `4 Nov`."""
    found = date.fromordinal(instant // MINUTES_A_DAY + 1)
    return f"{dates.number.format(found.day)} {dates.months[found.month - 1]}"


def year(instant: int) -> str:
    """The year of an instant."""
    return str(date.fromordinal(instant // MINUTES_A_DAY + 1).year)


def hour(instant: int) -> str:
    """The time of an instant; nothing at the beginning of a day."""
    minutes = instant % MINUTES_A_DAY
    return f"{minutes // 60:02}:{minutes % 60:02}" if minutes else ""


def moment(instant: int, dates: Dates = ENGLISH) -> str:
    """An instant in full: `4 Nov 1917, 11:00`."""
    return ", ".join(part for part in (f"{day(instant, dates)} {year(instant)}", hour(instant)) if part)


def ending(instant: int, dates: Dates = ENGLISH) -> str:
    """The same for an instant that is no longer within: at the beginning of a day, the day before."""
    return moment(instant if instant % MINUTES_A_DAY else instant - MINUTES_A_DAY, dates)
