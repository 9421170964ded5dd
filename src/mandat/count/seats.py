"""How many seats a constituency has: a fixed number, or one for so many members."""

from msgspec import Struct


class Seats(Struct, frozen=True):
    """`total` seats in all; or one seat `per` so many members, with rounding and limits.

    rounding  down (remainders are lost), up (a part counts), half (half or more counts)
    """

    total: int | None = None
    per: int | None = None
    rounding: str = "down"
    least: int = 0
    most: int | None = None


def per_members(rule: Seats, members: int) -> int:
    """The seats of a constituency with so many members.

    >>> per_members(Seats(per=100, rounding="up", most=4), 101)
    2
    """
    shift = {"down": 0, "up": rule.per - 1, "half": rule.per // 2}[rule.rounding]
    seats = max(rule.least, (members + shift) // rule.per)
    return seats if rule.most is None else min(seats, rule.most)
