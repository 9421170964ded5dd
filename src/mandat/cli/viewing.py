"""What most commands look at: a book at one date, as known at another, and whether to answer in JSON."""

from collections.abc import Callable
from functools import wraps

import click

from mandat.cli.answering import Answer
from mandat.cli.asking import asked_book
from mandat.cli.options import as_json, at, date, known


def viewing(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """Give a command `--at`, `--known` and `--json`, and hand it the view of the book that they name."""

    @at
    @known
    @as_json
    @click.pass_obj
    @wraps(command)
    def looked_at(path: str, at: str | None, known: str | None, **rest: object) -> Answer:
        book = asked_book(path)
        return command(book.view(date(book, at), date(book, known)), **rest)

    return looked_at
