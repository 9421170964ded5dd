"""The shell completes commands, options and ids, fast, and never stumbles."""

import shutil
import subprocess
from pathlib import Path

import pytest

from mandat.cli.catalogue import COMMANDS

UNION = Path(__file__).parent / "union"


@pytest.fixture
def complete(run, monkeypatch):
    """What the shell offers behind a line, as bash asks for it."""

    def offered(line: str, where: Path = UNION) -> list[str]:
        monkeypatch.chdir(where)
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        monkeypatch.setenv("_MANDAT_COMPLETE", "bash_complete")
        said = run()
        assert (said.code, said.err) == (0, "")
        return [item.removeprefix("plain,") for item in said.out.split()]

    return offered


def test_commands_are_completed(complete):
    assert complete("mandat di") == ["dispatch", "dispatches", "diff"]
    assert complete("mandat ") == list(COMMANDS)


def test_options_are_completed(complete):
    assert complete("mandat may --d") == ["--dispatch"]
    assert complete("mandat may --a") == ["--always", "--at"]
    assert complete("mandat --b") == ["--book"]


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("mandat may t", ["tomo", "treasurer"]),
        ("mandat may tomo funds.spend ", ["ash", "assembly", "board", "elm", "oak", "water-board"]),
        ("mandat may tomo funds.spend elm --dispatch ", ["buy-pump", "dig-day"]),
        ("mandat may tomo funds.spend elm --under a", ["assembly"]),
        ("mandat dispatch d", ["dig-day"]),
        ("mandat apportion gardens.csv --method s", ["sainte-lague", "sainte-lague-14"]),
        ("mandat show elm", ["elm", "elm-digs", "elm-word"]),
        ("mandat votes --of w", ["water-board"]),
        ("mandat explain v00", [f"V00{number}" for number in range(1, 10)]),
        ("mandat show zzz", []),
    ],
)
def test_ids_are_completed_from_the_book(line, ids, complete):
    assert complete(line) == ids


def test_the_book_on_the_command_line_is_the_one_that_is_read(complete, tmp_path):
    assert complete(f"mandat -b {UNION} roster b", tmp_path) == ["board"]


@pytest.mark.parametrize("line", ["mandat show e", "mandat -b no-such-book show e", "mandat frob e", "mandat frob --e"])
def test_no_book_and_no_command_offer_nothing(line, complete, tmp_path):
    assert complete(line, tmp_path) == []


def test_a_damaged_book_offers_nothing(complete, tmp_path):
    (tmp_path / "record.mandat").write_bytes(b"\xff\xfe")
    assert complete("mandat show e", tmp_path) == []


def test_a_question_that_makes_no_sense_offers_nothing(run, monkeypatch):
    monkeypatch.setenv("_MANDAT_COMPLETE", "bash_nonsense")
    assert run().out == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_can_read(shell, run):
    script = run("completion", shell).out
    assert "_MANDAT_COMPLETE" in script
    program = shutil.which(shell)
    if program:
        assert subprocess.run([program, "-n"], input=script.encode()).returncode == 0
