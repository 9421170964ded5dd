"""Approval ballots put together: how many voters approve of exactly which candidates."""

from collections import Counter

from msgspec import Struct

from mandat.count.ballots import NOBODY, Profile, condensed, standing


class Voters(Struct, frozen=True):
    """So many voters who approve of the same candidates."""

    number: int
    approve: frozenset[int]


def voters(given: Profile) -> list[Voters]:
    """The groups of voters who approve of somebody, in an order that does not depend on that of the ballots."""
    profile = condensed(standing(given))
    groups: Counter[frozenset[int]] = Counter()
    for said, weight in zip(profile.rankings.tolist(), profile.weights.tolist(), strict=True):
        groups[frozenset(said) - {NOBODY}] += weight
    del groups[frozenset()]
    return [Voters(groups[approve], approve) for approve in sorted(groups, key=sorted)]


def number(groups: list[Voters]) -> int:
    """How many voters these groups have together."""
    return sum(group.number for group in groups)
