"""`mandat delegation FILE`."""

import click

from mandat.clerk.delegation import delegation, document
from mandat.cli.answering import Answer, answer
from mandat.cli.files import FILE
from mandat.cli.options import as_json
from mandat.cli.render.apportionment import ties
from mandat.cli.render.layout import Column, table
from mandat.cli.render.style import bold
from mandat.count.decimals import some

HEADS = (
    Column("NAME"),
    Column("VOTES", right=True, keep=True),
    Column("GROUPS"),
    Column("", keep=True),
)


@click.command("delegation")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--seats", metavar="N", type=click.IntRange(1, 10_000), required=True, help="How many are elected.")
@click.option("--quota", metavar="TEXT", multiple=True, help="A group and its least places: women 1/2; again for more.")
@click.option("--seed", metavar="TEXT", help="Resolve a tie by lots drawn from this published text.")
@as_json
def command(file: str, seats: int, quota: tuple[str, ...], seed: str | None, as_json: bool) -> Answer:
    """Elect a delegation from the candidates in FILE, a CSV with the header name,votes,groups.

    Those with the most votes are elected, but who would leave too few places to meet the quotas is passed over. Exit 1
    where a tie is left open.
    """
    stood, found = delegation(file, seats, quota, seed)
    left_open = any(tie.rule is None for tie in found.ties)
    return answer(document(stood, found), as_json, _page, int(left_open))


def _page(document: dict, width: int) -> str:
    order = sorted(document["candidates"], key=lambda one: -one["votes"])
    quotas = ", ".join(f"at least {least} {group}" for group, least in document["quotas"].items())
    head = f"{bold('delegation')}: {some(len(document['elected']), 'place')}" + (f"; {quotas}" if quotas else "")
    rows = [(one["name"], str(one["votes"]), " ".join(one["groups"]), _fate(document, one["name"])) for one in order]
    return "\n".join([head, "", table(HEADS, rows, width), *ties(document["ties"], width)])


def _fate(document: dict, name: str) -> str:
    if any(name in tie["among"] and tie["rule"] is None for tie in document["ties"]):
        return "ties"
    if name in document["elected"]:
        return "elected"
    return "passed over" if name in document["passed_over"] else ""
