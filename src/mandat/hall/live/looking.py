"""What the live process asks of the databases: whether anything was written, and what a sitting looks like now."""

from django.template.loader import render_to_string
from django.utils import translation

from mandat.errors import UnknownId
from mandat.hall.desks import desk_of
from mandat.hall.here import Here
from mandat.hall.live.channel import Parts
from mandat.hall.live.pulse import pulse
from mandat.hall.live.watching import Key
from mandat.hall.models import Federation
from mandat.hall.reads.sitting import PARTS, shown
from mandat.hall.sittings import sitting_in


def signal(federations: frozenset[str]) -> object:
    """Something that differs when anything was written to the tables of the hall, or to one of these ledgers."""
    heads = [len(desk_of(one).book().record.written) for one in Federation.objects.filter(slug__in=federations)]
    return pulse(), tuple(heads)


def render(key: Key) -> Parts | None:
    """The parts of a sitting as everybody may see them; None where there is no such sitting."""
    with translation.override(key.language):
        here = Here.everybody(Federation.objects.get(slug=key.federation))
        try:
            context = {"here": here, **shown(here, sitting_in(here.view, key.sitting))}
        except UnknownId:
            return None
        return {name: render_to_string(f"hall/sitting/parts/{name}.html", context) for name in PARTS}
