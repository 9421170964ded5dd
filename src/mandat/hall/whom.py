"""Whom somebody means who types a name, the beginning of one, or the number of a seat."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core import bodies
from mandat.core.bodies import seat_now
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Poll, Roll
from mandat.hall.spelling import begins, spoken
from mandat.hall.together import Declined

SHOWN = 6
"""So many are named to somebody who has to say whom of them he means."""


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
        seat = seat_now(now, body, row)
        for sitter in (*seat.holders, *seat.alternates):
            if sitter.person is not None and sitter.person not in seat.kept:
                one = Someone(sitter.person, number, row.constituency, sitter.rank is not None)
                found.setdefault(sitter.person, one)
    return list(found.values())


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
    found = [one for one in people_of(here, body) if _meant(here, one, typed)] if typed else []
    return typed if not typed or (not found and typed in here.book.written) else _only(here, body, typed, found).person


def _meant(here: Here, one: Someone, typed: str) -> bool:
    if typed.isdecimal():
        return str(one.number) == typed and not one.alternate
    return typed == one.person or begins(typed, f"{here.name(one.person)} {here.name(one.constituency)}")


def _only(here: Here, body: str, typed: str, found: list[Someone]) -> Someone:
    """The only one; of several the one who is called just so."""
    exact = [one for one in found if spoken(here.name(one.person)) == spoken(typed)] or found
    if len(exact) == 1:
        return exact[0]
    if not found:
        says = _("nobody who sits in {body} is called {name}: write a name, its beginning, or the number of the seat")
        raise Unfit(says.format(body=here.name(body), name=typed[:80]))
    says = _("{name} can be {whom}: write more of the name")
    raise Unfit(says.format(name=typed[:80], whom=_listed(here, exact)))


def _listed(here: Here, some: list[Someone]) -> str:
    named = [f"{here.name(one.person)} ({one.number}, {here.name(one.constituency)})" for one in some[:SHOWN]]
    return ", ".join(named) + (" …" if len(some) > SHOWN else "")


def line_named(here: Here, poll: Poll, typed: str) -> int:
    """The line of a roll that a text means: the number of the seat, its name, or the beginning of one.

    Raises `Declined` where that is none, or several.
    """
    typed = " ".join(typed.split())
    lines = [line for line in Roll.objects.filter(poll=poll) if _is_line(here, line, typed)]
    exact = [line for line in lines if spoken(here.name(line.seat)) == spoken(typed)] or lines
    if len(exact) == 1:
        return exact[0].pk
    if not lines:
        says = _("no seat on the roll is called {name}, or has this number: it was frozen when the vote opened")
        raise Declined(says.format(name=typed[:80]))
    listed = ", ".join(f"{here.name(line.seat)} ({line.place})" for line in exact[:SHOWN])
    raise Declined(_("{name} can be {whom}: write more of the name").format(name=typed[:80], whom=listed))


def _is_line(here: Here, line: Roll, typed: str) -> bool:
    if typed.isdecimal():
        return str(line.place) == typed
    return bool(typed) and begins(typed, here.name(line.seat))


def persons_named(here: Here, body: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Several, one a line."""
    return tuple(dict.fromkeys(person_named(here, body, line) for line in lines))
