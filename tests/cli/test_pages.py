"""What people see. Each file in `pages` holds commands, what they print about the small union, and their exit codes.

After a change that is meant: `RECORD=1 pytest tests/cli/test_pages.py`, then read the difference.
"""

import os
import shlex
from pathlib import Path

import pytest

from mandat.cli.catalogue import COMMANDS

PAGES = Path(__file__).parent / "pages"
FILES = sorted(PAGES.glob("*.txt"))


def commands(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("$ mandat")]


def printed(command: str, ask) -> str:
    """A command with what it prints, its messages, and its exit code where that is not 0."""
    said = ask(*shlex.split(command)[2:])
    code = f"# exit {said.code}\n" if said.code else ""
    return f"{command}\n{said.out}{said.err}{code}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_is_as_recorded(path, ask):
    page = path.read_text(encoding="utf-8")
    now = "\n".join(printed(command, ask) for command in commands(page))
    if os.environ.get("RECORD"):
        path.write_text(now, encoding="utf-8")
    assert page == now


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_fits_80_columns(path):
    """Save for commands, messages and findings, which stay on one line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 80 and not line.startswith(("$ ", "mandat: ", "record."))] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_has_no_colour_and_no_spaces_at_the_end(path):
    page = path.read_text(encoding="utf-8")
    assert "\x1b" not in page
    assert [line for line in page.splitlines() if line != line.rstrip()] == []


def test_every_command_has_a_page():
    shown = {shlex.split(command)[2] for path in FILES for command in commands(path.read_text()) if len(command) > 8}
    assert set(COMMANDS) - {"hall"} <= shown  # which is another program
