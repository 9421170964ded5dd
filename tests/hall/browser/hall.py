"""The hall as it is opened on a machine: `mandat hall`, with its two processes, in a folder of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tests.hall.browser import union
from tests.hall.served.hall import two_free_ports

PATIENCE = 60
CLOCK = Path(__file__).with_name("clock")

STORIES = {
    "ferries": {"record": union.RECORD, "strict": False},
    "officers": {"record": union.RECORD + union.GOING_ON, "strict": True},
    "called": {"record": union.RECORD + union.CALLED, "strict": False},
    **{
        slug: {"record": union.RECORD + union.GOING_ON, "strict": False}
        for slug in (
            "keys",
            "plain",
            "pages",
            "live",
            "lost",
            "offline",
            "recalled",
            "dismissed",
            "frames",
            "typed",
            "called-up",
            "papers",
            "refused",
            "held",
        )
    },
}
"""The federation of each story -> how it is founded. They share nothing but the hall."""


class Hall:
    """A hall that is open.

    address, live  where its pages and its live events are
    codes          federation -> person -> the code of an invitation
    sessions       who has come in: federation, person -> cookies
    links          the links that it prints: who of the Harbour Union -> address
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = two_free_ports()
        self.address, self.live = (f"http://localhost:{port}" for port in (self.port, self.port + 1))
        self.sessions: dict[tuple[str, str], list] = {}
        self.clock = folder / "clock"
        self.is_("2026-06-01T10:05")
        told = {"HALL_FOLDER": str(folder / "data"), "HALL_DATABASE": "sqlite", "HALL_ADDRESS": self.address}
        path = os.pathsep.join((str(CLOCK), os.environ.get("PYTHONPATH", "")))
        self.env = {**os.environ, **told, "HALL_TEST_CLOCK": str(self.clock), "PYTHONPATH": path}
        for name in ("DJANGO_SETTINGS_MODULE", "HALL_LIVE"):
            self.env.pop(name, None)

    def is_(self, minute: str) -> None:
        """Set the clock of the hall; it goes on from there."""
        off = datetime.fromisoformat(minute).replace(tzinfo=UTC) - datetime.now(UTC)
        aside = self.clock.with_suffix(".new")
        aside.write_text(str(off.total_seconds()), encoding="utf-8")
        aside.replace(self.clock)

    def found(self) -> None:
        """Found the federations."""
        found = [sys.executable, "-m", "tests.hall.browser.union"]
        made = subprocess.run(
            found, env=self.env, check=False, input=json.dumps(STORIES), capture_output=True, text=True
        )
        assert made.returncode == 0, made.stderr
        self.codes = json.loads(made.stdout)

    def open(self) -> None:
        """Open it, and wait until both of its processes answer."""
        self.said = self.folder / "said.txt"
        with self.said.open("w") as said:
            hall = [sys.executable, "-u", "-m", "mandat.hall", "--port", str(self.port)]
            self.process = subprocess.Popen(
                hall, env=self.env, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
            )
        _wait(self.address + "/", self.said)
        _wait(self.live + "/", self.said)
        self.links = dict(re.findall(r"^  (\S+) +(http\S+)$", self.said.read_text(encoding="utf-8"), re.MULTILINE))

    def close(self) -> None:
        """End it as Ctrl-C ends it; whatever is left then is killed."""
        self.process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def kill(self) -> None:
        """Kill all of its processes at once, as when the power fails."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def write(self, federation: str, text: str) -> None:
        """Append acts to the ledger of a federation from the command line, as somebody does who is not in the hall."""
        ledger = f"sqlite:///{self.folder / 'data' / 'ledger.sqlite3'}?record={federation}"
        append = [str(Path(sys.executable).with_name("mandat")), "-b", ledger, "ledger", "append", "-"]
        done = subprocess.run(append, env=self.env, input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def _wait(address: str, said: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the hall does not open: {said.read_text(encoding='utf-8')}")
