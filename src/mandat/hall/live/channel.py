"""One channel for all who look at the same page in the same language: what it shows, and what changed last.

A channel has numbered frames. A listener who has seen the frame before the last gets the last one, which holds only the
parts that changed; whoever has missed one, or just came, gets everything. So nobody misses anything, however slow, and
nobody has a queue that can grow.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager

Parts = Mapping[str, str]
"""The name of a part of the page -> its HTML."""

ALIVE = b"event: alive\ndata: 1\n\n"
"""A sign of life: a page that hears none for long knows that its connection is gone, whatever the network says."""

TROUBLE = "trouble"
"""The part that says, where it is not empty, that the others are not what is so now."""


class Channel:
    """What the listeners of one page see. For one thread: that of the event loop.

    parts  what is shown now; what was shown once, and is gone, is empty
    """

    def __init__(self) -> None:
        self.number = 0
        self.listeners = 0
        self.parts: dict[str, str] = {}
        self._last = b""
        self._moved = asyncio.Event()

    def show(self, parts: Parts) -> bool:
        """Show these parts from now on; whether that changed anything."""
        shown = {**dict.fromkeys(self.parts, ""), **parts}
        new = {name: html for name, html in shown.items() if self.parts.get(name) != html}
        if not new:
            return False
        self.parts = shown
        self.number += 1
        self._last = event(self.number, new)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        return True

    def trouble(self) -> None:
        """Show that what is shown is not what is so now, until something is shown again."""
        self.show({**self.parts, TROUBLE: "1"})

    @property
    def in_trouble(self) -> bool:
        """Whether it shows that."""
        return bool(self.parts.get(TROUBLE))

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Somebody listens. To be entered as soon as the channel is found: one without listeners is given up."""
        self.listeners += 1
        try:
            yield
        finally:
            self.listeners -= 1

    async def frames(self, patience: float) -> AsyncIterator[bytes]:
        """What a listener is sent: everything at first, then what changes; now and then a sign of life."""
        seen = self.number
        yield event(seen, self.parts)
        while True:
            moved = self._moved
            if self.number == seen:
                try:
                    async with asyncio.timeout(patience):  # `wait_for` of Python 3.11 may overlook that it is cancelled
                        await moved.wait()
                except TimeoutError:
                    yield ALIVE
                    continue
            missed, seen = self.number - seen, self.number
            yield self._last if missed == 1 else event(seen, self.parts)


def event(number: int, parts: Parts) -> bytes:
    """A server-sent event."""
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"id: {number}\nevent: parts\ndata: {data}\n\n".encode()
