"""Take oneself off the speakers' list, or give the word back before the time is over."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from mandat.hall import clock
from mandat.hall.here import Here
from mandat.hall.moves.asking import ask_table, ask_writable
from mandat.hall.moves.floor.place import floor_of
from mandat.measure.sittings.whole import Whole


def leave(here: Here, sitting: Whole, name: int) -> None:
    """Whoever waits is taken off the list, whoever speaks has spoken. The table does so for others, with its duty.

    What is over already stays as it is. Raises `PermissionDenied`.
    """
    ask_writable(here)
    speech = floor_of(here, sitting).speeches.filter(pk=name).first()
    if here.person is None:
        raise PermissionDenied(_("only whoever is on the list takes himself or herself off"))
    if speech is None or speech.person != here.person:
        ask_table(here, sitting.body)
    if speech is None or speech.ended is not None:
        return
    if speech.began is None:
        speech.delete()
    else:
        speech.ended = clock.now()
        speech.save(update_fields=["ended"])
