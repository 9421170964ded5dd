"""Motions before a sitting, their amendments, and what became of each."""

from collections.abc import Sequence

from msgspec import Struct

from mandat.core.acts import Act, Decision, Motion, Vote
from mandat.core.intervals import Moment
from mandat.core.state import Judgement
from mandat.measure.sittings.business import Business
from mandat.measure.sittings.course import placed

PENDING, WITHDRAWN = "pending", "withdrawn"


class Proposal(Struct, frozen=True):
    """A motion or an amendment.

    state       pending, withdrawn, or the result of its vote: carried, lost, tied, unknown
    vote        the last vote on it, with how it was judged
    amendments  those on a motion, in order; text: what it says with the last amendment that was carried
    rivals      other motions before the sitting that cannot be carried beside it
    """

    act: Motion
    state: str
    text: str
    vote: Decision | None = None
    judgement: Judgement | None = None
    amendments: tuple["Proposal", ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the act that moved it."""
        return self.act.id

    @property
    def pending(self) -> bool:
        """Whether it is still to be decided."""
        return self.state == PENDING


class _Table:
    """What lies on the table: motions, votes on them, what was withdrawn."""

    def __init__(self, now: Moment, acts: Sequence[Act]) -> None:
        self.now = now
        self.moved = {act.id: act for act in acts if type(act) is Motion and act.verb in ("motion", "amend")}
        self.withdrawn = {ref for act in acts if type(act) is Motion and act.verb == "withdraw" for ref in act.on}
        self.votes = {ref: act for act in acts if type(act) is Vote for ref in act.on}

    def proposal(self, act: Motion) -> Proposal:
        """A motion with its amendments, or an amendment."""
        vote = self.votes.get(act.id)
        judgement = self.now.state.judgements.get(vote.id) if vote is not None else None
        amendments = tuple(
            self.proposal(other) for other in self.moved.values() if other.verb == "amend" and act.id in other.on
        )
        carried = [one.text for one in amendments if one.state == "carried"]
        return Proposal(
            act=act,
            state=WITHDRAWN if act.id in self.withdrawn else judgement.standing if judgement else PENDING,
            text=carried[-1] if carried else act.text or "",
            vote=vote,
            judgement=judgement,
            amendments=amendments,
            rivals=self._rivals(act),
        )

    def _rivals(self, act: Motion) -> tuple[str, ...]:
        named = [name for name in act.contradicts if name in self.moved]
        naming = [other.id for other in self.moved.values() if act.id in other.contradicts]
        return tuple(dict.fromkeys([*named, *naming]))


def motions(now: Moment, business: Business) -> list[Proposal]:
    """The motions before a sitting: those moved at it, and those handed in before and not settled when it opened."""
    table = _Table(now, [*business.before, *business.acts])
    own = {act.id for act in business.acts}
    own.update(ref for act in business.acts if type(act) is Motion for ref in act.on)
    found = [table.proposal(act) for act in table.moved.values() if act.verb == "motion"]
    return [one for one in found if one.pending or _here(one, own)]


def pending(now: Moment, body: str) -> list[Proposal]:
    """What was moved in a body and is to be decided, whether it sits or not: amendments before their motion."""
    table = _Table(now, [act for _, act in placed(now) if type(act) in (Motion, Vote) and act.in_ == body])
    found = [table.proposal(act) for act in table.moved.values() if act.verb == "motion"]
    return [one for motion in found if motion.pending for one in (*motion.amendments, motion) if one.pending]


def _here(one: Proposal, own: set[str]) -> bool:
    """Whether a motion, or an amendment on it, was moved, withdrawn or decided at this sitting."""
    return one.id in own or (one.vote is not None and one.vote.id in own) or any(_here(x, own) for x in one.amendments)
