"""What is asked for is imported, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

UNION = Path(__file__).parent / "union"
SHOW = "import sys; from mandat.cli.main import main; main({}); print(*sys.modules, file=sys.stderr)"


def imported(*arguments: str, folder: Path = UNION) -> set[str]:
    """The modules imported by a command."""
    code = SHOW.format(list(arguments))
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("line", ["--help", "--version", "help"])
def test_help_imports_neither_click_nor_the_law(line):
    assert not {"click", "msgspec", "mandat.core", "mandat.clerk", "mandat.book", "re"} & imported(line) - {"re"}


def test_where_there_is_no_book_nothing_is_imported(tmp_path):
    assert not {"click", "msgspec", "mandat.core"} & imported(folder=tmp_path)


def test_one_command_imports_no_other():
    modules = imported("tree")
    assert {name for name in modules if name.startswith("mandat.cli.commands.")} == {"mandat.cli.commands.tree"}
    assert "mandat.clerk.may" not in modules


@pytest.mark.parametrize(("given", "kept"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")])
def test_numpy_starts_no_threads_unless_the_user_says_so(given, kept):
    free = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    code = "import os; from mandat.cli.main import main; main(['--version']); print(os.environ['OPENBLAS_NUM_THREADS'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=free | given)
    assert done.stdout.split()[-1] == kept


SEATS = ["apportion gardens.csv --method hare --seats 5", "power weights.csv --quota 12"]


@pytest.mark.parametrize("line", ["tree", "tree --json", "check", "may tomo keys oak", *SEATS])
def test_no_command_imports_what_is_slow_and_not_used(line):
    assert not {"rich", "numpy", "zoneinfo", "asyncio", "django", "sqlite3"} & imported(*line.split())
