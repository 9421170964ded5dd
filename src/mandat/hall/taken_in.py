"""Forms are taken in whole before they are answered: one that comes in slowly, or never, keeps nobody from the pages.

Whoever stands where a net is bad sends half of a form, and the rest when it is sent again, seconds later; somebody
else may send half of one on purpose. Threads that wait for the rest are not those that answer.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from threading import Semaphore
from typing import IO, Any

from django.conf import settings

PLACES = 8
"""Requests that are answered at once: more of them only wait for each other."""

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]


class TakenIn:
    """A WSGI application that is handed whole requests, a few at once. Half a form is answered with 400."""

    def __init__(self, application: Application) -> None:
        self._application, self._places = application, Semaphore(PLACES)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The answer of the application."""
        length = _length(environ)
        if 0 < length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:  # Django refuses a longer one, and reads nothing of it
            form = _read(environ["wsgi.input"], length)
            if len(form) < length:
                start(f"{HTTPStatus.BAD_REQUEST.value} {HTTPStatus.BAD_REQUEST.phrase}", [("Content-Length", "0")])
                return [b""]
            environ["wsgi.input"] = BytesIO(form)
        with self._places:
            return self._application(environ, start)


def _length(environ: Environ) -> int:
    text = environ.get("CONTENT_LENGTH") or ""
    return int(text) if text.isascii() and text.isdigit() else 0


def _read(source: IO[bytes], length: int) -> bytes:
    """As many bytes, or all that come."""
    found = b""
    while len(found) < length and (more := source.read(length - len(found))):
        found += more
    return found
