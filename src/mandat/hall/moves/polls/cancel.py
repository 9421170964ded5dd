"""Cancel a poll, with a reason. While it is open nothing is recorded, and nobody learns how it stood.

A vote that was taken stands: whoever presides has seen how it went, so what is closed and can be recorded is recorded,
whatever it says. The body may vote again, or rescind. (Robert's Rules of Order Newly Revised, 12th edition, 4:42-43
and 35: the chair announces what was voted, and only the assembly undoes it.) What cannot be recorded, since the law
refuses it or those who count do not agree, is set aside; a note on record says so, why, and how the votes fell. It
stands in the minutes of the sitting: where that is over, beside its close.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from mandat.core.acts import Id, Note
from mandat.hall.desks import RECORDED
from mandat.hall.drafting import draft, name
from mandat.hall.duties import PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Box, Cast, Poll, Telling
from mandat.hall.models.polls import Stage
from mandat.hall.moves.asking import ask_duty
from mandat.hall.returns import act_of, sums_of, uncounted
from mandat.hall.sides import Sides
from mandat.hall.sittings import held_at
from mandat.hall.together import Declined, locked


def cancel(here: Here, poll: Poll, reason: str) -> None:
    """Cancel a poll that is not recorded; its votes are deleted. Raises `PermissionDenied`, `Declined`."""
    ask_duty(here, PRESIDE, poll.body)
    reason = reason.strip()[:2000]
    if not reason:
        raise Declined(_("write why this vote is cancelled: everybody will see it"))
    with transaction.atomic():
        poll = locked(poll.pk)
        if poll.stage == Stage.RECORDED or name("vote", str(poll.pk)) in here.desk.book().written:
            raise Declined(_("this vote is recorded: what is on record can only be corrected there"))
        if poll.stage == Stage.COUNTED:
            _set_aside(here, poll, reason)
        if poll.stage != Stage.CANCELLED:
            poll.stage, poll.reason = Stage.CANCELLED, reason
            poll.save(update_fields=["stage", "reason", "act"])
            for table in (Cast, Box, Telling):
                table.objects.filter(poll=poll).delete()


def stands(here: Here, poll: Poll) -> bool:
    """Whether a poll that is closed has a result that can be recorded."""
    if poll.stage != Stage.COUNTED or uncounted(poll, here.present.now):
        return False
    return not any(one.void for one in here.desk.judge([act_of(poll, here.present.now)], here.minute))


def _set_aside(here: Here, poll: Poll, reason: str) -> None:
    """Note on record that what was voted is not recorded as a vote. Raises `Declined` where it can be."""
    if stands(here, poll):
        raise Declined(
            _(
                "this vote was taken, and stands: nobody cancels it alone whose outcome is known. Record it; the body"
                " may vote again"
            )
        )
    outcome = here.propose([_note(here, poll, reason)])
    if outcome.standing != RECORDED:
        raise Declined(_("it could not be noted on record that this vote is set aside: it stays closed"))
    poll.act = outcome.acts[0].id


def _note(here: Here, poll: Poll, reason: str) -> Note:
    fell = None if uncounted(poll, here.present.now) else sums_of(poll, here.present.now)
    held = held_at(here.present, poll.body, poll.minute)
    place = held.last.id if held is not None and not held.sits else poll.body
    about = tuple(Id(name) for name in (place, poll.motion) if name)
    return draft("note", f"set-aside {poll.pk}", here.minute, about=about, text=_told(poll.question, fell, reason))


def _told(question: str, fell: Sides | None, reason: str) -> str:
    """What is noted, in a sentence for the record."""
    if fell is None:
        says = _("The vote on “{question}” was closed and set aside, with papers that were not counted alike: {reason}")
        return says.format(question=question, reason=reason)
    says = _(
        "The vote on “{question}” was closed and set aside ({favour} for, {against} against, {abstain} abstaining):"
        " {reason}"
    )
    sides = {"favour": fell.favour, "against": fell.against, "abstain": fell.abstain}
    return says.format(question=question, reason=reason, **sides)
