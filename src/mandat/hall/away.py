"""What is said where tables or a ledger cannot be read or written: a disk that is full, a server that is started again,
a record that is damaged. These pages ask neither, and say nothing of where they are kept: that stands in the log.
"""

import logging
import sys

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error

from mandat.errors import MandatError
from mandat.hall.models import Federation
from mandat.ledger.store import Damaged, NoLedger

RETRY = "10"
"""Seconds after which a program may ask again."""

log = logging.getLogger(__name__)


def ledger_away(request: HttpRequest, federation: Federation, reason: MandatError) -> HttpResponse:
    """The ledger of a federation cannot be read or written."""
    log.error("the ledger of %s: %s", federation.slug, reason)
    return _said(request, {"federation": federation, "damaged": isinstance(reason, (Damaged, NoLedger))})


def fault(request: HttpRequest) -> HttpResponse:
    """Something went wrong that nothing answered: tables that are away, or a fault of the program."""
    return _said(request, {}) if _is_away(sys.exc_info()[1]) else server_error(request)


def _is_away(reason: BaseException | None) -> bool:
    """Whether tables cannot be read or written; a statement that they refuse is a fault of the program."""
    return isinstance(reason, (OperationalError, InterfaceError)) or type(reason) is DatabaseError


def _said(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    answer = render(request, "503.html", context, status=503)
    answer["Retry-After"] = RETRY
    return answer
