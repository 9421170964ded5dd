"""The names of files that commands are told."""

import os

import click

from mandat.cli.completing import complete_file

STREAM = "-"
"""What stands for standard input where a file is read, and for standard output where one is written."""


class FileName(click.ParamType):
    """The name of a file, as it is written on the command line.

    An empty one is refused: mostly it is a variable of the shell that has no value, and the current folder, which it
    would stand for, is not meant.

    stream  whether `-` will do; folder: whether a folder will; what: what is named; ending: how it has to end
    """

    name = "file"

    def __init__(self, *, stream: bool = False, folder: bool = False, what: str = "a file", ending: str = "") -> None:
        self.stream, self.folder, self.what, self.ending = stream, folder, what, ending

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is. Raises `click.BadParameter`."""
        if not value:
            self.fail(f"the name is empty; name {self.what}", param, ctx)
        if value == STREAM and not self.stream:
            self.fail(f"- will not do here; name {self.what}, and write ./- for one that is called so", param, ctx)
        if not self.folder and value.endswith(("/", os.sep)):
            self.fail(f"{value} is the name of a folder; name {self.what}", param, ctx)
        if not value.lower().endswith(self.ending):
            self.fail(f"{value}: write a name that ends in {self.ending}", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list:
        """Left to the shell."""
        return complete_file(ctx, param, incomplete)


FILE = FileName()
"""A file, and nothing else."""

FILE_OR_STREAM = FileName(stream=True)
"""A file, or `-`."""

BOOK = FileName(folder=True, what="a minute book, or a folder that holds one")
"""A minute book: a file or a folder; or the URL of a ledger."""
