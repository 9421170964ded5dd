"""Give the word to whoever comes next, or to somebody else on the list."""

from django.db import transaction
from django.utils.translation import gettext as _

from mandat.hall import clock
from mandat.hall.duties import PRESIDE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Floor, Speech
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.floor.place import end_running, floor_of, queue, waiting
from mandat.measure.sittings.whole import Whole


def call(here: Here, sitting: Whole, name: int | None) -> Speech:
    """Give somebody the word; None: whoever comes next. Whoever spoke so far has spoken.

    Sent twice without a name it calls two: forms name whom they call.
    Raises `PermissionDenied` for whoever does not preside.
    """
    ask_duty(here, PRESIDE, sitting.body)
    with transaction.atomic():
        floor = Floor.objects.select_for_update().get(pk=floor_of(here, sitting).pk)
        running = floor.speeches.filter(began__isnull=False, ended=None).first()
        if running is not None and running.pk == name:
            return running
        speech = waiting(floor, name) if name is not None else _next(floor)
        now = clock.now()
        end_running(floor, now)
        speech.began = now
        speech.save(update_fields=["began"])
        return speech


def _next(floor: Floor) -> Speech:
    speeches = list(floor.speeches.all())
    found = queue([one for one in speeches if one.began is None], _spoken(speeches), floor.alternating)
    if not found:
        raise Unfit(_("nobody has asked to speak"))
    return found[0]


def _spoken(speeches: list[Speech]) -> list[Speech]:
    return sorted((one for one in speeches if one.began is not None), key=lambda one: one.began)
