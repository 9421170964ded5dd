"""`mandat new DIR --profile NAME`."""

from shlex import quote

import click

from mandat.clerk.new import new
from mandat.clerk.profiles import PROFILES
from mandat.cli.answering import Answer, spoken
from mandat.cli.files import FileName
from mandat.cli.ledgers import local_minute

HELP = "; ".join(f"{name}: {what}" for name, what in PROFILES.items())


@click.command("new")
@click.argument("folder", metavar="DIR", type=FileName(folder=True, what="a folder"))
@click.option("--profile", type=click.Choice(list(PROFILES)), required=True, help=f"What is begun. {HELP}.")
@click.option("--title", metavar="TEXT", default="Our federation", help="What it is called.")
@click.option("--at", metavar="DATE", help="The day on which it begins; else today.")
def command(folder: str, profile: str, title: str, at: str | None) -> Answer:
    """Begin a book in DIR: bodies, charter and offices of a kind of federation, to be read and changed."""
    file = new(folder, profile, title, at or local_minute(None)[:10])
    lines = [f"written: {file.as_posix()}", "", "Read it, and change what is otherwise with you. Then:", ""]
    asked = f"    mandat -b {quote(folder)}"
    lines += [f"{asked} check", f"{asked} import people people.csv --dry-run"]
    return spoken("\n".join(lines))
