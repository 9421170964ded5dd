"""Words of recognition are given and taken back; powers are conferred and ended."""

from collections.abc import Iterator

from msgspec.structs import replace

from mandat.core import acts, bodies, powers
from mandat.core.effects.representation import clear
from mandat.core.effects.running import run
from mandat.core.effects.things import lift
from mandat.core.intervals import Moment
from mandat.core.state import Held, Life, Place, State, Taken, Word
from mandat.core.walking import behind


def recognition(state: State, act: acts.Recognition, t: int) -> None:
    """A word on a body's authority: the unit's, or that of the person set over it through whom it came."""
    word = Word(
        since=t,
        act=act.id,
        body=act.of,
        mode="disown" if act.verb == "disown" else act.mode or "beside",
        powers=powers.listed(act.powers),
        except_=act.except_,
        grade="presumed" if act.by == acts.UNKNOWN else state.judgements[act.id].grade,
    )
    for unit in (act.by, *act.with_):
        who = speaker(state, unit, act.through, t)
        if act.until is None:
            state.words.end(who, t, act.id, lambda row: _same_relation(row, word))
        run(state, state.words, who, word, act.until)


def _same_relation(one: Word, other: Word) -> bool:
    """Whether two words are about the same body, in the same mode and for the same powers: the later is what counts."""
    return (
        one.powers == other.powers
        and one.body == other.body
        and one.mode == other.mode
        and one.except_ == other.except_
    )


def speaker(state: State, unit: str, through: str | None, t: int) -> str:
    """Whose a word or an answer is: the unit's, unless it came through somebody set over it, who speaks for himself."""
    if through is None:
        return unit
    now = state.glance(t)
    places = {unit, *bodies.containers(now, unit)}
    set_over = any(
        row.verb == "appoint" and row.giver != unit and not places.isdisjoint(bodies.scope_of(now, row))
        for row in now.live(state.held, through)
    )
    return through if set_over else unit


def conferral(state: State, act: acts.Conferral, t: int) -> None:
    """Somebody holds powers from now on; a body that is established lives from now on."""
    receiver, until = act.receiver, act.until
    if act.verb == "establish":
        until = until or _stated_life(state, receiver)
        if receiver in state.lives and not any(row.until > t for row in state.lives[receiver]):
            clear(state, receiver, t, act.id)
            lift(state, receiver, t, act.id)
        run(state, state.lives, receiver, Life(since=t, act=act.id), until)
    if act.as_ is not None:
        state.holders.open(act.as_, Place(since=t, act=act.id, of=receiver))
    for giver in (receiver,) if act.verb == "assume" else (act.by, *act.with_):
        run(state, state.held, receiver, _held(state, act, giver, t), until)


def _stated_life(state: State, body: str) -> acts.Until | None:
    """How long a body lives, where its description says so."""
    rows = state.descriptions.get(body)
    return getattr(rows[-1].thing, "until", None) if rows else None


def _held(state: State, act: acts.Conferral, giver: str, t: int) -> Held:
    return Held(
        since=t,
        act=act.id,
        giver=giver,
        verb=act.verb,
        powers=None if act.verb == "appoint" and not act.powers else powers.of(act.powers),
        over=act.over,
        office=act.as_,
        grade="presumed" if act.by == acts.UNKNOWN else state.judgements[act.id].grade,
        fault=None if (fault := state.faults.get(act.id)) and fault.startswith("C") else fault,
    )


def ending(state: State, act: acts.Ending, t: int) -> None:
    """Powers end: all that one body gave another, some of them, one office, or one act of conferral."""
    taken = Taken(powers.listed(act.powers), act.over)
    for receiver in receivers(state, act):
        for row in meant(state, act, receiver, t):
            state.held.end(receiver, t, act.id, lambda other, row=row: other is row)
            if not _whole(state.glance(t), row, taken):
                state.held.open(receiver, replace(row, since=t, less=(*row.less, taken), unbroken=_start(row)))


def _start(row: Held) -> int:
    return row.since if row.unbroken is None else row.unbroken


def receivers(state: State, act: acts.Ending) -> tuple[str, ...]:
    """Whose powers an act ends: those it names, else whoever received them by the acts it is `on`."""
    if act.of is not None:
        return (act.of,)
    conferrals = (state.acts.get(ref) for ref in act.on)
    return tuple(conferral.receiver for conferral in conferrals if isinstance(conferral, acts.Conferral))


def meant(state: State, act: acts.Ending, receiver: str, t: int) -> list[Held]:
    """The running rows that an act of ending means and that its author may end: he, or a body below him, gave them."""
    return [
        row
        for row in state.held.get(receiver, ())
        if row.until > t and _named(state.glance(t), act, row) and gave(state, act.by, row, t)
    ]


def _named(now: Moment, act: acts.Ending, row: Held) -> bool:
    """Whether an act of ending names this row, or a part: by the conferral, the office, powers, scope, or all."""
    given = bodies.powers_of(now, row)
    if act.powers and not any(map(powers.listed(act.powers).takes_from, given.stated | given.implied)):
        return False
    if act.over and not _overlap(now, act.over, bodies.scope_of(now, row)):
        return False
    conferrals = [ref for ref in act.on if now.state.shapes.get(ref) is acts.Conferral]
    if conferrals:
        return (row.origin or row.act) in conferrals
    if row.verb == "assume" and act.by != row.giver:
        return False
    if act.verb == "dismiss" and row.verb != "appoint":
        return False
    return act.as_ in (None, row.office)


def _overlap(now: Moment, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a place of one scope lies in the other; a scope that names none is everywhere."""
    return not other or any(_inside(now, place, other) for place in one) or any(_inside(now, p, one) for p in other)


def _inside(now: Moment, place: str, over: tuple[str, ...]) -> bool:
    return not {place, *bodies.containers(now, place)}.isdisjoint(over)


def gave(state: State, by: str, row: Held, t: int) -> bool:
    """Whether `by`, or whom he succeeded, conferred this row, or conferred on its giver what the giver holds."""
    if by in (row.giver, acts.UNKNOWN):
        return True
    now = state.glance(t)
    return by in behind([bodies.bearer(now, row.giver)], lambda giver: _givers(now, giver))


def _givers(now: Moment, holder: str) -> Iterator[str]:
    """From whom somebody holds what he holds."""
    return (bodies.bearer(now, row.giver) for row in now.live(now.state.held, holder))


def _whole(now: Moment, row: Held, taken: Taken) -> bool:
    """Whether everything that a row holds is taken, and wherever it holds it."""
    scope, given = bodies.scope_of(now, row), row.powers
    if taken.over and not (scope and all(_inside(now, place, taken.over) for place in scope)):
        return False
    if taken.powers.every:
        return True
    return given is not None and not given.every and all(map(taken.powers.grade, given.stated | given.implied))


def ratify(state: State, act: acts.Ratify, t: int) -> None:
    """An irregular conferral is good from now on: under who ratified it, if it had exceeded its giver's powers."""
    anew = {"since": t, "act": act.id, "unbroken": None, "inherited": None}
    for ref in act.ratifies if act.id not in state.faults else ():
        if ref in state.dispatches:
            state.faults.pop(ref, None)
            state.ratified.open(ref, Place(since=t, act=act.id, of=act.by))
        conferral_act = state.acts.get(ref)
        fault = state.faults.get(ref)
        if not isinstance(conferral_act, acts.Conferral) or fault is None:
            continue
        receiver = conferral_act.receiver
        for row in [row for row in state.held.get(receiver, ()) if (row.origin or row.act) == ref and row.until > t]:
            state.held.end(receiver, t, act.id, lambda other, row=row: other is row)
            giver = act.by if fault.startswith("C") else row.giver
            state.held.open(receiver, replace(row, **anew, origin=ref, giver=giver, fault=None))
