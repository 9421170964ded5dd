"""Sessions as their owners see them: on which device, since when. The address of a machine is never kept."""

import re

from allauth.account.signals import authentication_step_completed
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

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


@receiver(authentication_step_completed)
def renew(request: HttpRequest, *, reauthenticated: bool = False, **_: object) -> None:
    """Give a session a new key when its owner has shown a password or factor once more: an older key opens nothing."""
    if not reauthenticated or request.session.session_key is None:
        return
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


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
