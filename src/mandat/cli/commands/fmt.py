"""`mandat fmt [PATH..]`."""

import sys

import click

from mandat.clerk import fmt
from mandat.cli.answering import Answer
from mandat.cli.files import STREAM, FileName
from mandat.cli.render.plain import plain
from mandat.errors import MandatError, why

PATH = FileName(stream=True, folder=True, what="a minute book, or a folder that holds one")


class NotText(MandatError):
    """Standard input that is no text."""

    def __init__(self, place: int) -> None:
        super().__init__(f"standard input: byte {place + 1} is not UTF-8 text; save it as UTF-8")


class NotWritten(MandatError):
    """A file that could not be put in place of the old one."""

    def __init__(self, trouble: OSError) -> None:
        super().__init__(f"{trouble.filename or 'fmt'}: {why(trouble)}; the old file is as it was")


@click.command("fmt")
@click.argument("paths", metavar="[PATH..]", nargs=-1, type=PATH)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where something is not formatted.")
@click.option("--markdown", is_flag=True, help="Standard input is Markdown with fenced acts.")
@click.pass_obj
def command(path: str, paths: tuple[str, ...], only_check: bool, markdown: bool) -> Answer:
    """Put minute books into the house layout: spacing only, never a word or an order.

    Without a PATH: the book. With the PATH -: standard input to standard output.
    """
    if STREAM in paths:
        if len(paths) > 1:
            raise click.UsageError("- is standard input, and stands alone", click.get_current_context())
        return _stdin(only_check, markdown)
    if markdown:
        says = "--markdown is for standard input (-); of a file, the ending .md says it; leave it out"
        raise click.UsageError(says, click.get_current_context())
    try:
        changed = fmt.fmt(list(paths) or [path], check=only_check)
    except OSError as trouble:
        raise NotWritten(trouble) from None
    word = "not formatted" if only_check else "formatted"
    said = "".join(f"{word}: {plain(str(name))}\n" for name in changed)
    return Answer(said or "nothing to change\n", int(only_check and bool(changed)))


def _stdin(only_check: bool, markdown: bool) -> Answer:
    given = sys.stdin.buffer.read() if sys.stdin else b""
    try:
        text = given.decode("utf-8")
    except UnicodeDecodeError as reason:
        raise NotText(reason.start) from None
    better = fmt.text(text, markdown)
    if only_check:
        return Answer("", int(better != text))
    return Answer(better, exact=True)
