"""The way back to what somebody was doing: to the page of a form that was refused, or past a second factor."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from mandat.hall.refilling import PAGE

KEY = "way_back"


def keep(request: HttpRequest, address: str) -> None:
    """Remember in the session where somebody was. `address`: one of the hall."""
    request.session[KEY] = address


def kept(request: HttpRequest) -> str | None:
    """Where somebody was."""
    return request.session.get(KEY)


def show(request: HttpRequest) -> None:
    """Say on the next page that the factor is set up, and show the way back, where there is one: once."""
    address = request.session.pop(KEY, None)
    if address is not None:
        done = _("Your second factor is set up, and counts at once.")
        back = _("Back to what you were doing")
        messages.success(request, format_html('{} <a href="{}">{}</a>', done, address, back))


def page_of(request: HttpRequest) -> str:
    """The page of the hall on which the form stood that was sent, as it says itself, or the browser; else empty."""
    said = request.POST.get(PAGE) or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(said, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(said)
    page = f"{parts.path}?{parts.query}" if parts.query else parts.path
    # asked of the path too: one that begins with two slashes is an address elsewhere
    return page if url_has_allowed_host_and_scheme(page, None) else ""
