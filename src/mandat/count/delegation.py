"""Quotas within a delegation: at least so many of a group, such as half women or one young member.

The candidate with the most votes comes first. Everybody is elected in that order but who would leave too few places to
meet the quotas: such a candidate is passed over. So the delegation is the first, in the order of votes, that meets all
quotas. Where a group has fewer candidates than its quota, all of them suffice.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

from msgspec import Struct

from mandat.count.apportionment.apportion import NamedTie
from mandat.count.lots import Lots
from mandat.count.quantity import Quantity
from mandat.count.threshold import least
from mandat.errors import MandatError

Needs = tuple[int, ...]
"""For each quota, in the order given, how many more of its group are needed."""


class TooManyQuotas(MandatError):
    """Quotas that no delegation of this size can meet together."""

    def __init__(self, needed: int, seats: int) -> None:
        super().__init__(f"the quotas together need {needed} places, and there are {seats}; lower a quota")


class Candidate(Struct, frozen=True):
    """Who stands, with how many votes, and to which groups the person belongs."""

    name: str
    votes: int
    groups: frozenset[str] = frozenset()


class Delegation(Struct, frozen=True):
    """Who is elected, in order; who was passed over for a quota; a tie that is open leaves the places behind it empty.

    least  how many of each group the quotas demand, of those who stand
    """

    elected: tuple[str, ...]
    passed: tuple[str, ...]
    least: Mapping[str, int]
    ties: tuple[NamedTie, ...] = ()


def delegation(
    candidates: Sequence[Candidate], seats: int, quotas: Mapping[str, Quantity], lots: Lots | None = None
) -> Delegation:
    """Elect a delegation. Raises `TooManyQuotas`.

    quotas  group -> the number of places it has at least, or the share of all places
    """
    least_of = {group: _demand(candidates, group, needed, seats) for group, needed in quotas.items()}
    room = _Room(candidates, seats, least_of)
    ties: list[NamedTie] = []
    for _, level in groupby(sorted(candidates, key=lambda one: -one.votes), key=lambda one: one.votes):
        equals = list(level)
        able = [one for one in equals if room.admits(one)]
        if room.admits(*able):
            room.elect(able)
            room.pass_over([one for one in equals if one not in able])
            continue
        ties.append(_drawn(room, able, equals, lots))
        if lots is None:
            break
    return Delegation(tuple(room.elected), tuple(room.passed), least_of, tuple(ties))


def _demand(candidates: Sequence[Candidate], group: str, needed: Quantity, seats: int) -> int:
    return min(least(needed, seats), sum(group in one.groups for one in candidates))


def _drawn(room: "_Room", able: list[Candidate], equals: list[Candidate], lots: Lots | None) -> NamedTie:
    """Equals of whom not all have room: by lot one after the other, else open."""
    among = tuple(one.name for one in able)
    if lots is None:
        return NamedTie(among, room.most(able))
    chosen = []
    for place in lots.order(len(able)):
        if room.admits(able[place]):
            room.elect([able[place]])
            chosen.append(able[place].name)
    room.pass_over([one for one in equals if one.name not in chosen])
    rule = f'lots of the seed "{lots.seed}", among {len(among)} in the order of the candidates given'
    return NamedTie(among, len(chosen), rule, tuple(chosen))


class _Room:
    """The places that are left, and whether the quotas can still be met with them."""

    def __init__(self, candidates: Sequence[Candidate], seats: int, least_of: Mapping[str, int]) -> None:
        self.left = list(candidates)
        self.places = seats
        self.needs = dict(least_of)
        self.elected: list[str] = []
        self.passed: list[str] = []
        needed = self._fewest(self.left, self.needs)
        if needed > seats:
            raise TooManyQuotas(needed, seats)

    def admits(self, *some: Candidate) -> bool:
        """Whether all of these can be elected."""
        left = [one for one in self.left if one not in some]
        return len(some) + self._fewest(left, self._after(some)) <= self.places

    def most(self, able: Sequence[Candidate]) -> int:
        """How many of these can be elected, in their order."""
        some: list[Candidate] = []
        for one in able:
            some += [one] if self.admits(*some, one) else []
        return len(some)

    def elect(self, some: Sequence[Candidate]) -> None:
        """Give these a place each."""
        self.needs = self._after(some)
        self.places -= len(some)
        self.left = [one for one in self.left if one not in some]
        self.elected += [one.name for one in some]

    def pass_over(self, some: Sequence[Candidate]) -> None:
        """Leave these out, while there are places."""
        self.left = [one for one in self.left if one not in some]
        self.passed += [one.name for one in some] if self.places else []

    def _after(self, some: Sequence[Candidate]) -> dict[str, int]:
        return {group: max(0, need - sum(group in one.groups for one in some)) for group, need in self.needs.items()}

    def _fewest(self, left: Sequence[Candidate], needs: Mapping[str, int]) -> int:
        """The fewest candidates with whom all needs are met; more than all of them where they cannot be."""
        kinds: dict[tuple[bool, ...], int] = {}
        for one in left:
            kind = tuple(group in one.groups for group in needs)
            kinds[kind] = kinds.get(kind, 0) + 1
        return _fewest(tuple(kinds.items()), tuple(needs.values()), len(left) + self.places + 1)


def _fewest(kinds: tuple[tuple[tuple[bool, ...], int], ...], needs: Needs, never: int) -> int:
    @cache
    def of(place: int, missing: Needs) -> int:
        if not any(missing):
            return 0
        if place == len(kinds):
            return never
        kind, count = kinds[place]
        useful = max((need for need, has in zip(missing, kind, strict=True) if has), default=0)
        return min(took + of(place + 1, _less(missing, kind, took)) for took in range(min(count, useful) + 1))

    return of(0, needs)


def _less(missing: Needs, kind: tuple[bool, ...], took: int) -> Needs:
    return tuple(max(0, need - took * has) for need, has in zip(missing, kind, strict=True))
