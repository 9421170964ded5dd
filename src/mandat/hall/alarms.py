"""What whoever runs the hall should see of its doors: that they were opened or tried, never by whom or on whom."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from allauth.account.signals import authentication_step_completed
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

LOG = logging.getLogger(__name__)


@receiver(user_logged_in)
def on_signed_in(**_: object) -> None:
    """Somebody came in."""
    LOG.info("signed in")


@receiver(authentication_step_completed)
def on_shown(method: str, **_: object) -> None:
    """Somebody showed a password (`password`) or another factor (`mfa`), to come in or once more."""
    LOG.info("shown: %s", method)


@receiver(user_login_failed)
def on_wrong_password(**_: object) -> None:
    """A username or password was wrong."""
    LOG.warning("sign-in failed")


@receiver(authentication_failed)
def on_wrong_factor(**_: object) -> None:
    """A second factor was wrong."""
    LOG.warning("second factor wrong")


class Refusals:
    """Middleware: writes down that somebody was not allowed to do something, by the name of the page."""

    def __init__(self, answering: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answering = answering

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, as it is."""
        answer = self.answering(request)
        if answer.status_code == HTTPStatus.FORBIDDEN:
            found = request.resolver_match
            LOG.warning("refused: %s", found.view_name if found else "no page")
        return answer
