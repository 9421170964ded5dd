# ruff: noqa: N999 -- the command is called so
"""`mandat import WHAT FILE.csv`."""

import click

from mandat.book.writer import write
from mandat.clerk.enter import enter, judge
from mandat.clerk.registers import KINDS, acts
from mandat.cli.answering import Answer, spoken
from mandat.cli.asking import asked_book
from mandat.cli.files import FILE
from mandat.cli.ledgers import now
from mandat.cli.options import clock
from mandat.cli.render.entered import page
from mandat.cli.render.plain import plain
from mandat.core.findings import IRREGULAR, VOID


@click.command("import")
@click.argument("what", type=click.Choice(KINDS), metavar="WHAT")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--dry-run", is_flag=True, help="Show the acts and what is found about them; write nothing.")
@click.option("--despite", is_flag=True, help="Write acts also where they can be contested (irregular).")
@click.option("--at", metavar="DATE", help="The day of the acts; else today.")
@click.pass_obj
def command(path: str, what: str, file: str, dry_run: bool, despite: bool, at: str | None) -> Answer:
    """Enter a register into the book: units, people or seats from FILE, a CSV whose first line names the columns.

    units: id,name,members,within. people: id,name,office. seats: body,for,person,votes. Nothing is written where an
    act would be void, or irregular without --despite: exit 1.
    """
    book = asked_book(path)
    entered = acts(what, file, book, at or clock(book)[:10])
    found = judge(book, entered)
    grave = {finding.severity for finding in found} & ({VOID} if despite else {VOID, IRREGULAR})
    into = None if dry_run or grave else enter(path, entered, now)
    return spoken(page(plain(write(entered)) if dry_run else "", len(entered), found, into), int(bool(grave)))
