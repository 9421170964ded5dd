"""Dates and names: every act names things and acts that exist, and comes after those it refers to."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import attrgetter

from mandat.core import bodies
from mandat.core.acts import (
    NOBODY,
    UNKNOWN,
    Act,
    Answer,
    Body,
    Cease,
    Charter,
    Conferral,
    Dissolve,
    Id,
    Mandate,
    Note,
    Office,
    Person,
    Recognition,
    Removal,
    Report,
    Sitting,
    Source,
    Thing,
    Unit,
    Vote,
    key_of,
)
from mandat.core.checks.agenda import Check, Made, Rule
from mandat.core.checks.wording import a, instead, unknown
from mandat.core.dates import DAWN
from mandat.core.fields import fields_with
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.order import Order, ref_fields, references
from mandat.sentences import Day, Several, Written, say

KEYWORDS = frozenset({UNKNOWN, NOBODY})


def before(arranged: Order) -> Iterator[Finding]:
    """No act precedes an act it refers to, and none refers to itself in a circle."""
    for act, ref in arranged.early:
        says = say("{act} is dated before {other}, to which it refers", act=act, other=ref)
        mend = say("date it after {other}, or refer to another act", other=ref)
        yield Finding("D001", act, says, mend, word=ref)
    by_id = {act.id: act for act in arranged.acts if act.id in arranged.circles} if arranged.circles else {}
    for act in sorted(arranged.circles):
        ref = next(ref for ref in references(by_id[act]) if ref in arranged.circles)
        says = say("{act} refers to {other}, in a circle of acts each of which refers to the next", act=act, other=ref)
        yield Finding("D002", act, says, say("take one of the references out"), word=ref)


@lru_cache(maxsize=128)
def id_fields(shape: type[Act]) -> tuple[tuple[str, bool], ...]:
    """The fields of a shape that name things, and whether each holds several."""
    return tuple((field.name, field.many) for field in fields_with(shape, Id) if field.name != "id")


def named(act: Act) -> list[tuple[str, str]]:
    """Every thing that an act names, with the field that names it."""
    found = []
    for field, several in id_fields(type(act)):
        value = getattr(act, field)
        if value:
            if several:
                found += [(field, one) for one in value]
            else:
                found.append((field, value))
    return found


def things(shape: type[Act], filled: frozenset[str]) -> Rule | None:
    """Every thing that an act names is described in the record, can stand there, and exists at that time."""
    naming = tuple((field, many) for field, many in id_fields(shape) if field in filled)
    return _things(shape, naming) if naming else None


@cache
def _things(shape: type[Act], naming: tuple[tuple[str, bool], ...]) -> Rule:
    """The same for the fields that name things, and are filled: acts of many patterns fill the same of them."""
    roles = ROLES.get(shape, _ANYTHING)
    ones, manys = (
        [(attrgetter(field), roles.get(field)) for field, several in naming if several is wanted]
        for wanted in (False, True)
    )

    def check(now: Moment, act: Act) -> Iterable[Finding]:
        stand, shape_of = now.state.lives.running, now.state.shapes.get
        for value, allowed in ones:
            name = value(act)
            if name not in stand or (allowed is not None and shape_of(name) not in allowed):
                return _doubted(now, act)
        for value, allowed in manys:
            names = value(act)
            if not stand.issuperset(names) or (allowed is not None and not set(map(shape_of, names)).issubset(allowed)):
                return _doubted(now, act)
        return ()

    return check


def _doubted(now: Moment, act: Act) -> list[Finding]:
    """What is to be said about the things that an act names, where anything may be."""
    shapes, lives = now.state.shapes, now.state.lives
    roles = ROLES.get(type(act), _ANYTHING)
    found: list[Finding] = []
    for field, one in named(act):
        shape = shapes.get(one)
        if shape is None:
            if one not in KEYWORDS:
                found.append(_unknown_thing(now, act, field, one))
            continue
        if shape not in roles.get(field, (shape,)):
            found.append(_other_kind(act, field, one, shape, roles[field]))
        rows = lives.get(one)
        if rows is None or rows[-1].until <= now.t:
            found += _not_then(now, act, field, one)
    return found


def acts(shape: type[Act], filled: frozenset[str]) -> Rule | None:
    """Every act that an act refers to is in the record."""
    fields = [(attrgetter(field), several) for field, several in ref_fields(shape) if field in filled]

    def check(now: Moment, act: Act) -> Iterable[Finding]:
        shapes = now.state.shapes
        for value, several in fields:
            named = value(act)
            if not (all(map(shapes.__contains__, named)) if several else named in shapes):
                return _unknown_acts(now, act)
        return ()

    return check if fields else None


def _unknown_acts(now: Moment, act: Act) -> list[Finding]:
    return [
        _unknown_act(now, act, field, one)
        for field, several in ref_fields(type(act))
        if (value := getattr(act, field))
        for one in (value if several else (value,))
        if one not in now.state.shapes
    ]


def _unknown_thing(now: Moment, act: Act, field: str, name: str) -> Finding:
    near = now.state.things_spelt.nearest(name)
    kind = ROLES.get(type(act), _ANYTHING).get(field, USUAL.get(field, (Body,)))[0].VERBS[0]
    line = Written(f'{act.at.text} {kind} {name} "..."')
    mend = instead(near) if near else say("describe it, for example: {line}", line=line)
    return Finding("N001", act.id, unknown(name), mend, key_of(field), name)


def _unknown_act(now: Moment, act: Act, field: str, name: str) -> Finding:
    near = now.state.acts_spelt.nearest(name)
    mend = instead(near) if near else say("write the id of an act of this record")
    says = say("no act in the record is called {name}", name=Written(name))
    return Finding("N001", act.id, says, mend, key_of(field), name)


ROLES: dict[type[Act], dict[str, tuple[type[Act], ...]]] = {
    Mandate: {"of": (Person, Body, Office, Unit), "to": (Body,), "from_": (Unit, Body)},
    Removal: {"of": (Person, Body, Unit), "in_": (Body, Unit)},
    Vote: {"in_": (Body, Unit)},
    Sitting: {"in_": (Body, Unit)},
    Unit: {"within": (Unit,), "under": (Body,)},
    Office: {"in_": (Body, Unit)},
    Charter: {"of": (Body, Unit)},
    Dissolve: {"of": (Body, Unit), "into": (Body, Unit)},
    Recognition: {"by": (Unit, Body), "of": (Body, Unit, Person, Office), "through": (Person,)},
    Answer: {"through": (Person,)},
    Conferral: {"by": (Body, Unit, Person, Office), "of": (Body, Person), "to": (Body, Office), "as_": (Office,)},
}
"""Shape -> field -> what may stand there."""

USUAL: dict[str, tuple[type[Act], ...]] = {
    "within": (Unit,),
    "over": (Unit,),
    "to": (Unit,),
    "constituency": (Unit,),
    "through": (Person,),
    "chair": (Person,),
    "as_": (Office,),
    "according_to": (Source,),
}
"""Field -> what mostly stands there, where no role says it; elsewhere, bodies do."""

_ANYTHING: dict[str, tuple[type[Act], ...]] = {}


def _other_kind(act: Act, field: str, name: str, shape: type[Act], allowed: tuple[type[Act], ...]) -> Finding:
    wanted = Several(tuple(a(other) for other in sorted(other.VERBS[0] for other in allowed)), "or")
    says = say(
        '{name} is {kind}; behind "{key}", {verb} needs {wanted}',
        name=name,
        kind=a(shape.VERBS[0]),
        key=Written(key_of(field)),
        verb=Written(act.verb),
        wanted=wanted,
    )
    return Finding("N003", act.id, says, say("name {wanted}", wanted=wanted), key_of(field), name)


def _not_then(now: Moment, act: Act, field: str, name: str) -> Iterator[Finding]:
    """A thing is named while it exists; it may be described, reported on and convened before, and remembered after."""
    if isinstance(act, Thing | Note | Report | Cease) or act.verb == "convene" or field == "according_to":
        return
    if act.verb == "establish" and field == "of":
        return
    state = now.state
    rows = state.lives.get(name)
    if rows is None:
        if name not in state.descriptions and issubclass(state.shapes[name], Thing):
            yield _too_early(act, field, name)
    elif rows[-1].ended is not None and (_again(act, field) or bodies.heir(state, rows[-1]) is None):
        yield _too_late(act, field, name, rows[-1].ended)


def _again(act: Act, field: str) -> bool:
    """Whether an act ends what it names; all others may mean the successor of what has ended."""
    return isinstance(act, Dissolve) and field == "of"


def _too_early(act: Act, field: str, name: str) -> Finding:
    says = say("{name} is named here before it begins", name=name)
    mend = say("date the act that describes {name} no later than this one", name=name)
    return Finding("N004", act.id, says, mend, key_of(field), name)


def _too_late(act: Act, field: str, name: str, by: str) -> Finding:
    says = say("{of} had ended by {act}", of=name, act=by)
    return Finding("N005", act.id, says, say("name what took its place"), key_of(field), name)


def entered_after(now: Moment, act: Act) -> Iterable[Finding]:
    """What happened is written down afterwards."""
    if act.entered is None or not DAWN < act.entered.latest < act.at.earliest:
        return ()
    says = say(
        "{act} was entered on {entered}, before it happened on {at}",
        act=act.id,
        entered=Day(act.entered.text),
        at=Day(act.at.text),
    )
    return (Finding("D003", act.id, says, say("correct one of the two dates"), "entered", act.entered.text),)


CHECKS = (Made(Act, things), Made(Act, acts), Check(Act, entered_after, filled=("entered",)))
