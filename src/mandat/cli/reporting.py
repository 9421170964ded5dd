"""What commands that count have in common: `--report FILE`, the results document beside the answer."""

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

import click

from mandat.cli.answering import Answer, answer
from mandat.cli.files import FileName
from mandat.cli.render.plain import plain

PAGE = FileName(ending=".html")
"""The name of a results document."""

report = click.option("--report", metavar="FILE", type=PAGE, help="Write the results document, HTML, to FILE.")
title = click.option("--title", metavar="TEXT", help="The heading of that document; else the name of the file read.")


class Result(NamedTuple):
    """What a command found: the document, its page for people, what makes the results document from a title."""

    document: dict
    page: Callable[[dict, int], str]
    written: Callable[[str], str]
    file: str
    code: int = 0


def reported(result: Result, *, report: str | None, title: str | None, as_json: bool) -> Answer:
    """The answer of a command, and where `report` names a file, the results document in it. Raises `NotSaved`."""
    if report is None:
        return answer(result.document, as_json, result.page, result.code)
    from mandat.clerk.saving import save

    save(result.written(title or PurePath(result.file).stem), report, (result.file,))
    told = f"\n\nwritten: {plain(report)}"
    return answer(result.document, as_json, lambda shown, width: result.page(shown, width) + told, result.code)
