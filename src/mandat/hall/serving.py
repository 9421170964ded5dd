"""Both processes of the hall under one command: pages and votes, and live events."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

THREADS = 8
PATIENCE = 10
"""Seconds that a process may take to end."""


def serve(port: int, host: str = "127.0.0.1") -> None:
    """Serve until one of the processes ends, or this one is told to: then all end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    running = [subprocess.Popen(command) for command in commands(host, port)]
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.2)
    except KeyboardInterrupt:
        pass
    finally:
        _end(running)


def commands(host: str, port: int) -> list[list[str]]:
    """The command lines: granian with threads for pages, uvicorn for events."""
    run = [sys.executable, "-m"]
    pages = ["granian", "--interface", "wsgi", "--workers", os.environ.get("HALL_WORKERS", "1")]
    pages += ["--blocking-threads", str(THREADS), "--no-ws", "--log-level", "error"]
    live = ["uvicorn", "--log-level", "warning", "--no-access-log", "--lifespan", "off", "--ws", "none"]
    live += ["--timeout-graceful-shutdown", "2"]
    return [
        [*run, *pages, "--host", host, "--port", str(port), "mandat.hall.wsgi:application"],
        [*run, *live, "--host", host, "--port", str(port + 1), "mandat.hall.live.door:application"],
    ]


def _end(running: Sequence[subprocess.Popen]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
