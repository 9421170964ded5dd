"""How much is in favour by another weight than votes: by the members whom the seats stand for, or seat by seat.

Who was in favour is told by the roll of a vote. A delegation that splits its votes splits its members with them; as a
constituency it is in favour where more of its votes are for than against. Whoever did not vote is not in favour.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import reduce

from mandat.core import bodies
from mandat.core.acts import Decision, Vote
from mandat.core.intervals import Moment
from mandat.core.state import Seat
from mandat.count.majority import Votes
from mandat.count.quantity import Quantity, exactly, minus, plus

WEIGHTS = ("members", "constituencies")
"""What a majority may be a share of beside votes, seats and those present."""

Part = tuple[Quantity, Fraction]
"""What one seat weighs, and how much of it is in favour."""


def weighed(now: Moment, act: Decision, weight: str) -> Votes | None:
    """What is in favour, and what is not; None where the roll, the members or the votes of a seat are not recorded.

    In the general meeting of a unit everybody is a seat and a member, and no roll is needed.
    """
    if act.decider in now.state.units:
        members = bodies.members(now, act.decider)
        known = members is not None and act.for_ is not None and not act.for_.share
        return Votes(act.for_, minus(members, act.for_)) if known else None
    seats = bodies.seat_rows(now, act.decider) if act.decider else ()
    if not isinstance(act, Vote) or not act.roll or not seats:
        return None
    parts = _members(now, act, seats) if weight == "members" else _constituencies(act, seats)
    return None if parts is None else Votes(_sum(parts), _sum((whole, 1 - share) for whole, share in parts))


def _members(now: Moment, act: Vote, seats: Sequence[Seat]) -> list[Part] | None:
    parts = []
    for seat in seats:
        behind, votes = members_behind(now, seat.constituency), seat.votes.exact
        if behind is None or not votes:
            return None
        cast, _ = _cast(act, seat)
        parts.append((behind, min(Fraction(cast, votes), Fraction(1))))
    return parts


def _constituencies(act: Vote, seats: Sequence[Seat]) -> list[Part]:
    return [(exactly(1), Fraction(for_ > against)) for for_, against in (_cast(act, seat) for seat in seats)]


def _cast(act: Vote, seat: Seat) -> tuple[int, int]:
    """The votes of a seat for and against, by the roll."""
    ballots = [ballot for ballot in act.roll if ballot.seat == seat.constituency]
    return sum(ballot.for_ for ballot in ballots), sum(ballot.against for ballot in ballots)


def _sum(parts: Iterable[Part]) -> Quantity:
    low, high = Fraction(0), Fraction(0)
    for whole, share in parts:
        low += whole.low * share
        high = None if high is None or (whole.high is None and share) else high + (whole.high or 0) * share
    return Quantity("", low, high)


def members_behind(now: Moment, name: str, seen: frozenset[str] = frozenset()) -> Quantity | None:
    """How many stand behind a constituency; None where that is not recorded.

    Behind a unit: its members as recorded, else those of the units that lie directly in it. Behind a body: those behind
    the constituencies of its seats, through as many levels as there are.
    """
    recorded = bodies.members(now, name)
    if recorded is not None or name in seen:
        return recorded
    below = [row.constituency for row in bodies.seat_rows(now, name)] or _within(now, name)
    counts = [members_behind(now, one, seen | {name}) for one in below]
    return reduce(plus, counts) if counts and None not in counts else None


def _within(now: Moment, name: str) -> list[str]:
    return [unit for unit in now.state.units if bodies.containers(now, unit)[:1] == (name,)]
