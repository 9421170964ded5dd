"""The ASGI door: `GET /live/FEDERATION/sitting/ID/?language=de`, answered with server-sent events."""

import asyncio
import os
import random
import re
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandat.hall.settings")
django.setup()

from django.conf import settings  # noqa: E402  what follows needs the settings
from django.db import Error  # noqa: E402
from msgspec import Struct  # noqa: E402
from msgspec.structs import replace  # noqa: E402

from mandat.errors import MandatError  # noqa: E402
from mandat.hall.live.admission import Admitted, admitted  # noqa: E402
from mandat.hall.live.channel import Channel  # noqa: E402
from mandat.hall.live.looking import render, signal  # noqa: E402
from mandat.hall.live.room import Full, Room, Who, address  # noqa: E402
from mandat.hall.live.watching import Key, Watch  # noqa: E402

Receive, Send = Callable[[], Awaitable[dict]], Callable[[dict], Awaitable[None]]

MOST = int(os.environ.get("HALL_LISTENERS", "5000"))
"""Listeners of this process, as far as the system lets it have connections; more are told to come back."""

WAITING = 500
"""How many may be asked at the door at once who they are; more are told to come back."""

PATIENCE = 15.0
"""Seconds after which a listener is sent a sign of life where nothing happened."""

ASKED_AGAIN = 30.0
"""Seconds after which it is asked again whether a listener may still listen."""

RETRY = (1000, 4000)
"""Milliseconds after which a browser comes back when the connection broke: each another number, so that not all come
at once."""

_PATH = re.compile(r"/live/([a-z0-9-]+)/(sitting|poll)/([a-z0-9.-]+)/")
_LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)

_watches: dict[str, Watch] = {}
_thread = ThreadPoolExecutor(1, "door")


class Asked(Struct, frozen=True):
    """A listener who asks to be let in. `cookie`: what the browser sent along; `address`: from where he comes."""

    key: Key
    cookie: str
    address: str
    who: Who | None = None


class Refused(Exception):
    """Somebody is not let in; with the status of the answer."""


room = Room(MOST, WAITING)


async def application(scope: dict, receive: Receive, send: Send) -> None:
    """Let a listener in, and send him what changes until he leaves."""
    try:
        with room.at_the_door():
            asked, channel = await _let_in(scope)
        with room.entered(asked.who) as gives_way, channel.listening():
            await _serve(scope, receive, send, asked, channel, gives_way)
    except Refused as reason:
        await _refuse(send, *reason.args)
    except Full:
        await _refuse(send, 503)


async def _let_in(scope: dict) -> tuple[Asked, Channel]:
    """Who asks, and what he may listen to. Raises `Refused`."""
    asked = _asked(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
    if asked is None:
        raise Refused(404)
    try:
        found = await _admitted(asked)
        who = Who(False, asked.address) if found.account is None else Who(True, str(found.account))
        asked = replace(asked, key=replace(asked.key, audience=found.audience), who=who)
        channel = await _watch(asked.key.federation).channel(asked.key) if found.audience else None
    except (MandatError, Error):
        raise Refused(503) from None  # the ledger or the tables are away: whoever looks at them says so in the log
    if channel is None:
        raise Refused(404)
    return asked, channel


def _watch(federation: str) -> Watch:
    return _watches.setdefault(federation, Watch(federation, signal, render))


async def _admitted(asked: Asked) -> Admitted:
    question = admitted, asked.key.federation, asked.cookie
    return await asyncio.get_running_loop().run_in_executor(_thread, *question)


async def _serve(
    scope: dict, receive: Receive, send: Send, asked: Asked, channel: Channel, gives_way: asyncio.Event
) -> None:
    """Send what is heard, until the listener leaves, gives way to another, or may listen no longer."""
    await _start(send, _origin(scope))
    ends = _left(receive), gives_way.wait(), _asked_again(asked)
    tasks = [asyncio.create_task(work) for work in (_listen(channel, send), *ends)]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await send({"type": "http.response.body", "body": b""})


async def _listen(channel: Channel, send: Send) -> None:
    await _send(send, f"retry: {random.randint(*RETRY)}\n\n".encode())
    async for frame in channel.frames(PATIENCE):
        await _send(send, frame)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _asked_again(asked: Asked) -> None:
    """Ends when whoever listens may do so no longer, or watches from elsewhere."""
    audience = asked.key.audience
    while audience == asked.key.audience:
        await asyncio.sleep(ASKED_AGAIN * random.uniform(0.8, 1.2))
        audience = (await _admitted(asked)).audience


def _asked(scope: dict) -> Asked | None:
    """What a request asks for; None where it makes no sense."""
    path = _PATH.fullmatch(scope["path"])
    if path is None:
        return None
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    language = query.get("language", [""])[-1]
    known = language if language in _LANGUAGES else settings.LANGUAGE_CODE
    return Asked(Key(path[1], path[2], path[3], known), _header(scope, b"cookie", "; "), _address(scope))


def _header(scope: dict, name: bytes, between: str) -> str:
    """All that was sent under the name of a header."""
    return between.join(value.decode("latin-1") for one, value in scope["headers"] if one == name)


def _address(scope: dict) -> str:
    client = (scope.get("client") or ("", 0))[0]
    return address(client, _header(scope, b"x-forwarded-for", ","), settings.ALLAUTH_TRUSTED_PROXY_COUNT)


def _origin(scope: dict) -> str:
    """The origin that may read the events: that of the pages, by whichever of its names the browser called it."""
    sent = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"), "")
    pages = urlsplit(settings.ADDRESS)
    try:
        asked = urlsplit(sent)
        same = (asked.scheme, asked.port) == (pages.scheme, pages.port) and asked.hostname in settings.ALLOWED_HOSTS
    except ValueError:
        same = False
    return sent if same else settings.ADDRESS


async def _start(send: Send, origin: str) -> None:
    headers = {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
        "access-control-allow-origin": origin,
        "access-control-allow-credentials": "true",
        "vary": "origin, cookie",
        "x-content-type-options": "nosniff",
    }
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200, "headers": raw})


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"retry-after", b"10")] if status == 503 else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
