"""Ballots that an act names: what counting them gave, and the act with what its minutes leave to the count.

The law reads no file. Whoever hands it a record tells it what the count of an act's ballots gave.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from mandat.core.acts import Act, Correct, Mandate, Vote
from mandat.count.quantity import exactly
from mandat.sentences import Sentence


class Counted(Struct, frozen=True):
    """What counting the ballots of one act gave.

    ballots  how many there are; `voters`: how many stand on the roll of those who voted, where there is one
    elected  who is elected: ids of persons, in the order of their election
    votes    votes for, against, abstaining, where the ballots are on a motion
    named    whether the file says who cast each ballot
    trouble  why they could not be counted, and `mend`: what to do
    """

    ballots: int = 0
    voters: int | None = None
    elected: tuple[str, ...] = ()
    votes: tuple[int, int, int] | None = None
    named: bool = False
    trouble: Sentence | None = None
    mend: Sentence | None = None


NOT_COUNTED: Mapping[str, Counted] = MappingProxyType({})
"""Nothing was counted."""

Count = Callable[[Act], Counted | None]
"""What the count of an act's ballots gave; None where it names none."""


FILES = ("ballots", "voters")
"""The keys of an act that name a file beside the book."""


def files_of(act: Act) -> dict[str, str]:
    """The names of the files that an act, or what it corrects another to, names: by key."""
    if isinstance(act, (Mandate, Vote)):
        said = ((key, getattr(act, key)) for key in FILES)
        return {key: name for key, name in said if name is not None}
    if isinstance(act, Correct):
        return {rule.key: rule.text for rule in act.fields if rule.key in FILES}
    return {}


def no_ballots(_act: Act) -> None:
    """The count of a record whose ballots are nowhere."""


def filled(act: Act, count: Count) -> Act:
    """The act, with the persons or the numbers that its minutes leave to the count."""
    if not isinstance(act, (Mandate, Vote)) or act.ballots is None:
        return act
    counted = count(act)
    if counted is None or counted.trouble is not None:
        return act
    if isinstance(act, Mandate):
        return act if act.of else replace(act, of=counted.elected)
    if counted.votes is None or act.for_ is not None or act.against is not None:
        return act
    for_, against, abstain = map(exactly, counted.votes)
    return replace(act, for_=for_, against=against, abstain=abstain)


def counted_of(acts: Iterable[Act], count: Count) -> dict[str, Counted]:
    """Act id -> what the count of its ballots gave, of acts that were `filled`."""
    if count is no_ballots:
        return {}
    found = ((act.id, count(act)) for act in acts)
    return {name: one for name, one in found if one is not None}
