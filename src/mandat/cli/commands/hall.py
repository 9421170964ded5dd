"""`mandat hall`: hands over to the web application, of which the other commands know nothing."""

import importlib.util
import os
import sys

import click

from mandat.errors import MandatError


class NotInstalled(MandatError):
    """What the hall needs is not there."""

    def __init__(self) -> None:
        super().__init__("the hall needs packages that are not there: in the source of mandat, pip install '.[hall]'")


@click.command("hall", add_help_option=False, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Open the hall: the web application in which a federation meets."""
    if importlib.util.find_spec("django") is None:
        raise NotInstalled
    os.execv(sys.executable, [sys.executable, "-m", "mandat.hall", *arguments])
