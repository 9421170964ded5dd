"""The hall, served in processes of its own as `mandat hall` serves it, and people who vote over the wire."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from urllib.parse import urlencode

from mandat.hall.serving import commands
from tests.hall.served.listening import Listening

FORGERY = "c" * 32
PATIENCE = 60


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def two_free_ports() -> int:
    """The first of two ports in a row that nobody uses."""
    while True:
        port = free_port()
        with suppress(OSError), socket.socket() as next_one:
            next_one.bind(("127.0.0.1", port + 1))
            return port


class Hall:
    """A meeting with one poll, and the server; `workers` processes answer.

    application  what they serve: the pages of the hall
    """

    application = "mandat.hall.rsgi:application"

    def __init__(self, folder: object, database: str, members: int, kind: str = "open", workers: int = 1) -> None:
        self.port = two_free_ports()
        self.workers = str(workers)
        self.live: subprocess.Popen | None = None
        told = {"FOLDER": str(folder), "DATABASE": database, "ADDRESS": f"http://localhost:{self.port}"}
        self.env = {**os.environ, **{f"HALL_{name}": value for name, value in told.items()}}
        self.env.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-m", "tests.hall.served.meeting", str(members), "1", kind]
        made = subprocess.run(command, env=self.env, check=True, capture_output=True, timeout=2 * PATIENCE)
        self.world = json.loads(made.stdout)
        self.poll = self.world["polls"][0]["id"]

    def start(self) -> None:
        """Serve, as a group of processes that can be killed at once; wait until it answers."""
        command = commands("127.0.0.1", self.port)[0]
        command[command.index("--workers") + 1] = self.workers
        command[-1] = self.application
        self.process = self._begun(command)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/", "")[0] == 200:
                    return
            time.sleep(0.05)
        raise RuntimeError("the hall does not start")

    def start_live(self) -> None:
        """Serve live events too; whoever listens comes back until it answers."""
        self.live = self._begun(commands("127.0.0.1", self.port)[1])

    def _begun(self, command: list[str]) -> subprocess.Popen:
        null = subprocess.DEVNULL
        return subprocess.Popen(command, env=self.env, stdout=null, stderr=null, start_new_session=True)

    def kill(self) -> None:
        """Kill every process of the server at once."""
        for process in filter(None, (self.process, self.live)):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)

    def listen(self, member: int) -> Listening:
        """A member listens to the poll."""
        return Listening(self.port + 1, f"/live/dockers/poll/{self.poll}/", self.world["keys"][member])

    def ask(self, method: str, path: str, key: str, **sent: object) -> tuple[int, str]:
        """The answer to one request: its status and its page."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        try:
            headers = {
                "Cookie": f"hall={key}; {self.world['form']}={FORGERY}",
                "Origin": f"http://localhost:{self.port}",
            }
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, urlencode({"csrfmiddlewaretoken": FORGERY, **sent}), headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def vote(self, member: int, side: str, device: str = "phone") -> str | None:
        """The number of the receipt of a member; None where there was none."""
        status, page = self.send(member, side, device)
        found = re.search(r'class="number">([A-Z0-9-]+)<', page)
        return found[1] if status == 200 and found else None

    def send(self, member: int, side: str, device: str = "phone") -> tuple[int, str]:
        """The answer to the vote of a member: its status and its page."""
        line, key = self.world["polls"][0]["lines"][member], self.world["keys"][member]
        sent = {"line": line, "side": side, "once": f"{device}-{member}"}
        return self.ask("POST", f"/dockers/poll/{self.poll}/vote/", key, **sent)

    def close(self) -> int:
        """The chair closes the poll: the status of the answer."""
        path, present = f"/dockers/poll/{self.poll}/close/", len(self.world["keys"])
        return self.ask("POST", path, self.world["chair"], present=present)[0]

    def counts(self, ledger: str) -> list[tuple[str, str, str]]:
        """The counts of the vote acts on record, read from the ledger."""
        from mandat.clerk.opening import open_book

        acts = open_book(ledger).written.values()
        return [(act.for_.text, act.against.text, act.abstain.text) for act in acts if act.verb == "vote"]
