"""Set who may look in, and whether whoever acts for others needs a second factor: a note on record says so."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from mandat.core.acts import Id
from mandat.hall.desks import RECORDED, Outcome
from mandat.hall.drafting import draft
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.models.federation import Openness
from mandat.hall.moves.admitting import admitting, ask_admit, is_root


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


@transaction.atomic
def set_doors(here: Here, openness: str, second_factor: bool, token: str) -> Outcome:
    """Set both, and record a note that says who did; the same form sent twice does so once.

    Raises `PermissionDenied`, `Unfit`.
    """
    root = ask_doors(here)
    federation = Federation.objects.select_for_update().get(pk=here.federation.pk)
    before = (federation.openness, federation.second_factor)
    federation.openness, federation.second_factor = openness, second_factor
    act = draft("note", token, here.minute, about=(Id(root),), text=told(here, federation))
    if act.id in here.book.written:
        return Outcome(RECORDED, (here.book.written[act.id],))
    if before == (openness, second_factor):
        raise Unfit(_("nothing was changed: it is so already"))
    outcome = here.propose([act])
    if outcome.standing == RECORDED:
        federation.save(update_fields=["openness", "second_factor"])
    return outcome


def told(here: Here, federation: Federation) -> str:
    """What is set, in a sentence for the record."""
    factor = (
        _("whoever acts for others needs a second factor")
        if federation.second_factor
        else _("a password is enough to act for others")
    )
    says = _("{name} set the hall: {openness}; {factor}.")
    return says.format(name=here.name(here.person), openness=Openness(federation.openness).label, factor=factor)
