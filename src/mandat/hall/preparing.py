"""Make the hall ready to be served: tables, static files, and nothing left of those whom a record has forgotten."""

import logging

from django.core.management import call_command

from mandat.errors import MandatError
from mandat.hall.desks import desk_of
from mandat.hall.models import Federation
from mandat.hall.moves.forget import forget_erased
from mandat.hall.renewing import encrypt_anew
from mandat.hall.tidying import tidy

log = logging.getLogger(__name__)


def prepare() -> None:
    """Make tables and static files, where they are not there or not those of this version."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("clearsessions", verbosity=0)
    tidy()
    encrypt_anew()
    for federation in Federation.objects.all():
        _forget(federation)


def _forget(federation: Federation) -> None:
    """Forget whom the record has forgotten; one that cannot be read keeps no other federation from meeting."""
    try:
        forget_erased(federation, desk_of(federation).book())
    except MandatError as reason:
        log.error("the ledger of %s: %s", federation.slug, reason)
