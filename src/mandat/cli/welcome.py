"""What `mandat` says when nothing is asked: what the book is and what to ask, or how to begin one."""

from pathlib import Path
from shlex import quote

from mandat.cli import writing
from mandat.cli.answering import Answer, plain, spoken
from mandat.cli.render.style import bold, by_word

NO_BOOK = """\
mandat: who may speak and act for whom, on any date, by which chain of votes

There is no book in this folder. A book is a text file called record.mandat.
The smallest one that answers a question:

    2024-03-02 unit hamburg "Hamburg branch"
        members 420

    2024-03-02 body congress "Harbour Union Congress"

    2024-03-02 recognise by hamburg of congress
        for     212
        against 31

Then ask it:

    mandat check                               is everything in order?
    mandat may congress funds.spend hamburg    may it? with proof
    mandat log                                 what happened

A book elsewhere: mandat -b BOOK COMMAND. All commands: mandat --help
"""


def welcome(path: str | None, *, written: bool) -> Answer:
    """The book in a few lines. `written`: the command line names the book, so what it suggests must name it too."""
    if path is None and not Path("record.mandat").exists():
        return Answer(NO_BOOK)
    return _about(path or ".", f"mandat -b {quote(path)}" if written and path else "mandat")


def version_line() -> Answer:
    """Which mandat this is."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return Answer(f"mandat {version('mandat')}\n")
    except PackageNotFoundError:
        return Answer("mandat, not installed as a package\n")


def _about(path: str, mandat: str) -> Answer:
    from mandat.clerk.check import check
    from mandat.clerk.log import log
    from mandat.clerk.opening import open_book
    from mandat.cli.render.findings import tally
    from mandat.cli.suggestions import suggestions

    book = open_book(path)
    acts, findings = log(book), check(book)
    asks = [(f"{mandat} {ask}", what) for ask, what in suggestions(book, acts, findings)]
    edge = max(len(ask) for ask, _ in asks)
    beside = edge + 40 <= writing.width()
    lines = [
        bold(plain(book.title)),
        f"{len(acts)} act{'s' if len(acts) != 1 else ''}{_span(acts)}",
        by_word(tally(findings)) if findings else by_word("no findings"),
        "",
        *(f"  {plain(ask):{edge}}   {what}" if beside else f"  {plain(ask)}\n      {what}" for ask, what in asks),
        "",
        "mandat --help lists all commands",
    ]
    return spoken("\n".join(lines))


def _span(acts: list[dict]) -> str:
    """From the date of the first dated act to that of the last."""
    from mandat.cli.render.dates import in_words

    dated = [act["at"] for act in acts if not act["at"].startswith("after ")]
    if not dated:
        return ""
    first, last = in_words(dated[0]), in_words(dated[-1])
    return f", all of {first}" if first == last else f"; the first: {first}, the last: {last}"
