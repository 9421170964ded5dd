"""Looks for changes while somebody listens, and shows them: at most five frames a second, whatever happens."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from mandat.hall.live.admission import GALLERY
from mandat.hall.live.channel import Channel, Parts

LOOK = 0.05
"""Seconds between two looks at whether anything was written."""

FRAME = 0.2
"""Seconds between two frames: what happens meanwhile is shown together."""

TICK = 1.0
"""Seconds after which parts are rendered again although nothing was written: votes open and close by the clock."""

log = logging.getLogger(__name__)


class Key(Struct, frozen=True):
    """What a channel shows: a sitting or a poll of a federation, in a language.

    kind      `sitting` or `poll`; name: its id
    audience  who watches: see `admission`
    """

    federation: str
    kind: str
    name: str
    language: str
    audience: str = GALLERY


class Watch:
    """The channels of this process.

    signal   something that differs when anything was written to one of these federations
    render   the parts of a page as everybody may see them; None where there is no such page

    Both are called in one thread of their own: they ask databases.
    """

    def __init__(
        self,
        signal: Callable[[frozenset[str]], object],
        render: Callable[[Key], Parts | None],
    ) -> None:
        self._signal, self._render = signal, render
        self.channels: dict[Key, Channel] = {}
        self._thread = ThreadPoolExecutor(1, "looking")
        self._looking: asyncio.Task | None = None
        self._seen: object = None

    async def asked(self, question: Callable[..., object], *arguments: object) -> object:
        """The answer to a question that asks a database."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, *arguments)

    async def channel(self, key: Key) -> Channel | None:
        """The channel of a page, which shows something already; None where there is no such page."""
        if key not in self.channels:
            parts = await self.asked(self._render, key)
            if parts is None:
                return None
            self.channels.setdefault(key, Channel()).show(parts)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        return self.channels[key]

    async def _look(self) -> None:
        """Until nobody listens any more."""
        clock = asyncio.get_running_loop().time
        rendered = 0.0
        while self.channels:
            try:
                signal = await self.asked(self._signal, frozenset(key.federation for key in self.channels))
                if signal != self._seen or clock() - rendered > TICK:
                    self._show(await self.asked(self._parts, tuple(self.channels)))
                    self._seen, rendered = signal, clock()
                    await asyncio.sleep(FRAME)
            except Exception:
                log.exception("looking for changes failed; looking on")
                await asyncio.sleep(TICK)
            await asyncio.sleep(LOOK)

    def _parts(self, keys: tuple[Key, ...]) -> dict[Key, Parts]:
        """What each page shows; one that cannot be rendered keeps nobody else waiting."""
        found = {}
        for key in keys:
            try:
                parts = self._render(key)
            except Exception:
                log.exception("a page could not be rendered; the others go on")
            else:
                if parts is not None:
                    found[key] = parts
        return found

    def _show(self, shown: Mapping[Key, Parts]) -> None:
        """Show what was rendered; a channel to which nobody listens is given up."""
        for key, parts in shown.items():
            self.channels[key].show(parts)
        for key in [key for key, channel in self.channels.items() if not channel.listeners]:
            del self.channels[key]
