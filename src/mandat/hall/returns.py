"""The returns of a poll: its votes added up, as the act that says so, and what the law makes of it."""

from collections.abc import Iterable

from django.db.models import QuerySet, Sum

from mandat.core import bodies
from mandat.core.acts import Ballot, Id, Ref, Vote, Word
from mandat.core.intervals import Moment
from mandat.core.judging import judge
from mandat.count.quantity import Quantity, exactly
from mandat.hall.drafting import draft
from mandat.hall.duties import COUNT, has_duty
from mandat.hall.models import Box, Cast, Poll, Roll, Telling
from mandat.hall.models.polls import Kind, Stage, Standing
from mandat.hall.sides import Sides

HOW = {Kind.OPEN: "roll-call", Kind.ROLL_CALL: "roll-call", Kind.CARD: "card", Kind.SECRET: "secret"}
"""What the act says of how people voted; a show of hands is a division, which goes without saying."""


def act_of(poll: Poll, now: Moment) -> Vote:
    """The vote act of a poll that is closed to votes: the same, whenever it is asked for."""
    by_seat = poll.kind not in (Kind.HANDS, Kind.SECRET) and poll.body not in now.state.units
    roll = ballots(poll) if by_seat else ()
    sums = None if roll else sums_of(poll, now)
    how = HOW.get(poll.kind) if by_seat or poll.kind == Kind.SECRET else None
    return draft(
        "vote",
        str(poll.pk),
        poll.ended,
        in_=Id(poll.body),
        on=(Ref(poll.motion),) if poll.motion else (),
        how=Word(how) if how else None,
        roll=roll,
        for_=sums and exactly(sums.favour),
        against=sums and exactly(sums.against),
        abstain=sums and exactly(sums.abstain),
        present=_stated(poll.present),
        registered=_stated(poll.registered),
        casting=Word(poll.casting) if poll.casting in ("for", "against") else None,
        text=None if poll.motion else poll.question,
    )


def _stated(number: int | None) -> Quantity | None:
    return None if number is None else exactly(number)


def ballots(poll: Poll) -> tuple[Ballot, ...]:
    """How each seat cast its votes, in the order of the roll; whoever cast none is not on it."""
    sums = Sum("favour"), Sum("against"), Sum("abstain")
    rows = Cast.objects.filter(poll=poll).order_by("line__place").values_list("line__place", "line__seat")
    return tuple(Ballot(Id(seat), *sides) for _, seat, *sides in rows.annotate(f=sums[0], a=sums[1], n=sums[2]))


def sums_of(poll: Poll, now: Moment) -> Sides:
    """The votes on each side: as two tellers agree, as box and papers of a secret poll hold them, or as cast."""
    if poll.kind == Kind.HANDS:
        return same(_kept(poll)) or Sides()
    if poll.kind == Kind.SECRET:
        box = Sides(*Box.objects.values_list("favour", "against", "abstain").get(pk=poll.pk))
        return box.plus(same(counting(poll, now)) or Sides())
    found = Cast.objects.filter(poll=poll).aggregate(
        favour=Sum("favour"), against=Sum("against"), abstain=Sum("abstain")
    )
    return Sides(**{side: votes or 0 for side, votes in found.items()})


def _kept(poll: Poll) -> QuerySet[Telling]:
    """What was told in this round."""
    return Telling.objects.filter(poll=poll, round=poll.round).order_by("pk")


def counting(poll: Poll, now: Moment) -> list[Telling]:
    """What was told in this round, by those who are tellers now: whoever was dismissed since has told nothing."""
    return [one for one in _kept(poll) if has_duty(now, one.by, COUNT, poll.body)]


def same(told: Iterable[Telling]) -> Sides | None:
    """The numbers that at least two told, and nobody else otherwise; None where there are none."""
    numbers = [(one.favour, one.against, one.abstain) for one in told]
    return Sides(*numbers[0]) if len(numbers) > 1 and len(set(numbers)) == 1 else None


def papers(poll: Poll) -> int:
    """The votes of a secret poll that are cast on paper."""
    marks = Cast.objects.filter(poll=poll, standing=Standing.PAPER)
    return marks.aggregate(votes=Sum("votes"))["votes"] or 0


FEW = 3
"""What fewer voters did is told by their result, and what fewer wrote on papers is known to whoever counts these."""


def voters(poll: Poll) -> int:
    """For how many seats, or by how many members, votes are cast."""
    return Roll.objects.filter(poll=poll, used__gt=0).count()


def voters_on_paper(poll: Poll) -> int:
    """How many of them vote on paper."""
    return Cast.objects.filter(poll=poll, standing=Standing.PAPER).values("line").distinct().count()


def told_of(poll: Poll) -> bool:
    """Whether tellers have to say now what they counted: hands, or the papers of a secret poll that is closed."""
    if poll.kind == Kind.HANDS:
        return poll.stage == Stage.OPEN
    return poll.kind == Kind.SECRET and poll.stage == Stage.COUNTED and papers(poll) > 0


def uncounted(poll: Poll, now: Moment) -> bool:
    """Whether a poll that is closed waits for two tellers who count its papers alike."""
    return poll.stage == Stage.COUNTED and told_of(poll) and same(counting(poll, now)) is None


def tied(now: Moment, act: Vote) -> bool:
    """Whether a vote is tied, and the charter gives somebody a casting vote that was not cast."""
    casting = bodies.rules(now, act.in_).casting_vote
    return casting is not None and act.casting is None and judge(now, act).computed == "tied"
