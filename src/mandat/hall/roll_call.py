"""The roll call: seat after seat is called, in the order of the roll; who did not answer is called again at the end."""

from django.db.models import F

from mandat.hall.models import Poll, Roll

AHEAD = 3
"""Seats that are told: the one that is called now, and those that come next."""


def calling(poll: Poll) -> list[Roll]:
    """The line that is called now, and the next ones; none where every seat has answered.

    The call goes on from `poll.called`: what stands before, and has not answered, was passed over, and comes last.
    """
    waiting = Roll.objects.filter(poll=poll, used__lt=F("votes"))
    ahead = list(waiting.filter(place__gte=poll.called)[:AHEAD])
    return ahead + list(waiting.filter(place__lt=poll.called)[: AHEAD - len(ahead)])
