"""What moves ask of the law before they do anything. Who is not allowed to is told so, in words: answered with 403."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandat.core import bodies
from mandat.hall.here import Here

WORDS = {
    "sitting.preside": gettext_lazy("preside over {body}"),
    "sitting.minute": gettext_lazy("take the minutes of {body}"),
    "sitting.count": gettext_lazy("count votes in {body}"),
    "sitting.admit": gettext_lazy("invite people to {body}"),
}


def ask_writable(here: Here) -> None:
    """Raise where the record of a federation is only shown."""
    if not here.federation.writable:
        raise PermissionDenied(_("this record is only shown: nothing can be added to it"))


def ask_duty(here: Here, duty: str, body: str) -> None:
    """Raise for whoever does not have a duty in a body now."""
    ask_writable(here)
    if not here.has_duty(duty, body):
        what = WORDS[duty].format(body=here.name(body))
        raise PermissionDenied(_("only whoever holds an office with this duty may {what}").format(what=what))


def ask_seat(here: Here, body: str) -> None:
    """Raise for whoever holds no seat in a body now."""
    ask_writable(here)
    if not any(here.person in (row.person for row in seat.holders) for seat in bodies.seats(here.present.now, body)):
        raise PermissionDenied(_("only whoever holds a seat in {body} may do this").format(body=here.name(body)))
