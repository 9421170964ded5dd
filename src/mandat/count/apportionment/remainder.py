"""Largest remainder: a seat for each whole quota of votes, then one each for the largest remainders."""

from collections.abc import Callable, Sequence

from mandat.count.apportionment.award import Award, Tie
from mandat.errors import MandatError

Quota = Callable[[int, int], tuple[int, int]]
"""The quota of so many votes and seats, as a fraction: numerator, denominator."""


class TooManySeats(MandatError):
    """More seats than quotas and remainders can give."""

    def __init__(self, seats: int, votes: int, left: int) -> None:
        super().__init__(
            f"{seats} seats are too many for {votes} votes by this quota: {left} would be left over after everybody"
            " had one for a remainder; write fewer seats, or take hare"
        )


def hare(votes: int, seats: int) -> tuple[int, int]:
    """The votes behind a seat: all votes divided by the seats (Hare, Hamilton)."""
    return votes, seats


def droop(votes: int, seats: int) -> tuple[int, int]:
    """The least whole number of votes that no more than `seats` can have (Droop)."""
    return votes // (seats + 1) + 1, 1


def remainder(votes: Sequence[int], seats: int, quota: Quota) -> Award:
    """Give out seats by largest remainder. Raises `TooManySeats`.

    >>> remainder([47_000, 16_000, 15_900, 12_000, 6_000, 3_100], 10, hare).seats
    (5, 2, 1, 1, 1, 0)
    """
    if not seats or not any(votes):
        return Award((0,) * len(votes))
    above, below = quota(sum(votes), seats)
    parts = [divmod(count * below, above) for count in votes]
    held = [whole for whole, _ in parts]
    left = seats - sum(held)
    ranked = sorted((rest, place) for place, (_, rest) in enumerate(parts) if votes[place])[::-1]
    if left > len(ranked):
        raise TooManySeats(seats, sum(votes), left - len(ranked))
    return _last(held, ranked, left)


def _last(held: list[int], ranked: list[tuple[int, int]], left: int) -> Award:
    """One seat for each of the largest remainders; those equal to the last of them tie, where they are too many."""
    bar = ranked[left - 1][0] if left else None
    equal = [place for rest, place in ranked if rest == bar]
    sure = [place for rest, place in ranked[:left] if rest != bar]
    if len(sure) + len(equal) == left:
        sure, equal = sure + equal, []
    for place in sure:
        held[place] += 1
    return Award(tuple(held), Tie(tuple(sorted(equal)), left - len(sure)) if equal else None)
