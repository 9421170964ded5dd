"""What an apportionment gives: the seats that are sure, and who ties for those that are not."""

from msgspec import Struct


class Tie(Struct, frozen=True):
    """Equals, of whom only so many get one seat more; each is the place of one in the list of votes."""

    among: tuple[int, ...]
    for_seats: int


class Award(Struct, frozen=True):
    """The sure seats of each, in the order of the votes; a tie for the last ones, where there is one."""

    seats: tuple[int, ...]
    tie: Tie | None = None
