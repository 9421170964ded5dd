"""A form that cannot be done as it was sent is given back on its page, filled in, with what is wrong on top."""

from copy import copy
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from mandat.hall.here import Here
from mandat.hall.refilling import PAGE, UNSEEN, refilled
from mandat.hall.way_back import page_of


def given_back(here: Here, said: str, status: int) -> HttpResponse | None:
    """The page on which a form stood, as it is now, with what was sent; None where it holds no such form any more."""
    address = page_of(here.request)
    page = _made_anew(here, address) if here.request.method == "POST" else None
    if page is None:
        return None
    text = refilled(page.content.decode(), address, here.request.path, _sent(here.request), _paragraph(said))
    return HttpResponse(text, status=status) if text is not None else None


def written(request: HttpRequest) -> list[str]:
    """The texts that somebody wrote into a form: whatever has more than one word."""
    texts = (value.strip() for name, value in _sent(request) if name not in UNSEEN)
    return [text for text in texts if len(text.split()) > 1]


def sent_again(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form sent, and from where, to be sent once more: with the token that it has, so that it counts once."""
    sent = [(name, value) for name, value in _sent(request) if name not in UNSEEN - {"once"}]
    return [(PAGE, page_of(request)), *sent]


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name in request.POST for value in request.POST.getlist(name)]


def _paragraph(said: str) -> SafeString:
    return format_html("<p>{}</p>", capfirst(said))


def _made_anew(here: Here, address: str) -> HttpResponse | None:
    """A page of this federation, as whoever sent the form would see it now."""
    path, query = urlsplit(address).path, urlsplit(address).query
    try:
        found = resolve(path)
        if found.kwargs.get("federation") != here.federation.slug:
            return None
        answer = found.func(_looking(here.request, path, query), *found.args, **found.kwargs)
    except (Resolver404, Http404, PermissionDenied):
        return None
    return answer if answer.status_code == 200 and answer["Content-Type"].startswith("text/html") else None


def _looking(request: HttpRequest, path: str, query: str) -> HttpRequest:
    """A request of the same visitor who only looks at a page."""
    asked = copy(request)
    asked.method, asked.path, asked.path_info = "GET", path, path
    asked.GET, asked.POST = QueryDict(query), QueryDict()
    asked.META = {**request.META, "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    asked.resolver_match = resolve(path)
    return asked
