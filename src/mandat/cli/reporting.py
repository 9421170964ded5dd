"""What commands that count have in common: `--report FILE`, the results document beside the answer."""

from collections.abc import Callable
from pathlib import PurePath

import click

from mandat.cli.answering import Answer, answer, plain
from mandat.errors import MandatError


class NoPage(MandatError):
    """A results document under a name that does not say what it is."""

    def __init__(self, name: str) -> None:
        super().__init__(f"--report {name}: write a name that ends in .html")


report = click.option("--report", metavar="FILE", type=click.Path(), help="Write the results document, HTML, to FILE.")
title = click.option("--title", metavar="TEXT", help="The heading of that document; else the name of the file read.")


def reported(  # noqa: PLR0913 -- a document, its two forms for people, and the options of the command
    document: dict,
    page: Callable[[dict, int], str],
    written: Callable[[str], str],
    file: str,
    *,
    report: str | None,
    title: str | None,
    as_json: bool,
    code: int = 0,
) -> Answer:
    """The answer to a command; `written` makes the results document from its title. Raises `NoPage`, `OSError`."""
    if report is None:
        return answer(document, as_json, page, code)
    if PurePath(report).suffix.lower() != ".html":
        raise NoPage(report)
    from mandat.clerk.print import save

    save(written(title or PurePath(file).stem), report)
    return answer(document, as_json, lambda shown, width: f"{page(shown, width)}\n\nwritten: {plain(report)}", code)
