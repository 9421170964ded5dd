"""Let in whoever was invited: once, and only for some time."""

import secrets

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from mandat.errors import MandatError
from mandat.hall import clock, codes
from mandat.hall.incidents import note
from mandat.hall.models import Incident, Invitation, Membership
from mandat.hall.officers import in_office, offices_of


class NotValid(MandatError):
    """An invitation that was used, has run out, or never was: which of these is not told."""

    def __init__(self) -> None:
        says = gettext(
            "this code was used already, is too old, was mistyped, or waits for a second officer to agree: ask whoever"
            " gave it to you"
        )
        super().__init__(says)


class Taken(MandatError):
    """Somebody else is this person here."""

    def __init__(self) -> None:
        says = gettext("this invitation is for a person who has another account here: ask whoever gave it to you")
        super().__init__(says)


class SomebodyElse(MandatError):
    """An account that is a person here is invited as another."""

    def __init__(self) -> None:
        says = gettext("you are signed in as somebody else of this federation: sign out first, then use the code")
        super().__init__(says)


def come_in(code: str, visitor: User | None = None) -> Invitation:
    """Use up an invitation. Its account is the one that it was made for, else the visitor's own, else a new one.

    Whether it takes a second officer is asked of the law now: somebody may have come into office since he was invited.

    Raises `NotValid`, `Taken`, `SomebodyElse`; then the invitation is as good as before.
    """
    try:
        with transaction.atomic():
            return _let_in(code, visitor)
    except IntegrityError:  # somebody else became this person in the same moment
        raise Taken from None


def _let_in(code: str, visitor: User | None) -> Invitation:
    unused = Invitation.objects.filter(token__in=codes.kept_ever(code), used=None, expires__gt=clock.now())
    if not unused.update(used=clock.now()):
        raise NotValid
    invitation = Invitation.objects.select_related("user", "federation").get(token__in=codes.kept_ever(code))
    if not invitation.seconded and _opens_an_office(invitation):
        raise NotValid
    if invitation.user is None:
        invitation.user = visitor or User.objects.create_user(f"guest-{secrets.token_hex(6)}")
        invitation.save(update_fields=["user"])
    _belong(invitation)
    note(invitation.user, Incident.CAME_IN, invitation.user)
    return invitation


def _opens_an_office(invitation: Invitation) -> bool:
    """Whether somebody comes in by it as an officer: of this federation, or with an account that is one elsewhere."""
    by_account = invitation.user is not None and bool(offices_of(invitation.user))
    return by_account or in_office(invitation.federation, invitation.person)


def _belong(invitation: Invitation) -> None:
    """Make the account of an invitation a member, or a member the person who was elected since."""
    others = Membership.objects.filter(federation=invitation.federation).exclude(user=invitation.user)
    if invitation.person and others.filter(person=invitation.person).exists():
        raise Taken
    membership, _ = Membership.objects.get_or_create(user=invitation.user, federation=invitation.federation)
    if membership.person and invitation.person and membership.person != invitation.person:
        raise SomebodyElse
    membership.person = membership.person or invitation.person
    membership.unit = membership.unit or invitation.unit
    membership.save()
