"""The hall ends soon, whole, and whoever ends it how: with open connections, without a terminal, or killed."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing as ending
from contextlib import suppress

import pytest

from tests.hall.served.hall import two_free_ports

PATIENCE = 60
SOON = 3
SLACK = 2
"""Seconds within which the hall ends; machines that test may take so many times as long."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("ending")


class Opened:
    """The hall, opened with these files closed."""

    def __init__(self, folder, closed=()):
        self.port = two_free_ports()
        self.said = folder / "said.txt"
        env = {**os.environ, "HALL_FOLDER": str(folder / "data"), "HALL_DATABASE": "sqlite"}
        env["HALL_ADDRESS"] = f"http://localhost:{self.port}"
        env.pop("DJANGO_SETTINGS_MODULE", None)
        words = [sys.executable, "-m", "mandat.hall", "--port", str(self.port), "--empty"]
        shell = ["sh", "-c", " ".join(["exec", *words, *(f"{number}>&-" for number in closed)])]
        with self.said.open("w") as said:
            self.process = subprocess.Popen(shell, env=env, stdout=said, stderr=said, start_new_session=True)
        for port in (self.port, self.port + 1):
            self._wait(port)

    def _wait(self, port: int) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(OSError, http.client.HTTPException), ending(self.ask(port)):
                return
            time.sleep(0.05)
        raise RuntimeError(self.said.read_text())

    def ask(self, port: int) -> http.client.HTTPConnection:
        """A connection that was answered, and stays open."""
        connection = http.client.HTTPConnection("localhost", port, timeout=PATIENCE)
        connection.request("GET", "/")
        connection.getresponse().read()
        return connection

    def gone(self) -> float:
        """Seconds until nobody listens on its ports any more."""
        began = time.monotonic()
        while any(map(taken, (self.port, self.port + 1))):
            assert time.monotonic() - began < PATIENCE, "it does not end"
            time.sleep(0.02)
        return time.monotonic() - began


def taken(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=PATIENCE):
        return True
    return False


def pressed(opened: Opened, number: int) -> None:
    """What a terminal does to all at once; twice, by whoever cannot wait."""
    for _ in range(2):
        os.killpg(opened.process.pid, number)
        time.sleep(0.1)


def sent(opened: Opened, number: int) -> None:
    opened.process.send_signal(number)


@pytest.mark.parametrize(
    ("how", "number", "code", "closed"),
    [
        (pressed, signal.SIGINT, 0, ()),
        (sent, signal.SIGTERM, 0, (0, 1, 2)),
        (sent, signal.SIGKILL, -signal.SIGKILL, (1,)),
    ],
    ids=["Ctrl-C", "asked, without input, output or errors", "killed"],
)
def test_it_ends_soon_and_leaves_nobody_behind(folder, how, number, code, closed):
    opened = Opened(folder, closed)
    try:
        with ending(opened.ask(opened.port)), ending(opened.ask(opened.port + 1)):
            how(opened, number)
            assert opened.gone() < SOON * SLACK
            assert opened.process.wait(PATIENCE) == code
        assert opened.said.read_text() == ""
    finally:
        with suppress(ProcessLookupError):
            os.killpg(opened.process.pid, signal.SIGKILL)
        opened.process.wait(PATIENCE)
