"""A time axis on which every change has room: dates in order, the distances between them not to scale."""

import math
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mandat.core.dates import MINUTES_A_DAY

LEAST = 46
"""The least distance between two dates, where there is room for it."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Axis(Struct, frozen=True):
    """Where each instant of change stands, from the left edge to the right edge."""

    places: dict[int, float]

    def x(self, instant: int) -> float:
        """The place of an instant that is on the axis."""
        return self.places[instant]


def axis(instants: Iterable[int], left: float, right: float) -> Axis:
    """Each stretch between two instants gets a least width, and a share of the rest by the root of how long it is."""
    stops = sorted(set(instants))
    roots = [math.sqrt(after - before) for before, after in zip(stops, stops[1:], strict=False)]
    room = right - left
    least = min(LEAST, room * 0.9 / max(len(roots), 1))
    rest = (room - least * len(roots)) / (sum(roots) or 1)
    places = {stops[0]: float(left)}
    x = float(left)
    for stop, root in zip(stops[1:], roots, strict=True):
        x += least + root * rest
        places[stop] = x
    return Axis(places)


def day(instant: int) -> str:
    """The day of an instant: `4 Nov`."""
    found = date.fromordinal(instant // MINUTES_A_DAY + 1)
    return f"{found.day} {MONTHS[found.month - 1]}"


def year(instant: int) -> str:
    """The year of an instant."""
    return str(date.fromordinal(instant // MINUTES_A_DAY + 1).year)


def hour(instant: int) -> str:
    """The time of an instant; nothing at the beginning of a day."""
    minutes = instant % MINUTES_A_DAY
    return f"{minutes // 60:02}:{minutes % 60:02}" if minutes else ""


def moment(instant: int) -> str:
    """An instant in full: `4 Nov 1917, 11:00`."""
    return ", ".join(part for part in (f"{day(instant)} {year(instant)}", hour(instant)) if part)


def ending(instant: int) -> str:
    """The same for an instant that is no longer within: at the beginning of a day, the day before."""
    return moment(instant) if instant % MINUTES_A_DAY else moment(instant - MINUTES_A_DAY)
