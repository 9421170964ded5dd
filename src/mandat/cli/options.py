"""What commands have in common: the dates a question is about, `--json`, ids that the shell completes."""

from collections.abc import Callable

import click

from mandat.cli.completing import complete_id
from mandat.errors import MandatError

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
at = click.option("--at", metavar="DATE", help="The date asked about: 1917-11-05, 1917-11, 1917-11-05T16:00, now.")
known = click.option("--known", metavar="DATE", help="As it was known at the end of this date.")


SENT = ("order", "request", "call", "petition", "offer", "question", "convene")
"""The verbs of dispatches."""


class NoClock(MandatError):
    """`now` was asked for, and nobody can tell what time it is there."""

    def __init__(self, timezone: str) -> None:
        super().__init__(f"now: this computer does not know the time zone {timezone[:80]}; write a date instead")


def thing(name: str, *kinds: str, required: bool = True) -> Callable:
    """An argument that takes an id; the shell completes those of the kinds named (all, where none is)."""
    return click.argument(name, metavar=name.upper(), required=required, shell_complete=complete_id(kinds))


def naming(option: str, *kinds: str, help: str) -> Callable:
    """An option that takes an id."""
    return click.option(option, metavar="ID", help=help, shell_complete=complete_id(kinds))


def date(book: object, text: str | None) -> str | None:
    """A date of a question, with `now` read from the clock."""
    return clock(book) if text == "now" else text


def clock(book: object) -> str:
    """The current minute in the time zone of the book, as `YYYY-MM-DDTHH:MM`."""
    from datetime import datetime
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    name = book.timezone
    try:
        zone = ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NoClock(name) from None
    return datetime.now(zone).strftime("%Y-%m-%dT%H:%M")
