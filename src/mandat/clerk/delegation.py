"""Elect a delegation from candidates in a file, under quotas for groups."""

from collections.abc import Sequence

from mandat.clerk.apportion import tied
from mandat.clerk.tally import candidates, needed
from mandat.count.delegation import Candidate, Delegation
from mandat.count.delegation import delegation as elected
from mandat.count.lots import Lots
from mandat.count.quantity import Quantity
from mandat.errors import MandatError


class NoQuota(MandatError):
    """A quota that names no group, or one to which nobody belongs."""

    def __init__(self, text: str, groups: Sequence[str]) -> None:
        known = f"the file has the groups {', '.join(groups)}" if groups else "the file has no column groups"
        super().__init__(f'--quota: "{text[:80]}" names no group of the file: {known}; write women 1/2, or young 1')


class TwoQuotas(MandatError):
    """Two quotas for one group."""

    def __init__(self, group: str) -> None:
        super().__init__(f"--quota: {group[:60]} stands twice; write one quota for each group")


def delegation(
    path: str, seats: int, quotas: Sequence[str] = (), seed: str | None = None
) -> tuple[list[Candidate], Delegation]:
    """Who stands, and the delegation. Raises `NoBook`, `BadTable`, `NoQuota`, `TwoQuotas`, `NoBar`,
    `TooManyQuotas`.

    quotas  each a group and a number or share of the places: `women 1/2`
    seed    the published text from which lots are drawn for those who tie; without it a tie stays open
    """
    stood = candidates(path)
    groups = sorted({group for one in stood for group in one.groups})
    read: dict[str, Quantity] = {}
    for group, needs in (_quota(text, groups) for text in quotas):
        if group in read:
            raise TwoQuotas(group)
        read[group] = needs
    return stood, elected(stood, seats, read, None if seed is None else Lots(seed))


def _quota(text: str, groups: Sequence[str]) -> tuple[str, Quantity]:
    group, _, amount = " ".join(text.split()).partition(" ")
    if group not in groups:
        raise NoQuota(text, groups)
    return group, needed("--quota", amount)


def document(stood: Sequence[Candidate], found: Delegation) -> dict[str, object]:
    """The result as data."""
    return {
        "elected": list(found.elected),
        "passed_over": list(found.passed),
        "quotas": dict(found.least),
        "ties": [tied(tie) for tie in found.ties],
        "candidates": [{"name": one.name, "votes": one.votes, "groups": sorted(one.groups)} for one in stood],
    }
