"""Both processes of the hall under one command: pages and votes, and live events."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

CONNECTIONS = 4000
"""Of each process for pages: browsers keep them open for half a minute. More of them wait."""

BUFFER = 64 * 1024
"""Bytes that a connection may take before it has said what it asks for."""

PATIENCE = 2.5
"""Seconds that a process may take to end; pages in hand are given one of them."""

LEAST = 5.0
"""Seconds that a process lives at least where nothing is wrong with it; one that dies sooner is not started again."""


def serve(port: int, host: str = "127.0.0.1") -> None:
    """Serve until this process is told to end, or one of the others cannot be kept going: then all end."""
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: asked.append(number))
    kept = [Kept(command) for command in commands(host, port)]
    try:
        while not asked and all(one.goes_on() for one in kept):
            time.sleep(0.2)
    finally:
        end([one.process for one in kept])


class Kept:
    """A process that is started again when it dies: whoever votes does not depend on whoever watches."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self._start()

    def goes_on(self) -> bool:
        """Whether it runs, started again if need be; false where it died as soon as it was started."""
        if self.process.poll() is None:
            return True
        if time.monotonic() - self._since < LEAST:
            return False
        self._start()
        return True

    def _start(self) -> None:
        self.process, self._since = subprocess.Popen(self.command), time.monotonic()


def commands(host: str, port: int) -> list[list[str]]:
    """The command lines: granian for pages, uvicorn (`live/__main__.py`) for events."""
    run = [sys.executable, "-m", "mandat.hall.kept"]
    pages = ["granian", "--interface", "rsgi", "--workers", os.environ.get("HALL_WORKERS", "1")]
    # with HTTP/2, one connection could hold 200 forms that never come; proxies speak HTTP/1.1 to what they stand before
    pages += ["--http", "1", "--http1-buffer-size", str(BUFFER), "--backpressure", str(CONNECTIONS)]
    pages += ["--no-ws", "--log-level", "error"]
    # granian's workers hang when Ctrl-C and their parent tell them to end at the same time
    pages += ["--workers-kill-timeout", "1"]
    return [
        [*run, *pages, "--host", host, "--port", str(port), "mandat.hall.rsgi:application"],
        [*run, "mandat.hall.live", "--host", host, "--port", str(port + 1)],
    ]


def end(running: Sequence[subprocess.Popen]) -> None:
    """End processes: in good order, unless they take too long."""
    for process in running:
        process.terminate()
    by = time.monotonic() + PATIENCE
    for process in running:
        try:
            process.wait(max(by - time.monotonic(), 0.01))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
