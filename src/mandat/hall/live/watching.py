"""Looks for changes while somebody listens, and shows them: at most five frames a second, whatever happens.

Each federation is watched by a thread of its own, with connections of its own: where the ledger of one is damaged, slow
or away, the others go on.
"""

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
    """The channels of a federation.

    signal   something that differs when anything was written to it
    render   the parts of a page as everybody may see them; None where there is no such page

    Both are called in one thread of their own: they ask databases.
    """

    def __init__(
        self,
        federation: str,
        signal: Callable[[str], object],
        render: Callable[[Key], Parts | None],
    ) -> None:
        self._federation, self._signal, self._render = federation, signal, render
        self.channels: dict[Key, Channel] = {}
        self._thread = ThreadPoolExecutor(1, "looking")
        self._looking: asyncio.Task | None = None
        self._seen: object = None

    async def channel(self, key: Key) -> Channel | None:
        """The channel of a page, which shows something already; None where there is no such page.

        Whoever gets one listens at once, without waiting for anything: one to which nobody listens is given up.
        """
        if key not in self.channels:
            parts = await self._asked(self._render, key)
            if parts is None:
                return None
            self.channels.setdefault(key, Channel()).show(parts)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        return self.channels[key]

    async def _asked(self, question: Callable[..., object], *arguments: object) -> object:
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, *arguments)

    async def _look(self) -> None:
        """Until nobody listens any more. The signal is asked before what it announces: what is written in between
        makes the next one differ."""
        clock = asyncio.get_running_loop().time
        rendered = 0.0
        while self.channels:
            try:
                signal = await self._asked(self._signal, self._federation)
                if signal != self._seen or clock() - rendered > TICK:
                    self._show(await self._asked(self._parts, tuple(self.channels)))
                    self._seen, rendered = signal, clock()
                    await asyncio.sleep(FRAME)
            except Exception:
                if not self._in_trouble():
                    log.exception("a federation cannot be looked at; the others go on")
                for channel in self.channels.values():
                    channel.trouble()
                await asyncio.sleep(TICK)
            self._give_up()
            await asyncio.sleep(LOOK)

    def _parts(self, keys: tuple[Key, ...]) -> dict[Key, Parts | None]:
        """What each page shows; None for one that cannot be rendered, which keeps nobody else waiting."""
        found: dict[Key, Parts | None] = {}
        for key in keys:
            try:
                parts = self._render(key)
            except Exception:
                if not self.channels[key].in_trouble:
                    log.exception("a page cannot be rendered; the others go on")
                found[key] = None
            else:
                if parts is not None:
                    found[key] = parts
        return found

    def _show(self, shown: Mapping[Key, Parts | None]) -> None:
        for key, parts in shown.items():
            if parts is None:
                self.channels[key].trouble()
            else:
                self.channels[key].show(parts)

    def _in_trouble(self) -> bool:
        return all(channel.in_trouble for channel in self.channels.values())

    def _give_up(self) -> None:
        """Give up channels to which nobody listens."""
        for key in [key for key, channel in self.channels.items() if not channel.listeners]:
            del self.channels[key]
