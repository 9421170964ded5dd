"""How many must be there to decide, and whether they were."""

import math
from fractions import Fraction

from msgspec import Struct

from mandat.count.quantity import Quantity


class Bar(Struct, frozen=True):
    """One condition: a number, or a share of a base (`seats`, `registered`, `present`)."""

    needed: Quantity
    base: str = "seats"


class Quorum(Struct, frozen=True):
    """The bars of a quorum; of several, the `lower` or the `higher` one counts."""

    bars: tuple[Bar, ...]
    which: str = "higher"


def required(bar: Bar, base: Quantity | None) -> tuple[int, int] | None:
    """The least number that meets a bar, as bounds (low, high), given its base; None where the base is not known.

    >>> from mandat.count.quantity import exactly, read
    >>> required(Bar(read("1/2")), exactly(25))
    (13, 13)
    """
    needed = bar.needed
    if not needed.share:
        return (math.ceil(needed.low), math.ceil(needed.low))
    if base is None or base.share or base.high is None:
        return None
    return _least(needed, base.low), _least(needed, base.high)


def _least(needed: Quantity, base: Fraction | int) -> int:
    """The least whole number that is the share needed of `base`; more than it, where the share is `most`."""
    share = needed.low
    whole, part = divmod(share.numerator * base.numerator, share.denominator * base.denominator)
    return whole + 1 if needed.above or part else whole


def met(present: Quantity | None, bounds: tuple[int, int] | None) -> bool | None:
    """Whether those present meet what is required; None where that cannot be told."""
    if present is None or bounds is None or present.share:
        return None
    low, high = bounds
    if present.low >= high:
        return True
    return False if present.high is not None and present.high < low else None


def both(quorum: Quorum, verdicts: list[bool | None]) -> bool | None:
    """The verdict on a quorum of several bars: the lower one suffices, or the higher one is needed."""
    decisive, other = (True, False) if quorum.which == "lower" else (False, True)
    if decisive in verdicts:
        return decisive
    return None if None in verdicts else other
