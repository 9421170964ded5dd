"""The page of `mandat --help` says what there is, and how it is called."""

from importlib import import_module
from pathlib import Path

import click
import pytest

import mandat.cli.commands
from mandat.cli.catalogue import COMMANDS, SECTIONS, help_page, usage

GROUPS = {"ledger"}
HANDED_OVER = {"hall"}  # a program of its own, which has its own options: tests/hall
WORDS = {name: section[name][0] for section in SECTIONS.values() for name in section}


def parameters(name: str) -> list[click.Parameter]:
    return import_module(f"mandat.cli.commands.{name}").command.params


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - GROUPS - HANDED_OVER))
def test_a_command_is_called_as_the_catalogue_says(name):
    arguments = [param for param in parameters(name) if isinstance(param, click.Argument)]
    shown = [(param.metavar or param.name).upper().strip("[]") for param in arguments]
    assert shown == [word.strip("[]") for word in WORDS[name].split()]
    assert [param.required for param in arguments] == [not word.startswith("[") for word in WORDS[name].split()]


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - GROUPS - HANDED_OVER))
def test_every_command_but_those_that_print_texts_has_json(name):
    assert ("as_json" in {param.name for param in parameters(name)}) == (
        name not in ("new", "import", "fmt", "completion")
    )


NO_BOOK = {"new", "import", "fmt", "explain", "completion", *SECTIONS["count"]}


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"check"} - NO_BOOK - GROUPS - HANDED_OVER))
def test_every_question_to_a_book_takes_the_date_at_which_it_was_known(name):
    names = {param.name for param in parameters(name)}
    assert "known" in names
    assert ("at" in names) == (name not in ("votes", "log", "due", "diff"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name):
    assert [param.name for param in parameters(name) if isinstance(param, click.Option) and not param.help] == []


def test_every_module_is_in_the_catalogue():
    folder = Path(mandat.cli.commands.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(COMMANDS) - GROUPS
    assert {path.parent.name for path in folder.glob("*/__init__.py")} == GROUPS


def test_the_page_names_every_command_in_80_columns():
    assert [name for name in COMMANDS if f"  {usage(name)} " not in help_page()] == []
    assert [line for line in help_page().splitlines() if len(line) > 80] == []
