"""Runs commands in this process, as a shell would: arguments in; exit code, standard output and error out."""

from pathlib import Path
from typing import NamedTuple

import pytest

from mandat.cli.main import main

UNION = Path(__file__).parent / "union"


class Said(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Run `mandat ARGUMENTS` where no variable of the shell says otherwise."""
    for name in ("MANDAT_BOOK", "MANDAT_DEBUG", "_MANDAT_COMPLETE", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments: str) -> Said:
        code = main([str(one) for one in arguments])
        return Said(code, *capsys.readouterr())

    return command


@pytest.fixture
def ask(run, monkeypatch):
    """Run `mandat ARGUMENTS` in the folder of the small union."""
    monkeypatch.chdir(UNION)
    return run


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Write a book into a new folder, and go there."""
    monkeypatch.chdir(tmp_path)

    def written(text: str | bytes, name: str = "record.mandat") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


@pytest.fixture
def ledger(run, tmp_path, monkeypatch):
    """Run `mandat -b LEDGER ledger ARGUMENTS` in a folder of its own, with keys of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MANDAT_KEYS", str(tmp_path / "keys"))
    return lambda *arguments, url="sqlite:///union.db": run("-b", url, "ledger", *arguments)


@pytest.fixture
def union(ledger):
    """The same with the acts of the small union in it."""
    assert ledger("import", UNION).code == 0
    return ledger
