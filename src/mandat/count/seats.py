"""How many seats there are: a fixed number, or one for so many members, as rules say it in words.

`24`; `1 per 100 members`; `1 per 100 members, 1 per 500 beyond 1000, rounded up, at least 1, at most 10`.
"""

import math
import re
from fractions import Fraction

from msgspec import Struct

HALF = Fraction(1, 2)
_RULE = (
    r"(?a)1 per (\d{1,9})(?: members)?((?:, 1 per \d{1,9} beyond \d{1,9})*)"
    r"(?:, rounded (up|down|half))?(?:, at least (\d{1,6}))?(?:, at most (\d{1,6}))?"
)
"""Compiled with the first rule that is no plain number: few books have one, and all would wait for it."""


class Step(Struct, frozen=True):
    """Of the members beyond a number, one seat stands for so many."""

    per: int
    beyond: int


class Seats(Struct, frozen=True):
    """`total` seats in all; or one seat `per` so many members, with steps, rounding and limits.

    rounding  down (remainders are lost), up (a part counts), half (half or more counts)
    steps     beyond so many members others stand for one seat; by rising number of members
    """

    total: int | None = None
    per: int | None = None
    rounding: str = "down"
    least: int = 0
    most: int | None = None
    steps: tuple[Step, ...] = ()


def read(text: str) -> Seats | None:
    """The seats that a rule in words gives; None where it is no such rule.

    >>> read("1 per 100 members, 1 per 500 beyond 1000, at least 1").steps
    (Step(per=500, beyond=1000),)
    """
    if text.isdecimal() and text.isascii() and len(text) <= 8:
        return Seats(total=int(text))
    found = re.fullmatch(_RULE, text)
    if not found:
        return None
    per, more, rounding, least, most = found.groups()
    steps = tuple(Step(int(one), int(beyond)) for one, beyond in re.findall(r"(?a)1 per (\d+) beyond (\d+)", more))
    if 0 in (int(per), *(step.per for step in steps)) or not _rise(steps):
        return None
    rule = Seats(None, int(per), rounding or "down", int(least or 0), int(most) if most else None, steps)
    return rule if rule.most is None or rule.least <= rule.most else None


def _rise(steps: tuple[Step, ...]) -> bool:
    ends = [0, *(step.beyond for step in steps)]
    return all(before < after for before, after in zip(ends, ends[1:], strict=False))


def per_members(rule: Seats, members: int) -> int:
    """The seats of a constituency with so many members.

    >>> per_members(Seats(per=100, rounding="up", most=4), 101)
    2
    >>> per_members(Seats(per=100, steps=(Step(500, beyond=1000),)), 2400)
    12
    """
    seats = max(rule.least, _rounded(_share(rule, members), rule.rounding))
    return seats if rule.most is None else min(seats, rule.most)


def _share(rule: Seats, members: int) -> Fraction:
    """The exact share of seats: each step gives of the members that lie in it."""
    begins = [Step(rule.per, 0), *rule.steps]
    ends = [*(step.beyond for step in rule.steps), members]
    parts = (
        Fraction(max(0, min(end, members) - step.beyond), step.per) for step, end in zip(begins, ends, strict=True)
    )
    return sum(parts, Fraction(0))


def _rounded(share: Fraction, rounding: str) -> int:
    if rounding == "half":
        return math.floor(share + HALF)
    return math.ceil(share) if rounding == "up" else math.floor(share)
