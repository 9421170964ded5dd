"""Whom somebody means who types a name, the beginning of one, or the number of a seat."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core import bodies
from mandat.core.bodies import seat_now
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Poll, Roll
from mandat.hall.spelling import begins, spoken

SHOWN = 6
"""So many are named to somebody who has to say whom of them he means, or whether to go on without them."""


class Someone(Struct, frozen=True):
    """Whoever may sit in a body: the number of the seat, as on every roll, and for whom; an alternate, or a holder."""

    person: str
    number: int
    constituency: str
    alternate: bool


def people_of(here: Here, body: str) -> list[Someone]:
    """Whoever may sit in a body now, in the order of its seats; who has two seats, by the first."""
    now = here.present.now
    found: dict[str, Someone] = {}
    for number, row in enumerate(bodies.seat_rows(now, body), start=1):
        for sitter in seat_now(now, body, row).sitters:
            one = Someone(sitter.person, number, row.constituency, sitter.rank is not None)
            found.setdefault(sitter.person, one)
    return list(found.values())


class Meant(Struct, frozen=True):
    """What a text can mean: its whole name, and how it is told to somebody who has to say which he means."""

    id: str | int
    name: str
    told: str


def only(typed: str, found: Sequence[Meant], nothing: str) -> str | int:
    """The only one that is meant; of several the one that is called just so.

    Raises `Unfit` where that is none, in the words of `nothing`, or several.
    """
    exact = [one for one in found if spoken(one.name) == spoken(typed)] or found
    if len(exact) == 1:
        return exact[0].id
    if not found:
        raise Unfit(nothing)
    whom = listed([one.told for one in exact])
    raise Unfit(_("{name} can be {whom}: write more of the name").format(name=typed[:80], whom=whom))


def listed(names: Sequence[str]) -> str:
    """The first of some names, and whether there are more."""
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def person_named(here: Here, body: str, typed: str, *besides: str | None) -> str:
    """The person of a body whom a text means: an id, a name, its beginning, or the number of a seat.

    besides  who else can be meant, by the whole name
    Raises `Unfit` where that is nobody, or several. The id of anything else on record is given back as it is: whoever
    asks for it says why it will not do.
    """
    typed = " ".join(typed.split())
    for one in besides:
        if typed and one is not None and spoken(here.name(one)) == spoken(typed):
            return one
    found = [_person(here, one) for one in people_of(here, body) if _is_person(here, one, typed)] if typed else []
    if not typed or (not found and typed in here.book.written):
        return typed
    says = _("nobody who sits in {body} is called {name}: write a name, its beginning, or the number of the seat")
    return only(typed, found, says.format(body=here.name(body), name=typed[:80]))


def _is_person(here: Here, one: Someone, typed: str) -> bool:
    if typed.isdecimal():
        return str(one.number) == typed and not one.alternate
    return typed == one.person or begins(typed, f"{here.name(one.person)} {here.name(one.constituency)}")


def _person(here: Here, one: Someone) -> Meant:
    name = here.name(one.person)
    return Meant(one.person, name, f"{name} ({one.number}, {here.name(one.constituency)})")


def line_named(here: Here, poll: Poll, typed: str) -> int:
    """The line of a roll that a text means: the number of the seat, its name, or the beginning of one.

    Raises `Unfit` where that is none, or several.
    """
    typed = " ".join(typed.split())
    found = [_line(here, line) for line in Roll.objects.filter(poll=poll) if _is_line(here, line, typed)]
    says = _("no seat on the roll is called {name}, or has this number: it was frozen when the vote opened")
    return only(typed, found, says.format(name=typed[:80]))


def _is_line(here: Here, line: Roll, typed: str) -> bool:
    if typed.isdecimal():
        return str(line.place) == typed
    return bool(typed) and begins(typed, here.name(line.seat))


def _line(here: Here, line: Roll) -> Meant:
    name = here.name(line.seat)
    return Meant(line.pk, name, f"{name} ({line.place})")


def persons_named(here: Here, body: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Several, one a line."""
    return tuple(dict.fromkeys(person_named(here, body, line) for line in lines))
