"""Words of recognition are given and taken back; powers are conferred and ended."""

from msgspec.structs import replace

from mandat.core import acts, powers
from mandat.core.effects.running import run
from mandat.core.state import Held, Life, State, Word


def recognition(state: State, act: acts.Recognition, t: int) -> None:
    """A word on a body's authority: the unit's, or that of the person set over it through whom it came."""
    speaker = act.by if act.through is None or not set_over(state, act.through, act.by, t) else act.through
    word = Word(
        since=t,
        act=act.id,
        body=act.of,
        mode="disown" if act.verb == "disown" else act.mode or "beside",
        powers=powers.listed(act.powers),
        except_=act.except_,
        grade="presumed" if act.by == acts.UNKNOWN else state.judgements[act.id].grade,
    )
    run(state, state.words, speaker, word, act.until)


def set_over(state: State, person: str, unit: str, t: int) -> bool:
    """Whether a body other than the unit itself set this person over it: he answers for himself, not for the unit."""
    return any(
        row.since <= t < row.until and row.verb == "appoint" and row.giver != unit and unit in row.over
        for row in state.held.get(person, ())
    )


def conferral(state: State, act: acts.Conferral, t: int) -> None:
    """Somebody holds powers from now on; a body that is established lives from now on."""
    receiver = act.receiver
    if act.verb == "establish":
        run(state, state.lives, receiver, Life(since=t, act=act.id), act.until)
    held = None if act.verb == "appoint" and not act.powers else powers.of(act.powers)
    row = Held(
        since=t,
        act=act.id,
        giver=receiver if act.verb == "assume" else act.by,
        verb=act.verb,
        powers=held,
        over=act.over,
        office=act.as_,
        grade="presumed" if act.by == acts.UNKNOWN else state.judgements[act.id].grade,
        fault=state.faults.get(act.id),
    )
    run(state, state.held, receiver, row, act.until)


def ending(state: State, act: acts.Ending, t: int) -> None:
    """Powers end: all that one body gave another, some of them, one office, or one act of conferral."""
    for receiver in receivers(state, act):
        taken = powers.of(act.powers)
        for row in meant(state, act, receiver, t):
            state.held.end(receiver, t, act.id, lambda other, row=row: other is row)
            if act.powers and not _whole(row, taken):
                state.held.open(receiver, replace(row, since=t, less=row.less | taken, unbroken=_start(row)))


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
        if row.until > t and _named(act, row) and gave(state, act.by, row, t, frozenset())
    ]


def _named(act: acts.Ending, row: Held) -> bool:
    """Whether an act of ending names this row: by the act of conferral, the office, the scope, or all there is."""
    if act.on and any(ref == row.act for ref in act.on):
        return True
    if act.verb == "dismiss" and row.verb != "appoint":
        return False
    return act.as_ in (None, row.office) and (not act.over or not set(act.over).isdisjoint(row.over))


def gave(state: State, by: str, row: Held, t: int, seen: frozenset[str]) -> bool:
    """Whether `by` conferred this row itself, or conferred on its giver what the giver holds."""
    if by in (row.giver, acts.UNKNOWN):
        return True
    if row.giver in seen:
        return False
    uppers = [
        upper for upper in state.held.get(row.giver, ()) if upper.since <= t < upper.until and upper.giver != row.giver
    ]
    return any(gave(state, by, upper, t, seen | {row.giver}) for upper in uppers)


def _whole(row: Held, taken: powers.Powers) -> bool:
    """Whether everything that a row holds is taken."""
    if row.powers is None or row.powers.every:
        return False
    return all(taken.grade(name) for name in row.powers.stated | row.powers.implied)


def ratify(state: State, act: acts.Ratify, t: int) -> None:
    """An irregular conferral is good from now on: under who ratified it, if it had exceeded its giver's powers."""
    for ref in act.ratifies:
        conferral_act = state.acts.get(ref)
        fault = state.faults.get(ref)
        if not isinstance(conferral_act, acts.Conferral) or fault is None:
            continue
        receiver = conferral_act.receiver
        for row in [row for row in state.held.get(receiver, ()) if row.act == ref and row.until > t]:
            state.held.end(receiver, t, act.id, lambda other, row=row: other is row)
            giver = act.by if fault.startswith("C") else row.giver
            state.held.open(receiver, replace(row, since=t, act=act.id, giver=giver, fault=None))
