"""A real server of PostgreSQL for tests: made and ended with the run, reached by a socket, never run by root."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from glob import glob
from pathlib import Path

MISSING = "PostgreSQL's server is missing, and the ledger is tested with it: apt install postgresql"
PATIENCE = 60
SETTINGS = (
    "listen_addresses=",
    "max_connections=60",
    "shared_buffers=32MB",
    "autovacuum=off",
    "recovery_init_sync_method=syncfs",
)


class ServerMissing(Exception):
    """There is no server to be started."""


class Server:
    """A server in a folder of its own. `url` names a database that an ordinary user owns.

    segment  megabytes of each piece of its log: small ones are quickly made; one that is in use has 16
    """

    def __init__(self, segment: int = 1) -> None:
        self.programs = _programs()
        self.user = _user()
        self.folder = Path(tempfile.mkdtemp(prefix="mandat-pg-"))
        self.data = self.folder / "data"
        if self.user is not None:
            shutil.chown(self.folder, self.user)
        self.run(
            "initdb",
            "-D",
            self.data,
            "-U",
            "super",
            "-A",
            "trust",
            "--no-locale",
            "-E",
            "UTF8",
            "--no-sync",
            f"--wal-segsize={segment}",
        )
        self.start()
        self.sql("CREATE ROLE clerk LOGIN", "postgres")

    def url(self, database: str, user: str = "clerk", folder: Path | None = None) -> str:
        return f"postgresql://{user}@/{database}?host={folder or self.folder}"

    def new(self, database: str) -> str:
        """The URL of a new database."""
        self.sql(f"CREATE DATABASE {database} OWNER clerk", "postgres")
        return self.url(database)

    def sql(self, statement: str, database: str) -> str:
        """What a superuser is told."""
        address = ("-h", self.folder, "-U", "super", "-d", database)
        return self.run("psql", "-XAtqw", "-v", "ON_ERROR_STOP=1", *address, "-c", statement)

    def start(self) -> None:
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-k", self.folder, *settings],
                cwd=self.folder,
                user=self.user,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            try:
                self.sql("SELECT 1", "postgres")
            except RuntimeError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text()[-2000:])

    def crash(self) -> None:
        """What the loss of the machine's memory leaves: every process of the server is killed at once."""
        children = _children(self._process.pid)
        for process in (self._process.pid, *children):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.wait(PATIENCE)
        end = time.monotonic() + PATIENCE
        while any(map(_runs, children)):
            if time.monotonic() > end:
                raise RuntimeError("a process of the server was killed, and goes on")
            time.sleep(0.005)

    def put_back(self, data: Path) -> None:
        """Let a server that is not running go on from a copy of its folder of data."""
        shutil.rmtree(self.data)
        data.rename(self.data)

    def copied(self, to: Path) -> Path:
        """A copy of the folder of data of a server that is not running."""
        self.run("cp", "-a", self.data, to)
        return to

    def stop(self, *, keep: bool = False) -> None:
        """End it: in good order where its folder is kept."""
        self._process.send_signal(signal.SIGINT if keep else signal.SIGQUIT)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.crash()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program: str, *words: object) -> str:
        done = subprocess.run(
            [shutil.which(self.programs / program) or program, *map(str, words)],
            cwd=self.folder,
            user=self.user,
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}")
        return done.stdout.strip()


def _programs() -> Path:
    """The newest server that Debian, or whoever, has installed."""
    found = [Path(path).parent for path in glob("/usr/lib/postgresql/*/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path and not found:
        return Path(on_path).parent
    if not found:
        raise ServerMissing(MISSING)
    return max(found, key=lambda folder: int(folder.parent.name))


def _user() -> str | None:
    """Who runs the server: it refuses to be run by root."""
    if os.getuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _children(parent: int) -> list[int]:
    """The processes that this one has started."""
    return [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if _stat(path)[1:] == [str(parent)]]


def _runs(process: int) -> bool:
    return _stat(Path(f"/proc/{process}/stat"))[:1] not in ([], ["Z"])


def _stat(path: Path) -> list[str]:
    """The state of a process and its parent; nothing, where it has ended."""
    try:
        return path.read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return []
