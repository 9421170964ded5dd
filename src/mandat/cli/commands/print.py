"""`mandat print`: minutes, rosters and credentials to be kept or signed, and a picture of who recognised whom."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import click

from mandat.clerk import minutes as sittings
from mandat.clerk import print as printing
from mandat.clerk.book import Book, View
from mandat.clerk.credentials import credentials
from mandat.clerk.roster import roster
from mandat.clerk.saving import save
from mandat.cli.answering import Answer, answer, spoken
from mandat.cli.asking import asked_book
from mandat.cli.completing import complete_id
from mandat.cli.files import FILE_OR_STREAM, STREAM
from mandat.cli.options import as_json, at, date, known
from mandat.cli.render import papers
from mandat.cli.render.layout import one_line
from mandat.cli.render.plain import plain
from mandat.core import bodies
from mandat.core.acts import Body
from mandat.errors import MandatError

Asked = dict[str, object]


class NoBody(MandatError):
    """A paper of a body is asked for, and nobody said of which."""

    def __init__(self, what: str, known: Sequence[str]) -> None:
        some = f"such as {', '.join(known[:3])}" if known else "but none is on record"
        super().__init__(f"print {what}: name a body, {some}")


def _minutes(book: Book, what: str | None, asked: Asked) -> Answer:
    view = book.view(asked["at"], asked["known"])
    if what is None:
        raise sittings.NoSitting(sittings.held(view))
    minutes = sittings.minutes(view, what)
    return _written(book, plain(papers.minutes(sittings.printed(minutes))), sittings.document(minutes), asked)


def _roster(book: Book, what: str | None, asked: Asked) -> Answer:
    view, what = _body(book, "roster", what, asked)
    rows = roster(view, what, asked["of"])
    return _written(book, plain(papers.roster(rows, what, view.at, _called(view), asked["of"])), rows, asked)


def _credentials(book: Book, what: str | None, asked: Asked) -> Answer:
    view, what = _body(book, "credentials", what, asked)
    rows = credentials(view, what, asked["of"])
    return _written(book, plain(papers.credentials(rows, what, view.at, _called(view), asked["of"])), rows, asked)


def _body(book: Book, paper: str, what: str | None, asked: Asked) -> tuple[View, str]:
    """The body whose paper is asked for, and the view in which it is looked at."""
    view = book.view(asked["at"], asked["known"])
    if what is None:
        raise NoBody(paper, [act.id for act in view.record.acts if isinstance(act, Body)])
    return view, what


def _recognition(book: Book, _: str | None, asked: Asked) -> Answer:
    to = asked["to"] or asked["at"]
    picture = printing.recognition(
        book, of=asked["of"], power=asked["power"], from_=asked["from_"], to=to, known=asked["known"]
    )
    return _written(book, printing.drawn(picture), printing.rows(picture), asked)


class Paper(NamedTuple):
    """What can be printed: by which function, with which options, and whether it is that of one thing (ID)."""

    make: Callable[[Book, str | None, Asked], Answer]
    options: tuple[str, ...]
    of_one: bool = True


PAPERS = {
    "minutes": Paper(_minutes, ()),
    "roster": Paper(_roster, ("of",)),
    "credentials": Paper(_credentials, ("of",)),
    "recognition": Paper(_recognition, ("of", "from_", "to", "power"), of_one=False),
}


def _refuse(ctx: click.Context, what: str, of_what: str | None, asked: Asked) -> None:
    """Raise `click.UsageError` where something is asked that a paper does not answer: it would be left out unseen."""
    paper = PAPERS[what]
    for option in ("of", "from_", "to", "power"):
        if asked[option] and option not in paper.options:
            those = " and ".join(name for name, one in PAPERS.items() if option in one.options)
            says = f"--{option.strip('_')} is for {those}, and does nothing for {what}; leave it out"
            raise click.UsageError(says, ctx)
    if of_what is not None and not paper.of_one:
        raise click.UsageError(f"{what} is that of all units; for one of them, write --of {of_what}", ctx)
    if asked["at"] and "to" in paper.options and asked["to"]:
        raise click.UsageError("--to and --at say the same here; leave one out", ctx)


@click.command("print")
@click.argument("what", type=click.Choice(list(PAPERS)), metavar="WHAT")
@click.argument("of_what", required=False, metavar="[ID]", shell_complete=complete_id(("convene", "open", "body")))
@click.option(
    "--of",
    metavar="ID",
    multiple=True,
    shell_complete=complete_id(("unit",)),
    help="Only of this unit; again for more.",
)
@click.option("--from", "from_", metavar="DATE", help="recognition: from the beginning of this date on.")
@click.option("--to", metavar="DATE", help="recognition: to the end of this date.")
@click.option("--power", metavar="POWER", help="recognition: for this power only.")
@click.option("--out", metavar="FILE", type=FILE_OR_STREAM, help="Write what is printed to this file.")
@at
@known
@as_json
@click.pass_context
def command(ctx: click.Context, what: str, of_what: str | None, **asked: object) -> Answer:
    """Print WHAT. minutes: the minutes of a sitting (ID: its call, or the act that opened it). roster: the seats of
    a body, with a line for each to sign. credentials: for each who sits in a body, by which election, with how many
    votes, how long and how bound. recognition: whom each unit recognised over time, as a picture (SVG)."""
    _refuse(ctx, what, of_what, asked)
    book = asked_book(ctx.obj)
    dates = {key: date(book, asked[key]) for key in ("from_", "to", "at", "known")}
    return PAPERS[what].make(book, of_what, {**asked, **dates})


def _called(view: View) -> papers.Called:
    """What things are called, on one line: a name of several would write lines to be signed."""
    return lambda thing: one_line(bodies.called(view.now, thing))


def _written(book: Book, text: str, document: object, asked: Asked) -> Answer:
    """What is printed: on standard output, or in the file that was named."""
    file = None if asked["out"] == STREAM else asked["out"]
    if file is not None:
        save(text, file, book.consists_of())
    if asked["as_json"]:
        return answer(document, True, str)
    return Answer(text, exact=True) if file is None else spoken(f"written: {plain(file)}")
