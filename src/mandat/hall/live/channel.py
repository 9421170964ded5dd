"""One channel for all who watch the same sitting in the same language: what it shows, and what changed last.

A channel has numbered frames. A listener who has seen the frame before the last gets the last one, which holds only the
parts that changed; whoever has missed one, or just came, gets everything. So nobody misses anything, however slow, and
nobody has a queue that can grow.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

Parts = Mapping[str, str]
"""The name of a part of the page -> its HTML."""


class Channel:
    """What the listeners of one sitting see. For one thread: that of the event loop.

    parts    what is shown now; what was shown once, and is gone, is sent empty
    changed  the name of a part -> when it last changed, in milliseconds since 1970; None: before anybody watched
    """

    def __init__(self) -> None:
        self.number = 0
        self.listeners = 0
        self.parts: dict[str, str] = {}
        self.changed: dict[str, int | None] = {}
        self._last = b""
        self._moved = asyncio.Event()

    def show(self, parts: Parts, now: int) -> bool:
        """Show these parts from now on; whether that changed anything."""
        new = {name: html for name, html in parts.items() if self.parts.get(name) != html}
        gone = self.parts.keys() - parts.keys()
        if not new and not gone:
            return False
        for name in (*new, *gone):
            self.changed[name] = now if self.number else None
        self.parts = dict(parts)
        self.number += 1
        self._last = event(self.number, {**new, **dict.fromkeys(gone, "")}, list(new))
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        return True

    def everything(self, since: int) -> bytes:
        """All parts, for whoever comes or has missed something; `since`: when he last saw the page whole."""
        fresh = [name for name, when in self.changed.items() if when is None or when >= since]
        return event(self.number, {**dict.fromkeys(self.changed, ""), **self.parts}, fresh)

    async def frames(self, since: int, patience: float) -> AsyncIterator[bytes]:
        """What a listener is sent: everything at first, then what changes; now and then a sign of life."""
        self.listeners += 1
        try:
            seen = self.number
            yield self.everything(since)
            while True:
                moved = self._moved
                if self.number == seen:
                    try:
                        await asyncio.wait_for(moved.wait(), patience)
                    except TimeoutError:
                        yield b":\n\n"
                        continue
                missed, seen = self.number - seen, self.number
                yield self._last if missed == 1 else self.everything(0)
        finally:
            self.listeners -= 1


def event(number: int, parts: Parts, fresh: list[str]) -> bytes:
    """A server-sent event. `fresh`: the parts that changed, so that pages fetch anew what is theirs alone in them."""
    data = json.dumps({"parts": parts, "fresh": fresh}, ensure_ascii=False, separators=(",", ":"))
    return f"id: {number}\nevent: parts\ndata: {data}\n\n".encode()
