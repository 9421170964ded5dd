"""`mandat representation BODY`."""

from fractions import Fraction

import click

from mandat.clerk.book import View
from mandat.clerk.representation import representation
from mandat.clerk.wording.dates import asked
from mandat.cli.answering import Answer, answer
from mandat.cli.options import thing
from mandat.cli.render.layout import Column, labelled, table
from mandat.cli.render.standing import headed
from mandat.cli.viewing import viewing
from mandat.count.decimals import decimal, percent

HEADS = (
    Column("FOR", keep=True),
    Column("MEMBERS", right=True),
    Column("VOTES", right=True, keep=True),
    Column("SHARE", right=True),
    Column("MEMBERS A VOTE", right=True, keep=True),
    Column("POWER", right=True, keep=True),
)


@click.command("representation")
@thing("body", "body", "unit")
@viewing
def command(view: View, body: str, as_json: bool) -> Answer:
    """Whom each vote in BODY stands for, and who really decides there.

    Power is the share of all swings (Banzhaf) by the general majority of the charter, if every seat votes.
    """
    return answer(representation(view, body), as_json, lambda shown, width: _page(shown, view.at, width))


def _page(document: dict, at: str | None, width: int) -> str:
    if not document["seats"]:
        return f"{document['body']} has no seats {asked(at)}"
    votes = [seat["votes"] for seat in document["seats"]]
    whole = sum(votes) if all(isinstance(count, int) for count in votes) else 0
    told = [
        ("carries", f"{document['quota']} of {whole} votes" if document["quota"] else ""),
        ("unequal", _distance(document)),
    ]
    rows = table(HEADS, [_row(seat, whole) for seat in document["seats"]], width)
    return "\n".join([headed(document["body"], asked(at), width), *labelled(told, width), "", rows])


def _row(seat: dict, whole: int) -> tuple[str, ...]:
    each, power = seat["members_per_vote"], seat["banzhaf"]
    return (
        seat["for"],
        "-" if seat["members"] is None else str(seat["members"]),
        str(seat["votes"]),
        percent(seat["votes"], whole) if whole else "",
        "-" if each is None else decimal(Fraction(each), 1).removesuffix(".0"),
        "" if power is None else percent(power),
    )


def _distance(document: dict) -> str:
    """How far votes are from members, in words."""
    if document["loosemore_hanby"] is None:
        return "not all members or votes are recorded as exact numbers"
    moved = percent(document["loosemore_hanby"])
    return f"{moved} of the votes are elsewhere than the members (Gallagher index {decimal(document['gallagher'])})"
