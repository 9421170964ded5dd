"""How many must be there to decide, and whether they were."""

from msgspec import Struct

from mandat.count.quantity import Quantity
from mandat.count.threshold import least


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
        return least(needed, 0), least(needed, 0)
    if base is None or base.share or base.high is None:
        return None
    return least(needed, base.low), least(needed, base.high)


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
