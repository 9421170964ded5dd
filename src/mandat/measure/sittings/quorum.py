"""Whether enough are there to decide, as the law would count it for a vote at this moment."""

from msgspec import Struct

from mandat.core import bodies, dates
from mandat.core.acts import Id, Vote
from mandat.core.intervals import Moment
from mandat.core.judging import base, quorum


class Standing(Struct, frozen=True):
    """A quorum at one moment, in absolute numbers.

    present   votes (in a general meeting: heads) that are there, as recorded; None where that is not
    required  how many are needed; None where the charter asks for none, or it cannot be told
    met       None where it cannot be told
    stated    whether the charter asks for a quorum; whole: of how many votes there are in all
    """

    present: int | str | None
    required: int | None
    met: bool | None
    stated: bool
    whole: int | str | None

    @property
    def missing(self) -> int | None:
        """How many more have to come; 0 where enough are there, None where that cannot be told."""
        if self.met:
            return 0
        if self.required is None or not isinstance(self.present, int):
            return None
        return max(0, self.required - self.present)


def standing(now: Moment, body: str) -> Standing:
    """The quorum of a body at this moment."""
    rules = bodies.rules(now, body)
    probe = Vote(verb="vote", id=Id(""), at=dates.When("", now.t, now.t), in_=Id(body))
    there = base(now, probe, "present")
    present = there.number() if there is not None else None
    every = bodies.all_votes(now, body)
    whole = every.number() if every is not None else None
    if rules.quorum is None:
        return Standing(present, None, True, False, whole)
    tally = quorum(now, probe, body, rules.quorum)
    return Standing(present, tally.required, tally.met, True, whole)
