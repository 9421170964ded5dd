"""The connection of a listener, to whom nothing is owed for ever: one that takes nothing, or asks nothing, is dropped.

What waits for a slow listener is bounded: by what the system keeps for a connection, one frame, and what the server
lets pile up before it waits (64 KiB). Whoever was dropped comes back, and is sent what is so then.
"""

import asyncio
import socket
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

STALLED = 30.0
"""Seconds within which a listener has to take something of what waits for him; and to ask for something, at first."""

KEPT = 64 * 1024
"""Bytes that the system is asked to keep for a connection; it keeps megabytes where nobody says so."""


class Listener(AutoHTTPProtocol):
    """A connection of the live process."""

    _dropped: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Somebody has come."""
        super().connection_made(transport)
        found = transport.get_extra_info("socket")
        if found is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KEPT)
        self.loop.call_later(STALLED, self._drop_if_silent)

    def pause_writing(self) -> None:
        """More waits than should."""
        super().pause_writing()
        self._dropped = self.loop.call_later(STALLED, self.transport.abort)

    def resume_writing(self) -> None:
        """It was taken."""
        super().resume_writing()
        self._let_be()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self._let_be()
        super().connection_lost(exc)

    def _let_be(self) -> None:
        if self._dropped is not None:
            self._dropped.cancel()
            self._dropped = None

    def _drop_if_silent(self) -> None:
        cycle: Any = self.cycle
        if cycle is None:
            self.transport.abort()
