"""The second factor of officers: whoever acts for others must have one, and have used it in this session, to act.

Pages stay readable without. Whoever holds an office needs it for whatever he changes; whoever has a duty without an
office (a chair for the day) when he exercises it. Both is asked of the law, at every request that changes anything: an
appointment needs it from the next request on, a dismissal does not need it any more.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mandat.errors import MandatError
from mandat.hall import clock
from mandat.hall.duties import holds_office
from mandat.hall.officers import offices_of

if TYPE_CHECKING:
    from mandat.hall.here import Here

ENOUGH = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What can be enrolled as a second factor; recovery codes only stand in for one that is lost."""

GOOD_FOR = timedelta(hours=12)
"""How long a second factor counts: a long day of congress."""


class Needed(MandatError):
    """Somebody acts for others without a second factor. `enrolled`: whether there is one to be used."""

    def __init__(self, enrolled: bool) -> None:
        self.enrolled = enrolled
        use = _("whoever acts for others here does so with a second factor: use it, then do this again")
        set_up = _("whoever acts for others here does so with a second factor: set one up, then do this again")
        super().__init__(use if enrolled else set_up)


def ask_officer(here: Here) -> None:
    """Raise `Needed` where the visitor holds an office and has not used a second factor in this session."""
    if here.federation.second_factor and holds_office(here.present.now, here.person):
        ask(here)


def ask(here: Here) -> None:
    """Raise `Needed` where the visitor exercises a duty, and has not used a second factor in this session."""
    if here.changes and here.federation.second_factor and not used(here.request):
        raise Needed(is_mfa_enabled(here.request.user, ENOUGH))


def owes(user: User) -> bool:
    """Whether an account is an officer's, somewhere where officers need a second factor, and has none.

    A ledger that cannot be read keeps nobody from signing in: whoever acts there is asked all the same.
    """
    if is_mfa_enabled(user, ENOUGH):
        return False
    with suppress(MandatError):
        return any(one.federation.second_factor for one in offices_of(user))
    return False


def used(request: HttpRequest) -> bool:
    """Whether a second factor of the visitor was used in this session, not too long ago, and is still enrolled."""
    user = request.user
    assert isinstance(user, User)
    since = clock.now().timestamp() - GOOD_FOR.total_seconds()
    records = get_authentication_records(request, user)
    shown = any(record.get("method") == "mfa" and record.get("at", 0) > since for record in records)
    return shown and is_mfa_enabled(user, ENOUGH)
