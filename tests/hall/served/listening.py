"""Somebody who listens to a poll over the wire as a browser does: comes back when the connection breaks."""

import http.client
import json
import time
from contextlib import suppress
from threading import Event, Thread

WAITS = 5
"""Seconds that a connection may be silent, and that somebody waits for its end."""

PAUSE = 0.2


class Listening:
    """Listens until it is ended; `shown`: what the parts of the page are now."""

    def __init__(self, port: int, path: str, key: str) -> None:
        self.shown: dict[str, str] = {}
        self._asked = port, path, {"Cookie": f"hall={key}"}
        self._over = Event()
        self._thread = Thread(target=self._listen_on, daemon=True)
        self._thread.start()

    def shows(self, text: str, seconds: float) -> bool:
        """Whether the page shows a text in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any(text in html for html in self.shown.values()):
                return True
            time.sleep(0.02)
        return False

    def end(self) -> None:
        """Listen no longer."""
        self._over.set()
        self._thread.join(WAITS * 2)

    def _listen_on(self) -> None:
        while not self._over.is_set():
            with suppress(OSError, http.client.HTTPException):
                self._listen()
            self._over.wait(PAUSE)

    def _listen(self) -> None:
        port, path, headers = self._asked
        connection = http.client.HTTPConnection("localhost", port, timeout=WAITS * 4)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            while answer.status == 200 and not self._over.is_set() and (line := answer.readline()):
                if line.startswith(b"data: {"):
                    self.shown |= json.loads(line[6:])
        finally:
            connection.close()
