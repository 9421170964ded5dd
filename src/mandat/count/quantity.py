"""Counts as records give them: exact, about, a share, or a word. All arithmetic is on exact fractions.

A quantity is an interval between two bounds. `about` is a tenth either way; a word has stated bounds:

| word         | bounds                                        |
|--------------|-----------------------------------------------|
| `all`        | the whole                                     |
| `nearly-all` | at least nine tenths                          |
| `most`       | more than half (also for "overwhelming")      |
| `few`        | less than a tenth                             |
| `none`       | 0                                             |
| `unknown`    | anything                                      |
"""

import math
import re
from collections.abc import Iterable
from fractions import Fraction
from functools import reduce

from msgspec import Struct

ONE = Fraction(1)
ZERO = Fraction(0)


class Count:
    """The type of a field that holds a `Quantity`, and is made from its text: see `core.dates.Date`."""

    __slots__ = ()


class Quantity(Count, Struct, frozen=True):
    """A count or a share as written, with its bounds.

    text     the words of the record, e.g. `about 500`
    low      least value it can have; `high`: greatest, None = no limit
    share    True: a share of a whole (0..1); False: a number of heads, votes or goods
    above    the value is strictly above `low`; below: strictly below `high`
    """

    text: str
    low: Fraction | int
    high: Fraction | int | None
    share: bool = False
    above: bool = False
    below: bool = False

    @property
    def exact(self) -> int | None:
        """The number, where it is an exact whole one."""
        if self.low is self.high and type(self.low) is int:
            return self.low
        return int(self.low) if not self.share and self.low == self.high and self.low.denominator == 1 else None

    def number(self) -> int | str:
        """For programs: the number where it is exact, else the words recorded."""
        return self.text if self.exact is None else self.exact


_WORDS = {
    "all": Quantity("all", ONE, ONE, share=True),
    "nearly-all": Quantity("nearly-all", Fraction(9, 10), ONE, share=True),
    "most": Quantity("most", Fraction(1, 2), ONE, share=True, above=True),
    "few": Quantity("few", ZERO, Fraction(1, 10), share=True, below=True),
    "none": Quantity("none", 0, 0),
    "unknown": Quantity("unknown", 0, None),
}
_NUMBER = re.compile(r"(about )?(\d{1,15})(?:/(\d{1,15}))?", re.ASCII)


def read(text: str) -> Quantity | None:
    """The quantity that `text` names, or None where it names none.

    >>> read("about 500").low, read("about 500").high
    (Fraction(450, 1), Fraction(550, 1))
    """
    if text.isdecimal() and text.isascii() and len(text) <= 15:
        return exactly(int(text))
    if text in _WORDS:
        return _WORDS[text]
    found = _NUMBER.fullmatch(" ".join(text.split()))
    if not found:
        return None
    about, above, below = found.groups()
    if below is not None and (int(below) == 0 or int(above) > int(below)):
        return None
    value = Fraction(int(above), int(below or 1))
    slack = value / 10 if about else ZERO
    high = min(value + slack, ONE) if below else value + slack
    return Quantity(found.group(), value - slack, high, share=below is not None)


def exactly(number: int) -> Quantity:
    """The exact count `number`."""
    return Quantity(str(number), number, number)


def plus(one: Quantity | None, other: "Quantity | int") -> Quantity:
    """The sum of two counts (None counts as nothing)."""
    other = exactly(other) if isinstance(other, int) else other
    if one is None:
        return other
    high = None if one.high is None or other.high is None else one.high + other.high
    return _between(one.low + other.low, high)


def total(counts: Iterable[Quantity]) -> Quantity:
    """The sum of any number of counts.

    >>> total([exactly(2), exactly(3)]).exact
    5
    """
    whole, vague = 0, []
    for count in counts:
        number = count.exact
        if number is None:
            vague.append(count)
        else:
            whole += number
    return reduce(plus, vague, exactly(whole))


def minus(one: Quantity, other: Quantity) -> Quantity:
    """What is left of a count, or of a count less a share of it; never less than nothing."""
    if other.share:
        least, most = 1 - other.high, 1 - other.low
        high = 0 if most == 0 else None if one.high is None else one.high * most
        return _between(one.low * least, _whole_below(high) if other.above and high else high)
    low = 0 if other.high is None else max(0, one.low - other.high)
    return _between(low, None if one.high is None else max(0, one.high - other.low))


def _whole_below(high: Fraction | int) -> int:
    """The greatest whole number strictly below a bound."""
    return math.ceil(high) - 1


def _between(low: Fraction | int, high: Fraction | int | None) -> Quantity:
    """The whole numbers between two bounds, in words made from them; where there is none, those next to the bounds."""
    if high is None:
        return Quantity(f"at least {math.ceil(low)}", math.ceil(low), None)
    first, last = math.ceil(low), math.floor(high)
    if first > last:
        first, last = last, first
    return exactly(first) if first == last else Quantity(f"{first} to {last}", first, last)
