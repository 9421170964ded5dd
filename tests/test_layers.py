"""The layers stand in .importlinter; here: they hold, and a breach of any of them would be seen."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "mandat"
PURE = ["book", "canon", "measure", "core", "count", "errors.py"]

CLOCKS = {"now", "today", "utcnow"}
DISK_AND_USER = {"breakpoint", "eval", "exec", "input", "open", "print", "__import__"}


def lint(root: Path) -> subprocess.CompletedProcess:
    """Check the layers of the mandat in `root`/src by the .importlinter in `root`."""
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )


def calls(source: str) -> list[tuple[int, str]]:
    """Every call in `source` that asks the clock, the disk or the user: its line and what it calls."""
    found = (
        (node.lineno, ast.unparse(node.func)) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)
    )
    return [(line, name) for line, name in found if name in DISK_AND_USER or name.rpartition(".")[2] in CLOCKS]


def pure_files() -> list[Path]:
    return [path for name in PURE for path in [SOURCE / name, *(SOURCE / name).rglob("*.py")] if path.is_file()]


def test_the_layers_hold():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("file", "line", "chain"),
    [
        ("core/planted.py", "import mandat.book", "mandat.core.planted -> mandat.book"),
        ("count/planted.py", "from mandat import core", "mandat.count.planted -> mandat.core"),
        ("cli/planted.py", "import mandat.book", None),  # downwards: allowed
        ("core/planted.py", "def late():\n    import os", "mandat.core.planted -> os"),
        ("count/planted.py", "from pathlib import Path", "mandat.count.planted -> pathlib"),
        ("book/planted.py", "import random", "mandat.book.planted -> random"),
        ("measure/planted.py", "import sqlite3", "mandat.measure.planted -> sqlite3"),
        ("canon/planted.py", "from time import time", "mandat.canon.planted -> time"),
        ("clerk/planted.py", "import os", None),  # the clerk reads files
        ("clerk/texts.py", "import mandat.clerk.opening", "No cycles are allowed in mandat.clerk"),
        ("stray.py", "", "mandat.stray"),
    ],
)
def test_a_breach_of_the_layers_is_seen(file, line, chain, tmp_path):
    shutil.copytree(SOURCE, tmp_path / "src" / "mandat", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    (tmp_path / "src" / "mandat" / file).write_text(line + "\n")
    result = lint(tmp_path)
    if chain is None:
        assert result.returncode == 0, result.stdout + result.stderr
    else:
        assert result.returncode == 1, result.stdout + result.stderr
        assert chain in result.stdout


@pytest.mark.parametrize("path", pure_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_pure_layers_ask_no_clock_and_open_no_file(path):
    assert calls(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("datetime.now(UTC)", "datetime.now"),
        ("datetime.datetime.today()", "datetime.datetime.today"),
        ("x = [date.today() for _ in y]", "date.today"),
        ("def f(at=When.now()): pass", "When.now"),
        ("with open('a') as a: pass", "open"),
    ],
)
def test_a_call_to_the_clock_or_the_disk_is_seen(line, name):
    assert (1, name) in calls(line)


@pytest.mark.parametrize(
    "line", ["date(1917, 11, 7)", "book.opened()", "sitting.open()", "When.now", "date.fromordinal(1)"]
)
def test_arithmetic_on_dates_is_free(line):
    assert calls(line) == []
