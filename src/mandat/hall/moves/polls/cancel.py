"""Cancel a poll, with a reason: nothing is recorded, and nobody learns how it stood."""

from django.db import transaction
from django.utils.translation import gettext as _

from mandat.hall.drafting import name
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Box, Cast, Poll, Telling
from mandat.hall.models.polls import Stage
from mandat.hall.moves.asking import ask_duty
from mandat.hall.together import Declined, locked


def cancel(here: Here, poll: Poll, reason: str) -> None:
    """Cancel a poll that is not recorded; its votes are deleted. Raises `PermissionDenied`, `Declined`."""
    ask_duty(here, PRESIDE, poll.body)
    if not reason.strip():
        raise Declined(_("write why this vote is cancelled: everybody will see it"))
    with transaction.atomic():
        poll = locked(poll.pk)
        if poll.stage == Stage.RECORDED or name("vote", str(poll.pk)) in here.desk.book().written:
            raise Declined(_("this vote is recorded: what is on record can only be corrected there"))
        if poll.stage != Stage.CANCELLED:
            poll.stage, poll.reason = Stage.CANCELLED, reason.strip()[:2000]
            poll.save(update_fields=["stage", "reason"])
            for table in (Cast, Box, Telling):
                table.objects.filter(poll=poll).delete()
