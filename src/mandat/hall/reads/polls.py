"""Polls, as their pages show them: who may vote, how many have, and, once they are closed, what came of it."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import Note, Vote
from mandat.core.findings import Finding
from mandat.core.state import seat_id
from mandat.hall.drafting import once
from mandat.hall.duties import COUNT, MINUTE, PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Cast, Membership, Poll, Roll, Voter
from mandat.hall.models.polls import Kind, Stage, Standing
from mandat.hall.moves.polls.cancel import stands
from mandat.hall.moves.polls.cast import OnRoll, may, voters_of
from mandat.hall.moves.polls.enter import PAPER
from mandat.hall.questions import questions
from mandat.hall.reads.paging import SEVERAL
from mandat.hall.reads.result import Result, result_of
from mandat.hall.reads.telling import told
from mandat.hall.returns import FEW, act_of, counting, papers, same, told_of, uncounted, voters, voters_on_paper
from mandat.hall.roll_call import calling
from mandat.hall.sides import Sides
from mandat.measure.sittings.course import latest

SHOWN = 200
"""Lines of a roll that a page shows."""

HEARD = (Kind.ROLL_CALL, Kind.CARD)
"""Votes in which every seat answers before all who are there."""


class Turnout(Struct, frozen=True):
    """How many votes there are and how many are cast; of how many seats (or members), and by how many."""

    votes: int
    cast: int
    seats: int
    voted: int

    @property
    def left(self) -> int:
        """Votes that are not cast."""
        return self.votes - self.cast


class Mine(Struct, frozen=True):
    """A seat whose votes the visitor may cast: what is left of them, what he cast, what he was told to vote."""

    line: OnRoll
    name: str
    standing: str
    left: int
    lets: bool
    casts: tuple[Cast, ...]
    mandates: tuple[object, ...]
    on_paper: bool = False


class Called(Struct, frozen=True):
    """A line of the roll with names: of the seat, and of those who may cast, each with by what."""

    line: Roll
    name: str
    who: tuple[tuple[str, str], ...]
    casts: tuple[Cast, ...] = ()

    @property
    def sides(self) -> Sides:
        """How its votes fell."""
        sums = (sum(getattr(cast, side) for cast in self.casts) for side in ("favour", "against", "abstain"))
        return Sides(*sums)


def polls_of(here: Here, body: str) -> dict[str, object]:
    """The polls of a body, the last one first, each, once it is recorded, with its result."""
    polls = Poll.objects.filter(federation=here.federation, body=body).order_by("-minute", "-opens")
    rows = [(one, result(here, one)) for one in polls]
    return {"body": body, "rows": rows, "sitting": sitting_of(here, body), "presides": here.has_duty(PRESIDE, body)}


def running_in(here: Here, body: str, since: str = "") -> list[dict[str, object]]:
    """What a page shows of each poll of a body that is open, or closed and not recorded.

    Where there is none: of the last one that was opened since a minute, as dates are written, and is recorded.
    """
    polls = Poll.objects.filter(federation=here.federation, body=body).select_related("federation").order_by("minute")
    running = list(polls.filter(stage__in=(Stage.OPEN, Stage.COUNTED)))
    if not running and since:
        running = list(polls.filter(stage=Stage.RECORDED, minute__gte=since).order_by("-ended", "-minute")[:1])
    return [glance(here, poll) for poll in running]


def glance(here: Here, poll: Poll) -> dict[str, object]:
    """What the projector and the page of a sitting show of a poll: no result before the close."""
    return {
        "poll": poll,
        "turnout": turnout(poll),
        "result": result(here, poll),
        "set_aside": set_aside(here, poll),
        "hands": poll.kind == Kind.HANDS,
        "counting": how_far(here, poll),
        "calling": named(here, calling(poll)) if poll.kind == Kind.ROLL_CALL and poll.stage == Stage.OPEN else [],
        "in_unit": poll.body in here.present.now.state.units,
    }


def sitting_of(here: Here, body: str) -> str | None:
    """The sitting that goes on in a body, to which a vote leads back."""
    found = latest(here.present.now, body)
    return found.id if found is not None else None


def how_far(here: Here, poll: Poll) -> str | None:
    """How far those are who count hands or papers: `none`, `one`, `agree`, `differ`; None: nobody has to count."""
    if not told_of(poll):
        return None
    told = counting(poll, here.present.now)
    return ("none", "one")[len(told)] if len(told) < 2 else "differ" if same(told) is None else "agree"


def whole(here: Here, poll: Poll) -> dict[str, object]:
    """What the page of a poll shows to this visitor."""
    presides, counts, minutes = (here.has_duty(duty, poll.body) for duty in (PRESIDE, COUNT, MINUTE))
    enters = (counts or minutes) and poll.kind not in (Kind.HANDS, Kind.SECRET)
    sides, waits = shows_sides(here, poll), uncounted(poll, here.present.now)
    roll, seats = called(here, poll, sides), mine(here, poll)
    tells = (poll.kind == Kind.HANDS and poll.stage == Stage.OPEN) or waits
    return {
        **glance(here, poll),
        "presides": presides,
        "at_table": presides or counts or minutes,
        "counts": counts,
        "tells": tells,
        "told": told(here, poll) if tells and (presides or counts) else None,
        "waits": waits,
        "gives_out": (counts or minutes) and poll.kind == Kind.SECRET and poll.stage == Stage.OPEN,
        "papers": papers(poll) if poll.kind == Kind.SECRET else 0,
        "few_on_paper": few_on_paper(poll),
        "told_by_result": told_by_result(here, poll),
        "enters": enters and poll.stage == Stage.OPEN,
        "calls": poll.kind == Kind.ROLL_CALL and poll.stage == Stage.OPEN and (presides or counts or minutes),
        "roll": roll,
        "many": len(roll) > SEVERAL,
        "shows_sides": sides,
        "shows_voters": here.among_members,
        "mine": seats,
        "to_cast": any(seat.left and seat.lets for seat in seats),
        "preview": preview(here, poll) if presides and poll.stage == Stage.COUNTED and not waits else None,
        "may_cancel": presides and not stands(here, poll),
        "casting": bodies.rules(here.present.now, poll.body).casting_vote,
        "findings": findings(here, poll),
        "once": once(),
        "sitting": sitting_of(here, poll.body),
    }


def few_on_paper(poll: Poll) -> int | None:
    """How many vote on paper in a secret poll, where they are so few that whoever counts knows how; else None."""
    papers_of = voters_on_paper(poll) if poll.kind == Kind.SECRET else 0
    return papers_of if 0 < papers_of < FEW else None


def told_by_result(here: Here, poll: Poll) -> str | None:
    """Whether the result of a secret poll tells how people voted: all `alike`, or too `few` of them; else None."""
    found = result(here, poll) if poll.kind == Kind.SECRET else None
    if found is None:
        return None
    if sum(side.votes > 0 for side in found.sides) == 1:
        return "alike"
    return "few" if voters(poll) < FEW else None


def shows_sides(here: Here, poll: Poll) -> bool:
    """Whether the visitor sees how each seat voted: after the close of a vote that is no secret.

    Whoever only watches sees it of the seats of a body, where their answers are heard by all, or are on a record that
    is open to all; of ordinary members never.
    """
    if poll.stage != Stage.RECORDED or poll.kind in (Kind.HANDS, Kind.SECRET):
        return False
    if here.among_members:
        return True
    return poll.body not in here.present.now.state.units and (poll.kind in HEARD or here.sees_persons)


def turnout(poll: Poll) -> Turnout:
    """How many have voted."""
    voted = Count("pk", filter=Q(used__gt=0))
    row = Roll.objects.filter(poll=poll).aggregate(v=Sum("votes"), c=Sum("used"), s=Count("pk"), n=voted)
    return Turnout(row["v"] or 0, row["c"] or 0, row["s"], row["n"])


def mine(here: Here, poll: Poll) -> list[Mine]:
    """The seats whose votes the visitor may cast, each with the mandates for this motion."""
    rows = list(voters_of(here, poll))
    casts = Cast.objects.filter(poll=poll, replaced="", who__in={row.who for row in rows}) if rows else ()
    on_paper = _on_paper(poll, rows)
    return [
        Mine(
            row,
            seat_name(here, row.seat),
            Standing(row.standing).label,
            row.votes - row.used,
            may(here, poll, row),
            tuple(cast for cast in casts if cast.line_id == row.line),
            mandates(here, poll, row.seat),
            row.line in on_paper,
        )
        for row in rows
    ]


def _on_paper(poll: Poll, rows: Sequence[OnRoll]) -> set[int]:
    """Those of these lines for which somebody votes on paper; only lines that are used up are asked about."""
    used = [row.line for row in rows if row.used == row.votes] if poll.kind == Kind.SECRET else []
    if not used:
        return set()
    marks = Cast.objects.filter(poll=poll, standing=Standing.PAPER, line__in=used)
    return set(marks.values_list("line_id", flat=True))


def mandates(here: Here, poll: Poll, constituency: str) -> tuple[object, ...]:
    """What a constituency told its delegates about the motion of a poll."""
    if not poll.motion:
        return ()
    now = here.present.now
    duties = now.live(now.state.duties, seat_id(poll.body, constituency))
    return tuple(duty.source for duty in duties if duty.detail == "instruct" and poll.motion in duty.source.on)


def seat_name(here: Here, seat: str) -> str:
    """What a line of the roll is called: ordinary members are numbers."""
    if seat.startswith("#"):
        return _("member {number}").format(number=seat[1:])
    if seat.startswith(PAPER):
        return seat.removeprefix(PAPER).title()
    return here.name(seat)


def called(here: Here, poll: Poll, sides: bool) -> list[Called]:
    """The roll with names; with how each seat voted where `sides`."""
    lines = list(Roll.objects.filter(poll=poll)[:SHOWN])
    return named(here, lines, list(Cast.objects.filter(line__in=lines, replaced="")) if sides else ())


def named(here: Here, lines: Sequence[Roll], cast: Iterable[Cast] = ()) -> list[Called]:
    """Lines of a roll with names, and what was cast for them."""
    behind: dict[int, list] = {line.pk: [] for line in lines}
    for voter in Voter.objects.filter(line__in=behind).exclude(standing=Standing.MEMBER).order_by("pk"):
        plain = voter.standing == Standing.HOLDER
        behind[voter.line_id].append((here.name(voter.who), "" if plain else Standing(voter.standing).label))
    casts: dict[int, list] = {line.pk: [] for line in lines}
    for one in cast:
        casts[one.line_id].append(one)
    return [Called(line, seat_name(here, line.seat), tuple(behind[line.pk]), tuple(casts[line.pk])) for line in lines]


def result(here: Here, poll: Poll) -> Result | None:
    """What came of a poll, as the law computes it from the act; None where none is recorded."""
    act = here.book.written.get(poll.act)
    return result_of(here.present.now, act) if isinstance(act, Vote) else None


def set_aside(here: Here, poll: Poll) -> str | None:
    """What the record says of a poll that was closed, and set aside; None where it was not."""
    act = here.book.written.get(poll.act)
    return act.text if isinstance(act, Note) else None


def preview(here: Here, poll: Poll) -> Result:
    """What would come of a poll that is closed and not recorded."""
    return result_of(here.present.now, act_of(poll, here.present.now))


def findings(here: Here, poll: Poll) -> list[Finding]:
    """What the checks say about the act of a poll."""
    return [finding for finding in here.book.record.findings if finding.act == poll.act] if poll.act else []


def small(here: Here, poll: Poll) -> dict[str, object]:
    """What the voting page of a phone shows."""
    return {"poll": poll, "mine": mine(here, poll), "once": once()}


def to_put(here: Here, body: str) -> dict[str, object]:
    """What the form for a new poll shows: what is to be decided, and the kinds of poll."""
    motions = questions(here.present.now, body)
    in_unit = body in here.present.now.state.units
    kinds = [kind for kind in Kind if not (in_unit and kind == Kind.CARD)]
    accounts = Membership.objects.filter(federation=here.federation, unit=body).count() if in_unit else None
    most = bodies.rules(here.present.now, body).proxies
    return {
        "body": body,
        "motions": motions,
        "kinds": kinds,
        "accounts": accounts,
        "most": most,
        "once": once(),
        "sitting": sitting_of(here, body),
    }
