"""Set who may look in, and whether whoever acts for others needs a second factor: a note on record says who did.

One officer is enough, or whoever runs the hall, by command: so every officer finds the note on the front page.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from mandat.core import bodies
from mandat.core.acts import Id, Note
from mandat.hall import clock
from mandat.hall.desks import RECORDED, Outcome, desk_of, propose
from mandat.hall.drafting import draft, name, once
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.models.federation import Openness
from mandat.hall.moves.admitting import admitting, ask_admit, is_root

KIND = "doors"
"""How the ids of these notes begin."""


class Doors(Struct, frozen=True):
    """Who may look in (a value of `Openness`), and whether whoever acts for others needs a second factor."""

    openness: str
    second_factor: bool


def ask_doors(here: Here) -> str:
    """The root body for which the visitor admits people; raises `PermissionDenied` for whoever does so for none.

    What everybody may see is nothing for the secretary of a branch to decide.
    """
    ask_admit(here)
    root = root_of(here)
    if root is None:
        raise PermissionDenied(_("only whoever invites people for the whole federation may set this"))
    return root


def root_of(here: Here) -> str | None:
    """The root body for which the visitor admits people; None for whoever does so for none."""
    return next((body for body in admitting(here) if is_root(here.present.now, body)), None)


def set_doors(here: Here, doors: Doors, token: str) -> Outcome:
    """Set the doors; the same form sent twice does so once. Raises `PermissionDenied`, `Unfit`."""
    root = ask_doors(here)
    note = _note(token, here.minute, root, here.name(here.person), doors)
    if note.id in here.book.written:
        return Outcome(RECORDED, (here.book.written[note.id],))
    return _set(here.federation, doors, lambda: here.propose([note]))


def set_doors_by_command(federation: Federation, doors: Doors) -> None:
    """Set the doors, for whoever runs the hall. Raises `Unfit` where they are set so already.

    To a record that is only shown nothing is added, so there no note tells of it.
    """
    if not federation.writable:
        _set(federation, doors, lambda: Outcome(RECORDED, ()))
        return
    desk = desk_of(federation)
    book = desk.book()
    minute = clock.minute(book.timezone)
    now = book.view(minute).now
    root = next((body for body in now.state.bodies if bodies.exists(now, body) and is_root(now, body)), None)
    note = _note(once(), minute, root, _("Whoever runs this server"), doors)
    _set(federation, doors, lambda: propose(desk, [note], minute, None))


@transaction.atomic
def _set(federation: Federation, doors: Doors, note: Callable[[], Outcome]) -> Outcome:
    """Set the doors once the note about it is recorded. Raises `Unfit` where they are set so already."""
    found = Federation.objects.select_for_update().get(pk=federation.pk)
    if doors == Doors(found.openness, found.second_factor):
        raise Unfit(_("nothing was changed: it is so already"))
    outcome = note()
    if outcome.standing == RECORDED:
        Federation.objects.filter(pk=found.pk).update(openness=doors.openness, second_factor=doors.second_factor)
    return outcome


def _note(token: str, minute: str, root: str | None, who: str, doors: Doors) -> Note:
    act = draft("note", token, minute, about=(Id(root),) if root else (), text=_told(who, doors))
    return replace(act, id=name(KIND, token))


def _told(who: str, doors: Doors) -> str:
    """What is set, in a sentence for the record."""
    factor = (
        _("whoever acts for others needs a second factor")
        if doors.second_factor
        else _("a password is enough to act for others")
    )
    says = _("{name} set the hall: {openness}; {factor}.")
    return says.format(name=who, openness=Openness(doors.openness).label, factor=factor)
