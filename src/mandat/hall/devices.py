"""Sessions as their owners see them: on which device, since when. The address of a machine is never kept."""

import re

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db.models.signals import pre_save
from django.dispatch import receiver

NO_ADDRESS = "0.0.0.0"
"""What is written where allauth wants the address of a machine."""

BROWSERS = ("Edg", "Firefox", "Chrome", "Safari")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
"""The first that a browser says of itself is what it is."""


@receiver(pre_save, sender=UserSession)
def keep_little(instance: UserSession, **_: object) -> None:
    """Of a session, keep what its owner needs to recognise the device."""
    instance.ip = NO_ADDRESS
    instance.user_agent = device(instance.user_agent)


def device(user_agent: str) -> str:
    """A browser and what it runs on, in a few words.

    >>> device("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")
    'Firefox, Android'
    """
    found = [next((one for one in some if re.search(rf"\b{one}", user_agent)), "?") for some in (BROWSERS, SYSTEMS)]
    return ", ".join(found).replace("Edg,", "Edge,")


def end_all(user: User) -> None:
    """End every session of an account."""
    for session in UserSession.objects.filter(user=user):
        session.end()
