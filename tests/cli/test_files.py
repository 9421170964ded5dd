"""The names of files that commands are told: none is taken for another, and none is written over unseen."""

import os
from pathlib import Path
from shlex import split

import click
import pytest

from mandat.cli.catalogue import COMMANDS
from mandat.cli.commands.ledger import COMMANDS as LEDGER
from mandat.cli.files import FileName
from mandat.cli.group import mandat
from mandat.ledger.keys import LOG, Signer

TAKES_FILES = {"FILE", "OUT", "BOOK", "DIR", "CHECKPOINT", "[PATH..]"}
"""What the help pages call the name of a file."""

KEY = Signer("union.example/record", LOG, b"u" * 32).key

READS = [
    "check --expect {}",
    "fmt {}",
    "count {} --method irv",
    "apportion {} --method d-hondt --seats 5",
    "delegation {} --seats 3",
    "power {} --quota 12",
    "weights {}",
    "import units {}",
    "ledger import {}",
    "ledger append {}",
    "ledger verify --against {}",
    f"ledger confirm {{}} --key {KEY}",
]
WRITES = [
    "new {} --profile congress",
    "print roster board --out {}",
    "print recognition --out {}",
    "count ballots/board.blt --method irv --report {}",
    "count ballots/board.blt --method irv --ballots {}",
    "count ballots/board.blt --method irv --roll {}",
    "apportion gardens.csv --method d-hondt --seats 5 --report {}",
    "power weights.csv --quota 12 --report {}",
    "weights branches.csv --cards {}",
    "ledger prove board --out {}",
    "ledger export {}",
    "ledger backup {}",
]


def parameters():
    ctx = click.Context(mandat)
    group = mandat.get_command(ctx, "ledger")
    commands = [*(mandat.get_command(ctx, name) for name in COMMANDS), *(group.get_command(ctx, one) for one in LEDGER)]
    return [param for command in commands for param in command.params]


def test_every_name_of_a_file_is_read_with_the_same_care():
    named = [param for param in parameters() if param.metavar in TAKES_FILES]
    assert len(named) == len(READS) + len(WRITES) - 1  # one is written in two ways
    assert [param.name for param in named if not isinstance(param.type, FileName)] == []


@pytest.mark.parametrize("line", [*READS, *WRITES])
def test_an_empty_name_is_no_folder_and_no_book(line, ask):
    said = ask(*split(line.format("''")))
    assert (said.code, said.out) == (2, "")
    assert "the name is empty; name a" in said.err
    assert said.err.startswith(f"mandat {' '.join(split(line)[: 2 if 'ledger' in line else 1])}: ")


def test_an_empty_book_is_not_the_current_folder(ask, monkeypatch):
    says = "mandat: -b: the name is empty; name a book: a file, a folder or the URL of a ledger\n"
    assert ask("-b", "", "check") == (2, "", says)
    monkeypatch.setenv("MANDAT_BOOK", "")
    assert ask("tree").code == 0


@pytest.mark.parametrize(
    "line",
    [line for line in (*READS, *WRITES) if not line.startswith(("fmt", "print", "ledger")) or "import" in line]
    + ["ledger backup {}"],
)
def test_a_dash_is_no_file_where_nothing_flows(line, ask):
    said = ask(*line.format("-").split())
    assert (said.code, said.out) == (2, "")
    assert "- will not do here; name a" in said.err
    assert "write ./- for one that is called so" in said.err
    assert not os.path.lexists("-")


@pytest.mark.parametrize("line", WRITES[1:3])
def test_what_is_written_to_a_dash_is_printed(line, ask):
    assert ask(*line.format("-").split()) == ask(*line.split()[:-2])
    assert not os.path.lexists("-")


@pytest.mark.parametrize("line", [line for line in WRITES[1:] if "ledger" not in line])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("folder.html", "folder.html: this is a folder; name a file in it"),
        ("none/x.html", "none/x.html: there is no such folder; make it, or name a file in another"),
        ("plain/x.html", "plain/x.html: there is no such folder; make it, or name a file in another"),
        ("x.html/", "x.html/ is the name of a folder; name a file"),
    ],
)
def test_a_name_that_nothing_can_be_written_under_is_told(line, name, says, ask, tmp_path):
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "plain").touch()
    line = line.replace("--ballots {}", "--report {}")
    said = ask(*line.format(f"{tmp_path}/{name}").split())
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["folder.html", "plain"]


@pytest.mark.parametrize("line", ["ledger prove board --out {}", "ledger export {}", "ledger backup {}"])
@pytest.mark.parametrize("name", ["folder", "none/x", "plain/x", "x/", "dangling"])
def test_nor_is_anything_of_a_ledger_written_there(line, name, union, tmp_path):
    union("checkpoint")
    (tmp_path / "folder").mkdir()
    (tmp_path / "plain").touch()
    (tmp_path / "dangling").symlink_to("none/x")
    before = sorted(path.name for path in tmp_path.iterdir())
    said = union(*line.format(name).split()[1:])
    assert (said.code, said.out) == (2, "")
    assert name in said.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_file_beside_a_backup_is_not_taken_for_its_beginning(union, tmp_path):
    (tmp_path / "copy.db.part").write_text("mine")
    assert union("backup", "copy.db").code == 0
    assert (tmp_path / "copy.db.part").read_text() == "mine"


def test_two_outputs_of_a_count_are_two_files(ask, tmp_path):
    for name in ("same.csv", "./same.csv"):
        outs = ["--ballots", f"{tmp_path}/same.csv", "--roll", f"{tmp_path}/{name}"]
        said = ask("count", "ballots/board.blt", "--method", "irv", *outs)
        assert (said.code, said.out) == (2, "")
        assert said.err.endswith("same.csv: --ballots and --roll name the same file; name two\n")
    assert list(tmp_path.iterdir()) == []


def test_of_two_outputs_neither_is_written_where_one_cannot_be(ask, tmp_path):
    outs = ["--report", f"{tmp_path}/a.html", "--ballots", f"{tmp_path}/b.pdf"]
    assert ask("count", "ballots/board.blt", "--method", "irv", *outs).code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ledgers", [["append"], ["verify", "--against"], ["confirm", "--key", "k"]])
def test_what_never_ends_is_not_read_to_its_end(ledgers, union):
    if ledgers[0] == "confirm":
        ledgers = [*ledgers[:-1], union("init").out.split("key: ")[1].strip()]
    said = union(*ledgers, "/dev/zero")
    assert (said.code, said.out) == (2, "")
    assert said.err == "mandat: /dev/zero: this is larger than 256 MiB; name a file that can be read\n"


def test_a_book_is_begun_whole_or_not_at_all(ask, tmp_path, monkeypatch):
    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = ask("new", tmp_path / "a union", "--profile", "congress")
    assert (said.code, said.out) == (2, "")
    assert "a union: the disk is full; name a folder in which you can write" in said.err
    monkeypatch.undo()
    said = ask("new", tmp_path / "a union", "--profile", "congress")
    assert f"mandat -b '{tmp_path}/a union' check" in said.out
    assert Path(tmp_path, "a union", "record.mandat").read_text().startswith("; Our federation")
