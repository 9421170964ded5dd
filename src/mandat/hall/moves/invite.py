"""Invite somebody: a code is given out that opens an account, once and only for some time.

Of a code only a hash is kept, so nobody can show it again. But it belongs to the form that asked for it: a form that is
sent twice (bad Wi-Fi, two taps, a page that is loaded again) gives the same sheets twice, and invites once.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core.acts import Person, Unit
from mandat.errors import MandatError
from mandat.hall import clock, codes
from mandat.hall.duties import holds_office
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Federation, Invitation, Membership
from mandat.hall.moves.admitting import ask_admit
from mandat.hall.moves.withdraw_invitation import take_back

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
    good_for: timedelta = GOOD_FOR,
) -> str:
    """Invite a person on record, a member of a unit or, with neither, a guest, for whoever runs the hall.

    Gives the code, which is also the link.
    """
    code = codes.new()
    Invitation.objects.create(
        token=codes.kept(code),
        federation=federation,
        user=user,
        person=person,
        unit=unit,
        expires=clock.now() + good_for,
        seconded=True,
    )
    return code


@transaction.atomic
def invite_people(here: Here, persons: Iterable[str], token: str) -> list[Sheet]:
    """Invite persons on record. Raises `HasAccount`, `UnknownId`, `WrongKind`, `PermissionDenied`, `Unfit`."""
    ask_admit(here)
    named = list(dict.fromkeys(persons))
    if not 1 <= len(named) <= MOST:
        raise TooMany
    for person in named:
        here.book.find(person, Person)
        ask_admit(here, person)
        if Membership.objects.filter(federation=here.federation, person=person).exists():
            raise HasAccount(here.name(person))
    return [invited(here, code_of(here, token, person), person) for person in named]


@transaction.atomic
def invite_members(here: Here, unit: str, many: int, token: str) -> list[Sheet]:
    """Invite members of a unit, who stay unnamed, or guests (`unit` is empty).

    Raises `TooMany`, `UnknownId`, `WrongKind`, `PermissionDenied`, `Unfit`.
    """
    ask_admit(here)
    if not 1 <= many <= MOST:
        raise TooMany
    if unit:
        here.book.find(unit, Unit)
        ask_admit(here, unit)
    return [invited(here, code_of(here, token, unit, many, number), unit=unit) for number in range(many)]


def code_of(here: Here, token: str, *what: object) -> str:
    """The code that a form of the visitor gives out for something: the same, however often it is sent."""
    return codes.belonging_to(here.federation.pk, here.request.user.pk, token, *what)


def invited(here: Here, code: str, person: str = "", unit: str = "", user: User | None = None) -> Sheet:
    """The sheet of an invitation by the visitor, who has to be asked to.

    Earlier ones of the same person are taken back. Raises `Unfit` where it was given out before and is good no more.
    """
    made, is_new = Invitation.objects.get_or_create(
        token=codes.kept(code),
        defaults={
            "federation": here.federation,
            "user": user,
            "by": here.request.user,
            "person": person,
            "unit": unit,
            "expires": clock.now() + GOOD_FOR,
        },
    )
    if made.used or made.expires <= clock.now():
        raise Unfit(_("what this form gave out was used or taken back since: load the page again to give out more"))
    opens = made.seconded or not holds_office(here.present.now, person)
    if is_new:
        replace_by(made, opens)
    member = _("a member of {unit}").format(unit=here.name(unit)) if unit else ""
    return Sheet(here.name(person) or member, code, opens)


def replace_by(invitation: Invitation, opens: bool) -> None:
    """Take earlier invitations of a person back; one that waits for a second officer replaces none that does not."""
    others = Invitation.objects.filter(federation=invitation.federation, person=invitation.person)
    if invitation.person:
        take_back((others if opens else others.filter(seconded=False)).exclude(pk=invitation.pk))
