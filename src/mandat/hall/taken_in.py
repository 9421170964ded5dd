"""Forms are taken in whole before they are answered: one that comes in slowly, or never, keeps nobody from the pages.

Whoever stands where a net is bad sends half of a form, and the rest when it is sent again, seconds later; somebody
else may send half of one on purpose. While the rest is waited for no thread is held; and it is not waited for without
end, nor in endless memory.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from queue import SimpleQueue
from threading import Thread
from typing import Any

from django.conf import settings
from granian.rsgi import ProtocolClosed

from mandat.hall.gateway import FAILED, Answer, Application, answer, environ_of, plain

PLACES = 8
"""Requests that are answered at once: more of them only wait for each other."""

PATIENCE = 60.0
"""Seconds within which a form has to be there. The longest that is taken is there in time at 140 kbit a second, a
vote at any speed."""

ROOM = 64 * 1024 * 1024
"""Bytes of all forms that come in at once, by the lengths that they announce. Where one more does not fit, the ones
that have come the longest are cut off."""

LEAST = 16 * 1024
"""Bytes that a form counts for at least: what a connection takes beside it."""

TICK = 0.5
"""Seconds between two looks at forms that come in."""

AGAIN = "Nothing was recorded. Go back, where most browsers keep what you wrote, and send it once more."
ENDS = ("connection", "close")
LATE = plain(HTTPStatus.REQUEST_TIMEOUT, f"This form came too slowly, and was cut off. {AGAIN}", ENDS)
HALF = plain(HTTPStatus.BAD_REQUEST, f"Only a part of this form came. {AGAIN}", ENDS)

log = logging.getLogger(__name__)


class Coming:
    """Forms that come in, the one that has come the longest first. For one thread: that of the event loop."""

    def __init__(self, room: int = ROOM) -> None:
        self._free = room
        self._forms: dict[asyncio.Task, tuple[float, int]] = {}

    @contextmanager
    def taking(self, form: asyncio.Task, length: int, now: float) -> Iterator[None]:
        """A task takes in a form of so many bytes; it is cancelled where that takes too long, or too much room."""
        size = max(length, LEAST)
        while size > self._free and self._forms:
            self._cut_off(next(iter(self._forms)))
        self._forms[form] = now + PATIENCE, size
        self._free -= size
        try:
            yield
        finally:
            self._forget(form)

    def cut_off_late(self, now: float) -> None:
        """Cut off what had its time."""
        for form in [form for form, (until, _) in self._forms.items() if until <= now]:
            self._cut_off(form)

    def _cut_off(self, form: asyncio.Task) -> None:
        self._forget(form)
        form.cancel()

    def _forget(self, form: asyncio.Task) -> None:
        _, size = self._forms.pop(form, (0.0, 0))
        self._free += size


class TakenIn:
    """An RSGI application: a WSGI application that is handed whole requests, a few at once.

    https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._coming = Coming()
        self._asked: SimpleQueue[tuple[Any, bytes, Any, asyncio.Future]] = SimpleQueue()
        self._answered: deque[asyncio.Future] = deque()

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to answer."""
        for _ in range(PLACES):
            Thread(target=self._answer_on, name="pages", daemon=True).start()
        self._tick(loop)

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Take a request in; whoever is free among the threads answers it."""
        loop = asyncio.get_running_loop()
        self._let_go()
        try:
            form = await self._form(_length(scope), protocol, loop.time())
        except asyncio.CancelledError:
            _send(protocol, LATE)
        except ProtocolClosed:
            _send(protocol, HALF)
        else:
            done = loop.create_future()
            self._asked.put((scope, form, protocol, done))
            await done

    async def _form(self, length: int, protocol: Any, now: float) -> bytes:
        if (
            not 0 < length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        ):  # Django refuses a longer one, and reads nothing of it
            return b""
        with self._coming.taking(asyncio.current_task(), length, now):
            return await protocol()

    def _answer_on(self) -> None:
        while True:
            scope, form, protocol, done = self._asked.get()
            _send(protocol, self._answer(scope, form))
            self._answered.append(done)

    def _answer(self, scope: Any, form: bytes) -> Answer:
        try:
            return answer(self._application, environ_of(scope, form))
        except Exception:
            log.exception("a request could not be answered")
            return FAILED

    def _tick(self, loop: asyncio.AbstractEventLoop) -> None:
        self._let_go()
        self._coming.cut_off_late(loop.time())
        loop.call_later(TICK, self._tick, loop)

    def _let_go(self) -> None:
        """End what has been answered. To wake the loop for each of them would cost more than to send the answer."""
        while self._answered:
            self._answered.popleft().set_result(None)


def _length(scope: Any) -> int:
    text = scope.headers.get("content-length") or ""
    return int(text) if text.isascii() and text.isdigit() else 0


def _send(protocol: Any, said: Answer) -> None:
    protocol.response_bytes(int(said.status), said.headers, said.body)
