"""Pass over the seat that is called at a roll call: it is called again when all others have been."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from mandat.hall.duties import COUNT, MINUTE, PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Poll
from mandat.hall.models.polls import Kind, Stage
from mandat.hall.moves.asking import ask_writable, exercises
from mandat.hall.roll_call import calling
from mandat.hall.together import Declined, locked


def pass_over(here: Here, poll: Poll, place: int) -> None:
    """Call the next seat; sent twice, or when the seat has answered meanwhile, nothing changes.

    place  that of the seat on the roll
    Raises `PermissionDenied`, `Declined`.
    """
    ask_writable(here)
    if not any(exercises(here, duty, poll.body) for duty in (PRESIDE, MINUTE, COUNT)):
        raise PermissionDenied(_("only whoever presides, takes the minutes or counts votes calls the roll"))
    with transaction.atomic():
        poll = locked(poll.pk)
        if poll.kind != Kind.ROLL_CALL or poll.stage != Stage.OPEN:
            raise Declined(_("no roll is called at this moment"))
        called = calling(poll)
        if called and called[0].place == place:
            poll.called = place + 1
            poll.save(update_fields=["called"])
