"""Federations, and the front page of one."""

from itertools import islice

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from mandat.clerk.tree import existing
from mandat.core.acts import Thing
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.models.federation import Openness
from mandat.hall.reads.acts import shown, until_now
from mandat.hall.reads.sittings import OPEN, coming, opened
from mandat.hall.reads.visitor import visitor

LATEST = 10
"""Acts shown on the front page."""


def visible(user: User | AnonymousUser) -> QuerySet[Federation]:
    """The federations of which somebody may see anything."""
    open_ = ~Q(openness=Openness.MEMBERS)
    return Federation.objects.filter(open_ | Q(memberships__user=user.pk)).distinct()


def front(here: Here) -> dict[str, object]:
    """What the front page shows: sittings; to members also what waits for them, and what was done last."""
    sittings = {
        "open": [one for one in opened(here) if one.standing == OPEN],
        "coming": coming(here)[::-1],
    }
    if not here.sees_persons:
        return sittings
    names = existing(here.view.now)
    acts = (act for act in until_now(here) if not isinstance(act, Thing))
    return {
        **sittings,
        "bodies": sum(name in here.view.now.state.bodies for name in names),
        "units": sum(name in here.view.now.state.units for name in names),
        "written": len(here.view.record.acts),
        "latest": [shown(here, act) for act in islice(acts, LATEST)],
        "mine": visitor(here),
    }
