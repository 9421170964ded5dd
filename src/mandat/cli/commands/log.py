"""`mandat log`."""

from collections.abc import Sequence

import click

from mandat.clerk.log import log
from mandat.cli.answering import Answer, answer
from mandat.cli.asking import asked_book
from mandat.cli.options import as_json, date, known, naming
from mandat.cli.render.entries import page
from mandat.cli.render.headers import header
from mandat.core.acts import Act


@click.command("log")
@naming("--about", help="Only acts that name this.")
@click.option("--cite", metavar="TEXT", help="Only acts that cite this: a page, a paragraph, a minute.")
@click.option("--from", "from_", metavar="DATE", help="From the beginning of this date on.")
@click.option("--to", metavar="DATE", help="To the end of this date.")
@known
@as_json
@click.pass_obj
def command(path: str, about: str | None, cite: str | None, as_json: bool, **asked: str | None) -> Answer:
    """What happened, in the order of the dates: every act, by whom, what was said, the evidence, its place."""
    book = asked_book(path)
    limits = {key: date(book, asked[key]) for key in ("from_", "to", "known")}
    rows = [row for row in log(book, about=about, **limits) if cite is None or _cites(row, cite)]
    if not as_json:
        rows = _with_headers(rows, book.known_as(limits["known"]).order.acts)
    return answer(rows, as_json, page)


def _with_headers(rows: list[dict], acts: Sequence[Act]) -> list[dict]:
    """The rows with what people read first: the acts in their own words."""
    by_id = {act.id: act for act in acts}
    return [row | dict(zip(("header", "keys"), header(by_id[row["id"]]), strict=True)) for row in rows]


def _cites(row: dict, text: str) -> bool:
    """Whether an act cites this, or a place within it.

    >>> _cites({"cite": ["T12", "Board, item 3"]}, "T1"), _cites({"cite": ["T12", "Board, item 3"]}, "board")
    (False, True)
    """
    begins = text.casefold()
    return any(
        cite.casefold().startswith(begins) and not cite[len(text) : len(text) + 1].isalnum() for cite in row["cite"]
    )
