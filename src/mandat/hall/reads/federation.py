"""Federations, and the front page of one."""

from collections import Counter
from itertools import islice

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from mandat.clerk.tree import existing
from mandat.core.acts import Thing
from mandat.core.dates import MINUTES_A_DAY
from mandat.core.dates import show as instant
from mandat.core.order import Window
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.models.federation import Openness
from mandat.hall.reads.acts import shown, until_now
from mandat.hall.reads.doors import doors_set
from mandat.hall.reads.sittings import coming, going
from mandat.hall.reads.visitor import visitor

LATEST = 10
"""Acts shown on the front page."""

DAYS = 8
"""Days that are shown where a record is history."""


def visible(user: User | AnonymousUser) -> QuerySet[Federation]:
    """The federations of which somebody may see anything."""
    open_ = ~Q(openness=Openness.MEMBERS)
    return Federation.objects.filter(open_ | Q(memberships__user=user.pk)).distinct()


def front(here: Here) -> dict[str, object]:
    """What the front page shows: sittings; to members also what waits for them, and what was done last."""
    sittings = {"going": going(here), "coming": coming(here)}
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
        "doors_set": doors_set(here),
        "days": [] if here.federation.writable else days(here),
    }


def days(here: Here) -> list[tuple[str, int]]:
    """The days on which most happened, in their order, each with the number of its acts."""
    windows = here.view.record.order.windows
    happened = (windows[act.id] for act in until_now(here) if not isinstance(act, Thing))
    certain = [window.earliest // MINUTES_A_DAY for window in happened if _one_day(window)]
    most = sorted(Counter(certain).most_common(DAYS))
    return [(instant(max(day * MINUTES_A_DAY, 1))[:10], number) for day, number in most]


def _one_day(window: Window) -> bool:
    return window.earliest // MINUTES_A_DAY == window.latest // MINUTES_A_DAY
