"""`mandat votes`."""

import click

from mandat.clerk.votes import votes
from mandat.clerk.wording.dates import short
from mandat.cli.answering import Answer, answer
from mandat.cli.asking import asked_book
from mandat.cli.options import as_json, date, known, naming
from mandat.cli.render.findings import titled
from mandat.cli.render.layout import Column, summed, table, wrapped
from mandat.cli.render.style import by_word

HEADS = (
    Column("VOTE"),
    Column("FOR", right=True, keep=True),
    Column("AGAINST", right=True, keep=True),
    Column("ABSTAIN", right=True, keep=True),
    Column("RESULT", keep=True, paint=by_word),
)


@click.command("votes")
@naming("--of", "body", "unit", help="Only those of this body or unit.")
@known
@as_json
@click.pass_obj
def command(path: str, of: str | None, known: str | None, as_json: bool) -> Answer:
    """Every vote on record, with the result that the counts give; where the minutes claim another, that too."""
    book = asked_book(path)
    return answer(votes(book, of=of, known=date(book, known)), as_json, _page)


def _page(rows: list[dict], width: int) -> str:
    if not rows:
        return "no vote is on record"
    lines = table(HEADS, [_row(row) for row in rows], width, [_about(row) for row in rows])
    head = wrapped(summed([_outcome(row) for row in rows], "vote"), width)
    return f"{head}\n\n{lines}"


def _outcome(row: dict) -> str:
    return row["claimed"] or row["computed"] if row["computed"] == "unknown" else row["computed"]


def _row(row: dict) -> tuple[str | None, ...]:
    counts = [None if row[key] is None else str(row[key]) for key in ("for", "against", "abstain")]
    return row["id"], *counts, result(row)


def _about(row: dict) -> str:
    where = f"{row['body']}, {short(row['at'])}"
    what = row["text"] or (f"{row['verb']} {', '.join(row['of'])}".rstrip() if row["verb"] != "vote" else None)
    found = f" [{titled(row['findings'])}]" if row["findings"] else ""
    return (f"{where}: {what}" if what else where) + found


def result(row: dict) -> str:
    """The result in words: what the counts give, and the claim where it is another or all there is.

    >>> result({"computed": "unknown", "claimed": "carried"}), result({"computed": "lost", "claimed": "carried"})
    ('carried (claimed)', 'lost (claimed: carried)')
    """
    computed, claimed = row["computed"], row["claimed"]
    if not claimed or claimed == computed:
        return computed
    return f"{claimed} (claimed)" if computed == "unknown" else f"{computed} (claimed: {claimed})"
