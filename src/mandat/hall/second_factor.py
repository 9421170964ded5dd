"""The second factor of officers: whoever holds an office must have one, and have used it in this session, to act.

Pages stay readable without. Whether somebody holds an office is asked of the law, at every request that changes
anything: an appointment needs it from the next request on, a dismissal does not need it any more.
"""

from __future__ import annotations

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

if TYPE_CHECKING:
    from mandat.hall.here import Here

ENOUGH = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What can be enrolled as a second factor; recovery codes only stand in for one that is lost."""

GOOD_FOR = timedelta(hours=12)
"""How long a second factor counts: a long day of congress."""


class Needed(MandatError):
    """An officer acts without a second factor. `enrolled`: whether there is one to be used."""

    def __init__(self, enrolled: bool) -> None:
        self.enrolled = enrolled
        use = _("whoever holds an office acts here with a second factor: use it, then do this again")
        set_up = _("whoever holds an office acts here with a second factor: set one up, then do this again")
        super().__init__(use if enrolled else set_up)


def ask(here: Here) -> None:
    """Raise `Needed` where the visitor holds an office and has not used a second factor in this session."""
    if here.federation.second_factor and holds_office(here.present.now, here.person) and not used(here.request):
        raise Needed(is_mfa_enabled(here.request.user, ENOUGH))


def used(request: HttpRequest) -> bool:
    """Whether a second factor of the visitor was used in this session, not too long ago, and is still enrolled."""
    user = request.user
    assert isinstance(user, User)
    since = clock.now().timestamp() - GOOD_FOR.total_seconds()
    records = get_authentication_records(request, user)
    shown = any(record.get("method") == "mfa" and record.get("at", 0) > since for record in records)
    return shown and is_mfa_enabled(user, ENOUGH)
