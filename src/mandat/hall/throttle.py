"""Who fails too often has to wait: counted in the cache, which all processes share. Whoever succeeds never waits."""

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mandat.errors import MandatError
from mandat.hall import alarms


class TooOften(MandatError):
    """Too many failures from one place."""

    def __init__(self) -> None:
        super().__init__(_("too many codes from here were wrong: wait five minutes, then try again"))


def ask(request: HttpRequest, action: str) -> None:
    """Raise `TooOften` where too much failed lately; `action` is one of `ACCOUNT_RATE_LIMITS`."""
    if not ratelimit.consume(request, action=action, dry_run=True):
        alarms.LOG.warning("too many failures: %s", action)
        raise TooOften


def count(request: HttpRequest, action: str) -> None:
    """Count a failure."""
    alarms.LOG.warning("code of an invitation wrong")
    ratelimit.consume(request, action=action)
