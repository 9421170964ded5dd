"""Invite somebody, and let in whoever was invited: once, and only for some time."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction

from mandat.errors import MandatError
from mandat.hall import clock
from mandat.hall.models import Federation, Invitation, Membership

GOOD_FOR = timedelta(days=14)


class NotValid(MandatError):
    """An invitation that was used, has run out, or never was."""

    def __init__(self) -> None:
        super().__init__("this link was used already, or is too old: ask whoever sent it for a new one")


def invite(
    federation: Federation, person: str = "", unit: str = "", user: User | None = None, good_for: timedelta = GOOD_FOR
) -> str:
    """Invite a person on record, a member of a unit or, with neither, a guest. The token of the link."""
    token = secrets.token_urlsafe(24)
    Invitation.objects.create(
        token=_kept(token),
        federation=federation,
        user=user,
        person=person,
        unit=unit,
        expires=clock.now() + good_for,
    )
    return token


@transaction.atomic
def use(token: str) -> Invitation:
    """Use up an invitation; its account, made where it has none yet. Raises `NotValid`."""
    unused = Invitation.objects.filter(token=_kept(token), used=None, expires__gt=clock.now())
    if not unused.update(used=clock.now()):
        raise NotValid
    invitation = Invitation.objects.select_related("user", "federation").get(token=_kept(token))
    if invitation.user is None:
        invitation.user = User.objects.create_user(f"guest-{secrets.token_hex(6)}")
        invitation.save(update_fields=["user"])
    Membership.objects.get_or_create(
        user=invitation.user,
        federation=invitation.federation,
        defaults={"person": invitation.person, "unit": invitation.unit},
    )
    return invitation


def _kept(token: str) -> str:
    return sha256(token.encode()).hexdigest()
