"""A real server of PostgreSQL for tests: made and ended with the run, reached by a socket, never run by root."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from glob import glob
from pathlib import Path

MISSING = "PostgreSQL's server is missing, and the ledger is tested with it: apt install postgresql"
SETTINGS = ("listen_addresses=", "max_connections=60", "shared_buffers=32MB", "autovacuum=off")


class ServerMissing(Exception):
    """There is no server to be started."""


class Server:
    """A server in a folder of its own. `url` names a database that an ordinary user owns."""

    def __init__(self) -> None:
        self.programs = _programs()
        self.user = _user()
        self.folder = Path(tempfile.mkdtemp(prefix="mandat-pg-"))
        self.data = self.folder / "data"
        if self.user is not None:
            shutil.chown(self.folder, self.user)
        self.run("initdb", "-D", self.data, "-U", "super", "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync")
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
        settings = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={self.folder}"))
        self.run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-o", settings, "start")

    def crash(self) -> None:
        """What the loss of the process leaves: every process of the server is killed at once."""
        parent = int((self.data / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False
        )
        os.kill(parent, signal.SIGKILL)
        for child in map(int, children.stdout.split()):
            if _alive(child):
                os.kill(child, signal.SIGKILL)
        self.run("pg_ctl", "-D", self.data, "-w", "-t", "1", "status", check=False)

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program: str, *words: object, check: bool = True) -> str:
        done = subprocess.run(
            [self.programs / program, *map(str, words)],
            cwd=self.folder,
            user=self.user,
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if check and done.returncode:
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


def _alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()
