"""What the live process asks of the databases: whether anything was written, and what a page shows now."""

from uuid import UUID

from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils import translation

from mandat.errors import UnknownId, WrongKind
from mandat.hall.desks import desk_of
from mandat.hall.here import Here
from mandat.hall.live.admission import MEMBERS
from mandat.hall.live.channel import Parts
from mandat.hall.live.pulse import pulse
from mandat.hall.live.watching import Key
from mandat.hall.models import Federation, Poll
from mandat.hall.moves.polls.keep_time import keep_time
from mandat.hall.reads import polls, sitting
from mandat.hall.sittings import sitting_in


def signal(federation: str) -> object:
    """Something that differs when anything was written to the tables of the hall, or to the ledger of this federation.

    On the way, polls are opened and closed whose time has come. A connection that broke is given up, as pages do after
    each request: else nothing would be seen any more once the database was started again.
    """
    close_old_connections()
    watched = Federation.objects.get(slug=federation)
    keep_time(watched)
    return pulse(), len(desk_of(watched).book().record.written)


def render(key: Key) -> Parts | None:
    """The parts of a page as everybody in the audience may see them; None where there is no such page."""
    close_old_connections()
    with translation.override(key.language):
        here = Here.everybody(Federation.objects.get(slug=key.federation), key.audience == MEMBERS)
        return RENDERED[key.kind](here, key.name)


def _sitting(here: Here, name: str) -> Parts | None:
    try:
        context = {"here": here, **sitting.shown(here, sitting_in(here.view, name))}
    except (UnknownId, WrongKind):
        return None
    return {part: render_to_string(f"hall/sitting/parts/{part}.html", context) for part in sitting.PARTS}


def _poll(here: Here, name: str) -> Parts | None:
    try:
        poll = Poll.objects.filter(federation=here.federation, pk=UUID(name)).first()
    except ValueError:
        return None
    if poll is None:
        return None
    return {"poll": render_to_string("hall/poll/part.html", {"here": here, **polls.glance(here, poll)})}


RENDERED = {"sitting": _sitting, "poll": _poll}
"""Kind of page -> what renders its parts."""
