"""Federations, and the front page of one."""

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from mandat.clerk.log import log
from mandat.clerk.tree import tree
from mandat.hall.here import Here
from mandat.hall.models import Federation
from mandat.hall.models.federation import Openness

LATEST = 8
"""Acts shown on the front page."""


def visible(user: User | AnonymousUser) -> QuerySet[Federation]:
    """The federations of which somebody may see anything."""
    open_ = ~Q(openness=Openness.MEMBERS)
    return Federation.objects.filter(open_ | Q(memberships__user=user.pk)).distinct()


def front(here: Here) -> dict[str, object]:
    """What the front page shows: the bodies, and what was done last."""
    return {"tree": tree(here.view), "latest": log(here.book)[: -LATEST - 1 : -1]}
