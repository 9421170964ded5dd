"""What a body is at one moment: its rules, its seats and who fills them, whether it lives."""

from msgspec import Struct

from mandat.core.acts import Body, Dissolve, Thing, Unit
from mandat.core.charters import UNWRITTEN, Rules
from mandat.core.dates import NEVER
from mandat.core.intervals import Moment
from mandat.core.memory import recalled, recalled_if_other
from mandat.core.powers import Powers
from mandat.core.state import Held, Hindrance, Life, Seat, Sitter, State, seat_id
from mandat.count.quantity import Quantity, exactly, minus, total
from mandat.count.quorum import required

NO_VOTE = frozenset({"staff", "government", "ministry", "headquarters"})
"""Kinds of body that act by order and not by vote."""


class SeatNow(Struct, frozen=True):
    """A seat at one moment: its holders, its alternates by rank, who of them is kept from acting."""

    seat: Seat
    body: str
    holders: tuple[Sitter, ...]
    alternates: tuple[Sitter, ...]
    kept: frozenset[str]
    orphaned: bool

    @property
    def id(self) -> str:
        """How the seat is named."""
        return seat_id(self.body, self.seat.constituency)

    @property
    def status(self) -> str:
        """filled, vacant, or what keeps its holders from acting: detained, suspended, orphaned."""
        if not self.holders:
            return "vacant"
        if self.orphaned:
            return "orphaned"
        return "filled" if any(row.person not in self.kept for row in self.holders) else "hindered"

    @property
    def sitters(self) -> tuple[Sitter, ...]:
        """Whoever may sit in it, by name: its holders, then its alternates by rank, without those kept from acting."""
        rows = (*self.holders, *self.alternates)
        return tuple(row for row in rows if row.person is not None and row.person not in self.kept)


def thing(now: Moment, name: str) -> Thing | None:
    """A thing as described at this moment; before it was described, as it first will be."""
    row = now.last(now.state.descriptions, name)
    return row.thing if row else None


def called(now: Moment, name: str | None) -> str:
    """What a thing is called at this moment; its id, where it has no name."""
    described = thing(now, name) if name else None
    return (described and described.name) or name or ""


def rules(now: Moment, body: str) -> Rules:
    """The rules of a body in force at this moment."""
    row = now.last(now.state.charters, body)
    return row.rules if row else UNWRITTEN


def votes(now: Moment, body: str) -> bool:
    """Whether a body decides by vote: assemblies and general meetings do, a staff or a government does not."""
    described = thing(now, body)
    return isinstance(described, Body | Unit) and described.kind not in NO_VOTE


def members(now: Moment, unit: str) -> Quantity | None:
    """How many belong to a unit; None where that is not recorded."""
    described = thing(now, unit)
    return described.members if isinstance(described, Unit) else None


def containers(now: Moment, unit: str) -> tuple[str, ...]:
    """The units within which a unit lies, nearest first; what has ended contains nothing."""
    state = now.state
    found: dict[str, None] = {}
    row = now.last(state.within, unit)
    while row is not None and row.of not in found and row.of != unit and now.live(state.lives, row.of):
        found[row.of] = None
        row = now.last(state.within, row.of)
    return tuple(found)


def powers_of(now: Moment, row: Held) -> Powers:
    """The powers that a row gives: its own; an appointment without powers gives those of the office."""
    if row.powers is not None:
        return row.powers
    powers = Powers()
    for office in now.live(now.state.held, row.office) if row.office else ():
        powers |= office.powers or Powers()
    return powers


def scope_of(now: Moment, row: Held) -> tuple[str, ...]:
    """What a row's powers are over; an appointment that does not say is over what the office is over."""
    if row.over or row.office is None:
        return row.over
    scopes = [office.over for office in now.live(now.state.held, row.office)]
    return tuple(place for over in scopes for place in over) if all(scopes) else ()


def from_office(row: Held) -> bool:
    """Whether a row is an appointment that gives what the office has."""
    return row.powers is None and row.office is not None


def bearer(now: Moment, giver: str) -> str:
    """Who bears what a body conferred: the body itself, or the successor into which it was dissolved."""
    seen = {giver}
    while (into := _into(now, giver)) is not None and into not in seen:
        seen.add(into)
        giver = into
    return giver


def _into(now: Moment, giver: str) -> str | None:
    """Into what a giver was dissolved who does not live any more."""
    if now.live(now.state.lives, giver):
        return None
    ended = now.begun(now.state.lives, giver)
    return heir(now.state, ended[-1]) if ended else None


def hindrances(now: Moment, person: str, body: str | None = None, office: str | None = None) -> list[Hindrance]:
    """What keeps a person from acting: in a body, in an office, or at all."""
    return [
        row
        for row in now.live(now.state.hindrances, person)
        if (row.in_ is None and row.as_ is None)
        or (body is not None and row.in_ == body)
        or (office is not None and row.as_ == office)
    ]


def seats(now: Moment, body: str) -> list[SeatNow]:
    """Every seat of a body, filled or not."""
    return [seat_now(now, body, seat) for seat in seat_rows(now, body)]


@recalled
def seat_rows(now: Moment, body: str) -> tuple[Seat, ...]:
    """The seats of a body, with their votes."""
    state = now.state
    rows = (now.last(state.seats, seat_id(body, place.of)) for place in now.live(state.constituencies, body))
    return tuple(row for row in rows if row is not None)


def seat_now(now: Moment, body: str, seat: Seat) -> SeatNow:
    """One seat of a body with those who hold it."""
    sitters = [
        row
        for row in now.live(now.state.sitters, seat_id(body, seat.constituency))
        if not _fallen(now, body, seat.constituency, row)
    ]
    kept = frozenset(row.person for row in sitters if row.person is not None and hindrances(now, row.person, body))
    holders = tuple(row for row in sitters if row.rank is None)
    alternates = tuple(sorted((row for row in sitters if row.rank is not None), key=lambda row: row.rank))
    return SeatNow(seat, body, holders, alternates, kept, orphaned=not exists(now, seat.constituency))


def _fallen(now: Moment, body: str, constituency: str, row: Sitter) -> bool:
    """Whether a mandate fell because the one below it, in the body that it is held for, has run out."""
    state = now.state
    if constituency not in state.bodies or row.person is None or rules(now, body).recall_cascade != "falls":
        return False
    below = [
        seat_id(one.body, one.constituency) for one in now.ever(state.seated, row.person) if one.body == constituency
    ]
    mandates = [one for seat in below for one in now.begun(state.sitters, seat) if one.person == row.person]
    return bool(mandates) and not any(now.see(one) for one in mandates)


@recalled_if_other
def able(now: Moment, place: tuple[str, str]) -> bool:
    """Whether anyone can act in a seat (body, constituency): a holder who is free to, or an alternate for him."""
    body, constituency = place
    if not exists(now, constituency):
        return False
    for row in now.live(now.state.sitters, seat_id(body, constituency)):
        person = row.person
        if not _fallen(now, body, constituency, row) and (person is None or not hindrances(now, person, body)):
            return True
    return False


def heir(state: State, life: Life) -> str | None:
    """Into what a thing was dissolved at the end of a life; None where it was not, or without a successor."""
    act = state.acts.get(life.ended) if life.ended is not None else None
    return act.into if isinstance(act, Dissolve) else None


def exists(now: Moment, name: str) -> bool:
    """Whether a thing has begun and not ended; a unit without a single member has ended."""
    state = now.state
    return now.last(state.lives, name) is not None and now.last(state.empty, name) is None


def deserted(now: Moment, body: str) -> bool:
    """Whether a body has seats on record, and nobody who can act in any of them."""
    if now.live(now.state.hindrances, body):
        count = able_votes(now, body)
        return count is not None and count.high == 0
    every = seat_rows(now, body)
    return bool(every) and not any(able(now, (body, seat.constituency)) for seat in every)


@recalled
def all_votes(now: Moment, body: str) -> Quantity | None:
    """The votes of all the seats of a body; in a unit's general meeting each member has one. None: not recorded."""
    if body not in now.state.bodies:
        return members(now, body)
    stated = rules(now, body).seats
    if stated is not None and stated.total is not None:
        return exactly(stated.total)
    every = seat_rows(now, body)
    return total(seat.votes for seat in every) if every else None


@recalled
def one_vote_each(now: Moment, body: str) -> bool:
    """Whether no seat of a body has more votes than one, or fewer."""
    return all(seat.votes.exact == 1 for seat in seat_rows(now, body))


@recalled
def bars(now: Moment, body: str) -> tuple[tuple[int, int] | None, ...]:
    """For each bar of a body's quorum, the least votes that reach it, as bounds; None: it is not one of its seats."""
    quorum, seats = rules(now, body).quorum, all_votes(now, body)
    of_seats = (not bar.needed.share or bar.base == "seats" for bar in quorum.bars)
    return tuple(required(bar, seats) if known else None for bar, known in zip(quorum.bars, of_seats, strict=True))


@recalled
def able_votes(now: Moment, body: str) -> Quantity | None:
    """The votes of those seats of a body in which somebody can act; None where no seat is recorded."""
    if body not in now.state.bodies:
        return members(now, body)
    every = seat_rows(now, body)
    if not every:
        return None
    count = total(seat.votes for seat in every if able(now, (body, seat.constituency)))
    for row in now.live(now.state.hindrances, body):
        if row.count is not None:
            count = minus(count, row.count)
    return count


def sitting(now: Moment, body: str) -> list[Sitter]:
    """The mandates that run in a body."""
    return [row for seat in seats(now, body) for row in seat.holders]


def lapsed(now: Moment, body: str) -> list[Sitter]:
    """Mandates that ran out by their term while nobody was elected in their place."""
    found = (ran_out(now, seat_id(body, seat.constituency)) for seat in seat_rows(now, body))
    return [row for row in found if row is not None]


def ran_out(now: Moment, seat: str) -> Sitter | None:
    """The last mandate in a seat, where it ran out by its term and nobody was elected in its place."""
    rows = [row for row in now.begun(now.state.sitters, seat) if row.rank is None]
    lapsed = rows and rows[-1].until <= now.t and rows[-1].ended is None and rows[-1].until < NEVER
    return rows[-1] if lapsed else None
