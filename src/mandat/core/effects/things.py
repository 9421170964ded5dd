"""Things come to be, are described again, are run by somebody, and stop existing."""

from operator import attrgetter

from msgspec.structs import replace

from mandat.core import acts, charters, powers
from mandat.core.effects.running import happens, inherit, run
from mandat.core.state import CharterInForce, Description, Duty, Held, Life, Place, State
from mandat.count.quantity import Quantity


def describe(state: State, act: acts.Thing, t: int) -> None:
    """A thing exists from now on."""
    state.lives.open(act.id, Life(since=t, act=act.id))
    state.descriptions.open(act.id, Description(since=t, act=act.id, thing=act))


def describe_unit(state: State, act: acts.Unit, t: int) -> None:
    """A unit exists, lies within another, is run by a body."""
    describe(state, act, t)
    state.units.add(act.id)
    state.forget()  # whether something is a unit or a body is not looked up in a table
    _peopled(state, act.id, act.members, act.id, t)
    if act.within is not None:
        state.within.open(act.id, Place(since=t, act=act.id, of=act.within))
    if act.under is not None:
        _run_by(state, act.id, act.under, act.id, t)


def _peopled(state: State, unit: str, members: Quantity | None, act: str, t: int) -> None:
    """A unit has members, or none any more; nothing is known of it where none are told."""
    if members is None:
        return
    state.empty.end(unit, t, act)
    if members.high == 0:
        state.empty.open(unit, Life(since=t, act=act))


def describe_body(state: State, act: acts.Body, t: int) -> None:
    """A body is described; unless another body establishes it, it lives from now on."""
    state.bodies.add(act.id)
    state.forget()  # see `describe_unit`
    state.descriptions.open(act.id, Description(since=t, act=act.id, thing=act))
    if act.id not in state.organs:
        run(state, state.lives, act.id, Life(since=t, act=act.id), act.until)


def describe_office(state: State, act: acts.Office, t: int) -> None:
    """An office exists, with powers that its body gives it."""
    describe(state, act, t)
    row = Held(since=t, act=act.id, giver=act.in_, verb="office", powers=powers.of(act.powers), over=act.over)
    state.held.open(act.id, row)


def charter(state: State, act: acts.Charter, t: int) -> None:
    """A body's rules from now on: those before, with the keys of this charter put in their place."""
    rows = state.charters.get(act.of)
    before = rows[-1].rules if rows else charters.UNWRITTEN
    rules = charters.amend(before, act.rules)
    state.stated |= {charters.KEYS[rule.key].attribute for rule in act.rules}
    if rules.signatures:
        state.signing.add(act.of)
    state.charters.end(act.of, t, act.id)
    state.charters.open(act.of, CharterInForce(since=t, act=act.id, rules=rules, charter=act))


def lift(state: State, body: str, t: int, by: str) -> None:
    """A body that is founded anew begins with the rules that were made for it since the earlier one ended."""
    rows = state.charters.get(body)
    last = max(state.lives[body], key=lambda row: row.until)
    ended = last.until, state.place.get(last.ended or "", -1)
    if not rows or state.moment_of(rows[-1]) < ended:
        state.charters.end(body, t, by)
        return
    rules = charters.UNWRITTEN
    for row in rows:
        if state.moment_of(row) > ended:
            rules = charters.amend(rules, row.charter.rules)
    state.charters.end(body, t, by)
    state.charters.open(body, CharterInForce(since=t, act=rows[-1].act, rules=rules, charter=rows[-1].charter))


_changes = attrgetter(*acts.CHANGEABLE)


def change(state: State, act: acts.Change, t: int) -> None:
    """A thing is described again; what it lies within and who runs it move with it."""
    rows = state.descriptions.get(act.of)
    if not rows:
        return
    thing = rows[-1].thing
    new = {
        name: value
        for name, value in zip(acts.CHANGEABLE, _changes(act), strict=True)
        if value and hasattr(thing, name)
    }
    state.descriptions.end(act.of, t, act.id)
    state.descriptions.open(act.of, Description(since=t, act=act.id, thing=replace(thing, **new)))
    _peopled(state, act.of, act.members, act.id, t)
    if act.within is not None:
        state.within.end(act.of, t, act.id)
        state.within.open(act.of, Place(since=t, act=act.id, of=act.within))
    if act.under is not None:
        _run_by(state, act.of, act.under, act.id, t)
    if isinstance(thing, acts.Office) and (act.powers or act.over):
        _office_powers(state, replace(thing, **new), act.id, t)


def _office_powers(state: State, office: acts.Office, by: str, t: int) -> None:
    state.held.end(office.id, t, by, lambda row: row.verb == "office")
    row = Held(since=t, act=by, giver=office.in_, verb="office", powers=powers.of(office.powers), over=office.over)
    state.held.open(office.id, row)


def take(state: State, act: acts.Take, t: int) -> None:
    """A body runs these units from now on; how they behaved before says nothing about them any more."""
    state.takes.add(act.id)
    for unit in act.of:
        _run_by(state, unit, act.by, act.id, t)
        state.deeds.end(unit, t, act.id)


def _run_by(state: State, unit: str, body: str, act: str, t: int) -> None:
    state.runs.end(unit, t, act)
    state.runs.open(unit, Place(since=t, act=act, of=None if body == acts.NOBODY else body))


def cease(state: State, act: acts.Cease, t: int) -> None:
    """A thing stopped existing."""
    end_of(state, act.of, t, act.id, None)


def dissolve(state: State, act: acts.Dissolve, t: int) -> None:
    """A body or unit is dissolved; a successor takes over what it held and what it had conferred."""
    end_of(state, act.of, t, act.id, act.into)


def end_of(state: State, thing: str, t: int, by: str, successor: str | None) -> None:
    """End a thing's life and the powers it held; hand them to its successor, if there is one."""
    state.lives.end(thing, t, by)
    inherited = [row for row in state.held.get(thing, ()) if row.until > t]
    state.held.end(thing, t, by)
    state.words.end(thing, t, by)
    if successor is not None:
        inherit(state, state.held, thing, successor)
        for row in inherited:
            conferred = row.since if row.unbroken is None else row.unbroken
            state.held.open(successor, replace(row, since=t, unbroken=conferred, inherited=(t, by)))
    happens(state, "act", thing, t, by)


def post(state: State, act: acts.Post, t: int) -> None:
    """Somebody is on duty somewhere."""
    for who in act.of:
        for place in act.over or (act.by or who,):
            run(state, state.duties, place, Duty(since=t, act=act.id, of=who, detail="post", source=act), act.until)
