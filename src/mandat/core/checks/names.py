"""Dates and names: every act names things and acts that exist, and comes after those it refers to."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from msgspec.structs import fields

from mandat.core.acts import (
    NOBODY,
    UNKNOWN,
    Act,
    Body,
    Cease,
    Conferral,
    Id,
    Mandate,
    Note,
    Office,
    Person,
    Removal,
    Report,
    Sitting,
    Thing,
    Unit,
    Vote,
)
from mandat.core.dates import DAWN
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.core.order import Order, ref_fields

KEYWORDS = frozenset({UNKNOWN, NOBODY})


def before(arranged: Order) -> Iterator[Finding]:
    """No act precedes an act it refers to, and none refers to itself in a circle."""
    for act, ref in arranged.early:
        yield Finding(
            "D001",
            act,
            f"{act} is dated before {ref}, to which it refers",
            f"date it after {ref}, or refer to another act",
            word=ref,
        )
    for act in sorted(arranged.circles):
        yield Finding("D002", act, f"{act} refers to acts that refer back to it", "take one of the references out")


@lru_cache(maxsize=128)
def id_fields(shape: type[Act]) -> tuple[tuple[str, bool], ...]:
    """The fields of a shape that name things, and whether each holds several."""
    kinds = {Id: False, Id | None: False, tuple[Id, ...]: True}
    return tuple(
        (field.name, kinds[field.type]) for field in fields(shape) if field.type in kinds and field.name != "id"
    )


def known_things(now: Moment, act: Act) -> Iterator[Finding]:
    """Every thing that an act names is described somewhere in the record."""
    shapes = now.state.shapes
    for name, several in id_fields(type(act)):
        value = getattr(act, name)
        if not value:
            continue
        for one in value if several else (value,):
            if one not in shapes and one not in KEYWORDS:
                yield _unknown(now, act, name, one)


def known_acts(now: Moment, act: Act) -> Iterator[Finding]:
    """Every act that an act refers to is in the record."""
    for name in ref_fields(type(act)):
        value = getattr(act, name)
        for one in (value,) if isinstance(value, str) else value:
            if one not in now.state.shapes:
                yield _unknown(now, act, name, one)


def key_of(field: str) -> str:
    """The key under which a field is written."""
    return field.rstrip("_").replace("_", "-")


def _unknown(now: Moment, act: Act, field: str, name: str) -> Finding:
    near = get_close_matches(name, now.state.shapes, n=1)
    mend = f"write {near[0]}" if near else f'describe it, for example: {act.at.text} unit {name} "..."'
    return Finding("N001", act.id, f"nothing in the record is called {name}", mend, key_of(field), name)


ROLES: tuple[tuple[type[Act], str, tuple[type[Act], ...]], ...] = (
    (Mandate, "of", (Person, Body, Office, Unit)),
    (Mandate, "to", (Body,)),
    (Mandate, "from_", (Unit, Body)),
    (Removal, "of", (Person, Body, Unit)),
    (Removal, "in_", (Body, Unit)),
    (Vote, "in_", (Body, Unit)),
    (Sitting, "in_", (Body, Unit)),
    (Unit, "within", (Unit,)),
    (Unit, "under", (Body,)),
    (Office, "in_", (Body, Unit)),
    (Conferral, "by", (Body, Unit, Person, Office)),
    (Conferral, "of", (Body, Person)),
    (Conferral, "to", (Body, Office)),
    (Conferral, "as_", (Office,)),
)
"""(shape, field, what may stand there)."""

_ROLES = {
    shape: tuple((field, allowed) for looked_at, field, allowed in ROLES if looked_at is shape)
    for shape in {shape for shape, _, _ in ROLES}
}


def kinds(now: Moment, act: Act) -> Iterator[Finding]:
    """A thing is named only where a thing of its kind can stand."""
    for field, allowed in _ROLES.get(type(act), ()):
        value = getattr(act, field)
        for one in (value,) if isinstance(value, str) else value or ():
            shape = now.state.shapes.get(one)
            if shape is not None and shape not in allowed:
                wanted = " or ".join(sorted(other.VERBS[0] for other in allowed))
                says = f"{one} is {_article(shape.VERBS[0])}, and {_article(act.verb)} needs a {wanted} here"
                yield Finding("N003", act.id, says, f"name a {wanted}", key_of(field), one)


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def in_time(now: Moment, act: Act) -> Iterator[Finding]:
    """A thing is named while it exists; it may be described, reported on and convened before."""
    if isinstance(act, Thing | Note | Report | Cease) or act.verb == "convene":
        return
    state, t = now.state, now.t
    for name, several in id_fields(type(act)):
        value = getattr(act, name)
        if not value or name == "according_to":
            continue
        for one in value if several else (value,):
            rows = state.lives.get(one)
            if rows is None:
                if one not in state.descriptions and issubclass(state.shapes.get(one, Act), Thing):
                    yield _too_early(act, name, one)
            elif rows[-1].until <= t and rows[-1].ended is not None and one not in state.successors:
                yield _too_late(act, name, one, rows[-1].ended)


def _too_early(act: Act, field: str, name: str) -> Finding:
    says = f"{name} is named here before it begins"
    return Finding(
        "N004", act.id, says, f"date the act that describes {name} no later than this one", key_of(field), name
    )


def _too_late(act: Act, field: str, name: str, by: str) -> Finding:
    return Finding("N005", act.id, f"{name} had ended by {by}", "name what took its place", key_of(field), name)


def entered_after(now: Moment, act: Act) -> Iterator[Finding]:
    """What happened is written down afterwards."""
    if act.entered is not None and DAWN < act.entered.latest < act.at.earliest:
        says = f"entered {act.entered.text}, before {act.at.text} when it happened"
        yield Finding("D003", act.id, says, "correct one of the two dates", "entered", act.entered.text)


CHECKS = ((Act, known_things), (Act, known_acts), (Act, kinds), (Act, in_time), (Act, entered_after))
