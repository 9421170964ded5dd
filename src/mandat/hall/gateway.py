"""Between the server, which speaks RSGI, and Django, which speaks WSGI (PEP 3333): whole requests, whole answers."""

import sys
from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]

ALIKE: Environ = {
    "SCRIPT_NAME": "",
    "wsgi.errors": sys.stderr,
    "wsgi.multiprocess": True,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}
"""What is the same for every request."""


class Answer(NamedTuple):
    """What is sent back."""

    status: int
    headers: Headers
    body: bytes


def plain(status: int, says: str, *headers: tuple[str, str]) -> Answer:
    """A sentence instead of a page. It is in English: in what language somebody asks, only Django would know."""
    text = [("content-type", "text/plain; charset=utf-8"), ("x-content-type-options", "nosniff")]
    return Answer(status, [*text, *headers], f"{says}\n".encode())


FAILED = plain(
    HTTPStatus.INTERNAL_SERVER_ERROR, "The hall could not answer. Whoever runs it finds the reason in its log."
)


def environ_of(scope: Any, form: bytes) -> Environ:
    """A request as WSGI has it."""
    name, _, port = scope.server.rpartition(":")
    return {
        **ALIKE,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": unquote_to_bytes(scope.path).decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": name,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(form),
        **_headers(scope.headers.items()),
    }


def _headers(sent: Headers) -> Environ:
    """Headers by their names in WSGI; one that came twice is one list, as the standard of HTTP has it."""
    found: Environ = {}
    for name, value in sent:
        if "_" in name:  # else whoever sends X_Forwarded_For would be taken for the proxy
            continue
        key = "HTTP_" + name.upper().replace("-", "_")
        found[key] = f"{found[key]},{value}" if key in found else value
    for key in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if f"HTTP_{key}" in found:
            found[key] = found.pop(f"HTTP_{key}")
    return found


def answer(application: Application, environ: Environ) -> Answer:
    """What an application answers, whole."""
    said: list[tuple[str, Headers]] = []
    parts = application(environ, lambda status, headers, _fault=None: said.append((status, headers)))
    try:
        body = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    status, headers = said[-1]
    return Answer(int(status[:3]), headers, body)
