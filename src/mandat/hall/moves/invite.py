"""Invite somebody: a code is given out that opens an account, once and only for some time."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core.acts import Person, Unit
from mandat.errors import MandatError
from mandat.hall import clock, codes
from mandat.hall.duties import holds_office
from mandat.hall.here import Here
from mandat.hall.models import Federation, Invitation, Membership
from mandat.hall.moves.admitting import ask_admit

GOOD_FOR = timedelta(days=14)

MOST = 200
"""So many sheets are printed at once."""


class Sheet(Struct, frozen=True):
    """An invitation as it is handed out; what is on it is nowhere else. `name`: who or what it is for; "": a guest.

    open  whether it opens anything before a second officer has agreed
    """

    name: str
    code: str
    open: bool = True


class HasAccount(MandatError):
    """A person is invited who has an account here."""

    def __init__(self, name: str) -> None:
        says = _("{name} has an account here; where the way to sign in is lost, reset it instead")
        super().__init__(says.format(name=name))


class TooMany(MandatError):
    """More sheets than are printed at once, or none."""

    def __init__(self) -> None:
        super().__init__(_("write how many sheets to print: a number from 1 to {most}").format(most=MOST))


def invite(
    federation: Federation,
    person: str = "",
    unit: str = "",
    *,
    user: User | None = None,
    by: User | None = None,
    good_for: timedelta = GOOD_FOR,
    open_: bool = True,
) -> str:
    """Invite a person on record, a member of a unit or, with neither, a guest. The code, which is also the link.

    Not `open_`: it opens nothing until a second officer agrees.
    """
    code = codes.new()
    Invitation.objects.create(
        token=codes.kept(code),
        federation=federation,
        user=user,
        by=by,
        person=person,
        unit=unit,
        expires=clock.now() + good_for,
        open=open_,
    )
    return code


def invite_people(here: Here, persons: Iterable[str]) -> list[Sheet]:
    """Invite persons on record. Raises `HasAccount`, `UnknownId`, `WrongKind`, `PermissionDenied`."""
    ask_admit(here)
    named = list(dict.fromkeys(persons))
    if not 1 <= len(named) <= MOST:
        raise TooMany
    for person in named:
        here.book.find(person, Person)
        ask_admit(here, person)
        if Membership.objects.filter(federation=here.federation, person=person).exists():
            raise HasAccount(here.name(person))
    Invitation.objects.filter(federation=here.federation, person__in=named, used=None).delete()
    return [invited(here, person) for person in named]


def invite_members(here: Here, unit: str, many: int) -> list[Sheet]:
    """Invite members of a unit, who stay unnamed, or guests (`unit` is empty).

    Raises `TooMany`, `UnknownId`, `WrongKind`, `PermissionDenied`.
    """
    ask_admit(here)
    if not 1 <= many <= MOST:
        raise TooMany
    if unit:
        here.book.find(unit, Unit)
        ask_admit(here, unit)
    return [invited(here, unit=unit) for _ in range(many)]


def invited(here: Here, person: str = "", unit: str = "", user: User | None = None) -> Sheet:
    """An invitation by the visitor; one that lets somebody act as an officer needs a second officer to agree."""
    open_ = not holds_office(here.present.now, person)
    code = invite(here.federation, person, unit, user=user, by=here.request.user, open_=open_)
    member = _("a member of {unit}").format(unit=here.name(unit)) if unit else ""
    return Sheet(here.name(person) or member, code, open_)
