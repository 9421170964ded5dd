"""Runs one command: arguments to an answer, an answer to the standard streams and an exit code."""

import click
from click.exceptions import Exit

from mandat.cli import writing
from mandat.cli.answering import Answer
from mandat.cli.group import mandat
from mandat.cli.render.plain import plain
from mandat.errors import MandatError


def run(given: list[str]) -> int:
    """Run a command and return its exit code. Standard output stays empty where the code is 2."""
    try:
        with mandat.make_context("mandat", _in_order(given)) as ctx:
            return deliver(mandat.invoke(ctx))
    except Exit as over:
        return over.exit_code
    except click.UsageError as misuse:
        from mandat.cli.misuse import explained  # only where something is wrong

        writing.err(plain(explained(misuse)))
    except click.ClickException as trouble:
        writing.err(plain(f"mandat: {trouble.format_message()}"))
    except MandatError as trouble:
        writing.err(plain(f"mandat: {trouble}"))
    return 2


def _in_order(given: list[str]) -> list[str]:
    """`mandat help may` is `mandat may --help`; `-b BOOK` is `--book BOOK`.

    Click takes `-b` for the beginning of a long option first, and loads `difflib` to guess which was meant.
    """
    if given[:1] == ["help"]:
        return [*given[1:], "--help"]
    return ["--book", *given[1:]] if given[:1] == ["-b"] and len(given) > 1 else given


def deliver(answer: Answer) -> int:
    """Write an answer; its exit code."""
    if answer.text:
        writing.out(answer.text, exact=answer.exact)
    return answer.code


def complete() -> int:
    """Answer the shell's question for completions; in silence where that fails."""
    try:
        mandat.main([], prog_name="mandat", standalone_mode=False)
    except (SystemExit, Exception):  # noqa: BLE001 -- a fault must not spoil the user's command line
        return 0
    return 0
