"""Make the hall ready to be served: tables, static files, and nothing left of those whom a record has forgotten."""

from django.core.management import call_command

from mandat.hall.desks import desk_of
from mandat.hall.models import Federation
from mandat.hall.moves.forget import forget_erased
from mandat.hall.renewing import encrypt_anew
from mandat.hall.tidying import tidy


def prepare() -> None:
    """Make tables and static files, where they are not there or not those of this version."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("clearsessions", verbosity=0)
    tidy()
    encrypt_anew()
    for federation in Federation.objects.all():
        forget_erased(federation, desk_of(federation).book())
