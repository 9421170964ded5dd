"""Both processes of the hall under one command: pages and votes, and live events."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from django.core.management import call_command

from mandat.hall.desks import desk_of
from mandat.hall.models import Federation
from mandat.hall.moves.forget import forget_erased
from mandat.hall.tidying import tidy

THREADS = 8
PATIENCE = 10
"""Seconds that a process may take to end."""


def prepare() -> None:
    """Make tables and static files, where they are not there or not those of this version."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("clearsessions", verbosity=0)
    tidy()
    for federation in Federation.objects.all():
        forget_erased(federation, desk_of(federation).book())


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
    pages += ["--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning"]
    live = ["uvicorn", "--log-level", "warning", "--no-access-log", "--lifespan", "off"]
    return [
        [*run, *pages, "--host", host, "--port", str(port), "mandat.hall.wsgi:application"],
        [*run, *live, "--host", host, "--port", str(port + 1), "mandat.hall.live:application"],
    ]


def _end(running: Sequence[subprocess.Popen]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
