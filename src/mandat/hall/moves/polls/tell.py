"""Tell what was counted, hands or papers: two tellers, each for himself; and have it counted again."""

from django.db import transaction
from django.utils.translation import gettext as _

from mandat.hall.duties import COUNT, PRESIDE
from mandat.hall.here import Here
from mandat.hall.models import Poll, Telling
from mandat.hall.models.polls import Kind, Stage
from mandat.hall.moves.asking import ask_duty
from mandat.hall.returns import papers
from mandat.hall.sides import Sides
from mandat.hall.together import Declined, locked


def tell(here: Here, poll: Poll, sides: Sides, round_: int) -> Telling:
    """Say what a teller counted; what he said before in this round is replaced.

    Raises `PermissionDenied`, `Declined`.
    """
    ask_duty(here, COUNT, poll.body)
    with transaction.atomic():
        poll = _to_count(poll)
        if round_ != poll.round:
            raise Declined(_("this was for an earlier count: it is counted again"))
        if poll.kind == Kind.SECRET and sides.total > papers(poll):
            raise Declined(_("{most} papers were given out, and this is more: count again").format(most=papers(poll)))
        counted = {"favour": sides.favour, "against": sides.against, "abstain": sides.abstain}
        telling, _made = Telling.objects.update_or_create(poll=poll, round=poll.round, by=here.person, defaults=counted)
    return telling


def count_again(here: Here, poll: Poll, round_: int) -> None:
    """Have hands or papers counted again; sent twice, it is counted again once."""
    ask_duty(here, PRESIDE, poll.body)
    with transaction.atomic():
        poll = _to_count(poll)
        if round_ == poll.round:
            poll.round += 1
            poll.save(update_fields=["round"])


def _to_count(poll: Poll) -> Poll:
    """A show of hands that is open, or a secret vote that is closed, for which papers were given out."""
    poll = locked(poll.pk)
    if poll.kind == Kind.SECRET and papers(poll):
        if poll.stage != Stage.COUNTED:
            raise Declined(_("papers are counted when the vote is closed, and before it is recorded"))
        return poll
    if poll.kind != Kind.HANDS:
        raise Declined(_("this is no show of hands"))
    if poll.stage != Stage.OPEN:
        raise Declined(_("this vote is not open"))
    return poll
