"""Ask to speak, or raise a point of order."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mandat.hall import clock
from mandat.hall.duties import PRESIDE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Speech
from mandat.hall.models.sittings import Kind
from mandat.hall.moves.asking import ask_mover, ask_table, ask_writable, exercises
from mandat.hall.moves.floor.place import floor_of
from mandat.measure.sittings.presence import seats_of
from mandat.measure.sittings.whole import Whole


def ask(here: Here, sitting: Whole, kind: str, side: str, person: str, token: str) -> Speech:
    """Put somebody on the speakers' list: the visitor, who sits in the body, or whoever the table puts there.

    Raises `PermissionDenied`; `Unfit` where the list is closed, or he waits already.
    """
    who = _who(here, sitting, person)
    floor = floor_of(here, sitting)
    known = floor.speeches.filter(once=token).first()
    if known is not None:
        return known
    if floor.closed and kind != Kind.ORDER:
        raise Unfit(_("the speakers' list is closed; a point of order can still be raised"))
    try:
        with transaction.atomic():
            return floor.speeches.create(
                person=who, kind=kind, side=side if kind == Kind.SPEECH else "", once=token, asked=clock.now()
            )
    except IntegrityError:
        raise Unfit(_("{name} is on the list already").format(name=here.name(who))) from None


def _who(here: Here, sitting: Whole, person: str) -> str:
    """Whoever wants to speak. The table may put others on the list, who sit in the body or are its guests."""
    ask_writable(here)
    if not person or person == here.person:
        if not exercises(here, PRESIDE, sitting.body):
            ask_mover(here, sitting.body, "")
        return here.person
    ask_table(here, sitting.body)
    if not seats_of(here.present.now, sitting.body, person):
        raise Unfit(_("{name} has no seat in {body}").format(name=here.name(person), body=here.name(sitting.body)))
    return person
