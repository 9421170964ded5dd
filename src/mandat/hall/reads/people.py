"""Who has an account in a federation, and which invitations are out."""

from datetime import datetime

from django.utils.translation import gettext as _
from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import Person, Unit
from mandat.hall import clock
from mandat.hall.duties import holds_office
from mandat.hall.here import Here
from mandat.hall.models import Invitation, Membership
from mandat.hall.moves.admitting import may_admit
from mandat.hall.moves.set_doors import root_of
from mandat.hall.reads.paging import PAGE, paged
from mandat.hall.spelling import begins


class Account(Struct, frozen=True):
    """Somebody who has an account: who that is on record, and whether the visitor may decide over it."""

    number: int
    person: str
    unit: str
    own: bool


class Out(Struct, frozen=True):
    """An invitation that is out. `waits`: for a second officer; `own`: the visitor gave it out, or it is his."""

    number: int
    person: str
    unit: str
    expires: datetime
    waits: bool
    own: bool


def people(here: Here) -> dict[str, object]:
    """The page of people: accounts, invitations that are out, and whom the visitor can invite."""
    memberships = Membership.objects.filter(federation=here.federation).order_by("person", "unit", "pk")
    accounts = [
        Account(one.pk, one.person, one.unit, one.user_id == here.request.user.pk)
        for one in memberships
        if begins(here.looked_for, here.name(one.person or one.unit)) and may_admit(here, one.person or one.unit)
    ]
    known = set(memberships.values_list("person", flat=True))
    unknown = [one for one in _persons(here) if one not in known and begins(here.looked_for, here.name(one))]
    persons = [person for person in unknown if may_admit(here, person)]
    page = paged(accounts, here.page)
    return {
        "page": page,
        "accounts": page.rows,
        "sets_doors": root_of(here) is not None,
        "invitations": [_out(here, one) for one in open_invitations(here) if may_admit(here, one.person or one.unit)],
        "persons": persons[:PAGE],
        "more": len(persons) - PAGE,
        "long": max(len(accounts), len(persons)) > PAGE or bool(here.looked_for),
        "every": _("people"),
        "units": [one for one in _units(here) if may_admit(here, one) and begins(here.looked_for, here.name(one))][
            :PAGE
        ],
    }


def open_invitations(here: Here) -> list[Invitation]:
    """Invitations that were not used and have not run out, the latest first."""
    unused = Invitation.objects.filter(federation=here.federation, used=None, expires__gt=clock.now())
    return list(unused.order_by("-expires", "-pk"))


def _out(here: Here, one: Invitation) -> Out:
    waits = not one.seconded and holds_office(here.present.now, one.person)
    return Out(one.pk, one.person, one.unit, one.expires, waits, here.request.user.pk in (one.by_id, one.user_id))


def _persons(here: Here) -> list[str]:
    """Persons on record, by name."""
    named = {act.id: act.name or act.id for act in here.book.written.values() if isinstance(act, Person)}
    return sorted(named, key=lambda person: named[person].casefold())


def _units(here: Here) -> list[str]:
    """Units that exist, by name."""
    now = here.present.now
    found = (bodies.thing(now, unit) for unit in now.state.units if now.live(now.state.lives, unit))
    named = {unit.id: unit.name or unit.id for unit in found if isinstance(unit, Unit)}
    return sorted(named, key=lambda unit: named[unit].casefold())
