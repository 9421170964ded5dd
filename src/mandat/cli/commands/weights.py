"""`mandat weights FILE`."""

import click

from mandat.clerk.saving import save
from mandat.clerk.weights import document, sheet, weights
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE
from mandat.cli.options import as_json
from mandat.cli.render.layout import Column, table
from mandat.cli.render.style import bold
from mandat.count.decimals import some

HEADS = (
    Column("NAME"),
    Column("MEMBERS", right=True, keep=True),
    Column("DELEGATES", right=True, keep=True),
    Column("VOTES OF EACH", right=True, keep=True),
    Column("OF THE CHAIR", right=True, keep=True),
    Column("LOST", right=True, keep=True),
)


@click.command("weights")
@click.argument("file", metavar="FILE", type=FILE)
@click.option(
    "--cards", metavar="OUT", type=FILE, help="Write a card for each delegate to this CSV file, to be filled in."
)
@as_json
def command(file: str, cards: str | None, as_json: bool) -> Answer:
    """Share the votes of each branch in FILE among its delegates, by the members that they represent.

    FILE is a CSV with the header name,members,delegates,chair. What cannot be divided falls to the chair of the
    delegation, where the last column says yes; without a chair it is lost.
    """
    found = weights(file)
    if cards is not None:
        save(sheet(found), cards, (file,))
    return answer(document(found), as_json, _page)


def _page(document: dict, width: int) -> str:
    rows = [_row(document, name, votes) for name, votes in document["votes"].items()]
    votes, members = sum(map(sum, document["votes"].values())), sum(document["members"].values())
    head = f"{bold('weights')}: {some(votes, 'vote')} for {some(members, 'member')}"
    return "\n".join([head, "", table(HEADS, rows, width)])


def _row(document: dict, name: str, votes: list[int]) -> tuple[str, ...]:
    each, lost = min(votes, default=0), document["lost"][name]
    more = str(votes[0]) if votes and votes[0] > each else ""
    return name, str(document["members"][name]), str(len(votes)), str(each) if votes else "", more, str(lost or "")
