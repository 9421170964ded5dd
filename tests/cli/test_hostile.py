"""Books, terminals and readers at their worst: one clear line, exit 2, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mandat.cli import running, writing
from mandat.cli.main import main

UNION = Path(__file__).parent / "union"
MANDAT = [sys.executable, "-c", "import sys; from mandat.cli.main import main; sys.exit(main())"]


def shell(*arguments, **options) -> subprocess.CompletedProcess:
    """Run `mandat` as a program of its own."""
    env = {**os.environ, "NO_COLOR": "", "COLUMNS": "80", **options.pop("env", {})}
    return subprocess.run([*MANDAT, *arguments], cwd=UNION, env=env, stderr=subprocess.PIPE, **options)


# --------------------------------------------------------------------------------------------------------------- books


def test_a_folder_without_a_book_names_what_it_should_hold(book, run):
    book("", "other.txt")
    assert run("check") == (
        2, "", "mandat: .: this folder holds no record.mandat; write one, or name a book: mandat -b FILE\n",
    )  # fmt: skip


def test_a_folder_without_a_book_says_how_to_begin_one(book, run):
    book("", "other.txt")
    said = run()
    assert said.code == 0
    assert "record.mandat" in said.out


def test_the_smallest_book_shown_is_in_order_and_answers_what_is_shown(book, run):
    book("", "other.txt")
    lines = run().out.splitlines()
    shown = [line[4:] for line in lines if line.startswith("    ") or not line]
    begin, end = shown.index('2024-03-02 unit hamburg "Hamburg branch"'), shown.index("    against 31") + 1
    book("\n".join(shown[begin:end]) + "\n")
    questions = [line.split("  ")[0].split()[1:] for line in shown[end:] if line.startswith("mandat ")]
    assert len(questions) == 3
    assert [run(*question).code for question in questions] == [0, 0, 0]
    assert run("check").out == "no findings; exit 0\n"


def test_bytes_that_are_no_text_are_placed(book, run):
    book(b'2024-01-10 unit elm\n\n2024-01-11 unit oak "\xff\xfe"\n')
    assert run("check") == (2, "", "mandat: record.mandat:3: this is not UTF-8 text; save the file as UTF-8\n")


@pytest.mark.parametrize("text", ["", "\n", "; nothing\n", "\ufeff", 'option title ""\n', "2024-01-10"])
@pytest.mark.parametrize(
    "line", ["", "check", "log", "tree", "votes", "dispatches", "reports", "print recognition", "diff 2024 2025"]
)
def test_a_book_of_nothing_is_no_fault(text, line, book, run):
    book(text)
    said = run(*line.split())
    assert said.code in (0, 1)
    assert said.err == ""


def test_a_text_cannot_move_or_colour_the_terminal(book, run):
    book('2024-01-10 unit elm "Elm \x1b[31mred\x1b[0m \u202e backwards\x07"\n')
    for line in ("log", "tree", "show elm", "check", ""):
        out = run(*line.split()).out
        assert not {"\x1b", "\u202e", "\x07"} & set(out)


def test_an_argument_cannot_move_or_colour_the_terminal(ask):
    said = ask("show", "elm\x1b[2J")
    assert said.code == 2
    assert "\x1b" not in said.err


def test_an_argument_of_bytes_that_are_no_text_is_unknown():
    done = shell("show", b"elm\xff", stdout=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"mandat: nothing in the record is called")


def test_a_long_argument_is_cut_in_the_message(ask):
    said = ask("show", "x" * 10_000)
    assert said.code == 2
    assert len(said.err) < 400


# ------------------------------------------------------------------------------------------------- terminals and pipes


class Terminal:
    """Standard output that says it is a terminal."""

    def __init__(self, stream):
        self.stream = stream

    def isatty(self):
        return True

    def __getattr__(self, name):
        return getattr(self.stream, name)


def test_a_pipe_gets_no_colour(ask):
    assert "\x1b" not in ask("may", "tomo", "keys", "oak").out


def test_a_terminal_gets_colour(ask, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal(sys.stdout))
    assert "\x1b[31mno\x1b[0m" in ask("may", "tomo", "keys", "oak").out


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_colour_gets_none(name, value, ask, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal(sys.stdout))
    monkeypatch.setenv(name, value)
    assert "\x1b" not in ask("may", "tomo", "keys", "oak").out


def test_json_has_no_colour_on_a_terminal(ask, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal(sys.stdout))
    assert "\x1b" not in ask("show", "tomo", "--json").out


@pytest.mark.parametrize("line", ["may tomo keys oak", "log", "--help", "check --json", "may --help"])
def test_a_reader_that_goes_away_is_no_fault(line):
    read, write = os.pipe()
    os.close(read)
    try:
        done = shell(*line.split(), stdout=write)
    finally:
        os.close(write)
    assert done.stderr == b""
    assert done.returncode == (1 if line.startswith(("may tomo", "check")) else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told():
    with open("/dev/full", "wb") as full:
        done = shell("log", stdout=full)
    assert done.returncode == 2
    assert done.stderr == b"mandat: output: the disk is full\n"


def test_json_is_utf8_whatever_the_terminal_says():
    done = shell("show", "tomo", "--json", stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "latin-1"})
    assert "Tomo 山田" in done.stdout.decode("utf-8")


def test_a_terminal_without_the_letters_gets_signs_for_them():
    done = shell("show", "tomo", stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert b"Tomo \\u5c71\\u7530" in done.stdout


@pytest.mark.parametrize("columns", ["1", "40", "60", "79", "200", "nonsense"])
def test_every_table_fits_the_terminal(columns, ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    width = max(int(columns), 40) if columns.isdigit() else 80
    for line in ("log", "votes", "dispatches", "roster board", "tree", "who keys ash --at 2024-05-02", "explain"):
        lines = ask(*line.split()).out.splitlines()
        assert [shown for shown in lines if len(shown) > width and not shown.endswith(":")] == []


# -------------------------------------------------------------------------------------------------------------- faults


def test_a_fault_of_the_program_is_one_line(ask, monkeypatch):
    monkeypatch.setattr(running, "deliver", lambda answer: 1 / 0)
    said = "this is a fault of mandat, not yours (ZeroDivisionError: division by zero); MANDAT_DEBUG=1 shows where"
    assert ask("tree") == (2, "", f"mandat: {said}\n")


def test_a_fault_is_raised_for_those_who_look_for_it(ask, monkeypatch):
    monkeypatch.setattr(running, "deliver", lambda answer: 1 / 0)
    monkeypatch.setenv("MANDAT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        ask("tree")


def test_a_command_stopped_by_hand_exits_130(ask, monkeypatch):
    def stop(answer):
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "deliver", stop)
    assert ask("tree") == (130, "", "")


def test_closed_streams_are_no_fault(monkeypatch):
    monkeypatch.chdir(UNION)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["tree"]) == 0
    assert main(["frob"]) == 2
    assert writing.width() > 0


def test_the_book_may_be_named_in_the_environment(run, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MANDAT_BOOK", str(UNION))
    assert "Elm Row gardens" in run("tree").out
    assert run("-b", "elsewhere", "tree").code == 2
    monkeypatch.setenv("MANDAT_BOOK", "elsewhere")
    assert run().code == 2
