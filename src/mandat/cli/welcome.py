"""What `mandat` says of a book when nothing is asked: what it is, and what to ask."""

from shlex import quote

from mandat.cli import writing
from mandat.cli.answering import Answer, spoken
from mandat.cli.render.plain import plain
from mandat.cli.render.style import bold, by_word


def welcome(path: str | None, *, written: bool) -> Answer:
    """The book in a few lines. `written`: the command line names the book, so what it suggests must name it too."""
    return _about(path or ".", f"mandat -b {quote(path)}" if written and path else "mandat")


def _about(path: str, mandat: str) -> Answer:
    from mandat.clerk.check import check
    from mandat.clerk.log import log
    from mandat.cli.asking import asked_book
    from mandat.cli.render.findings import tally
    from mandat.cli.render.layout import counted, wrapped
    from mandat.cli.suggestions import suggestions

    book = asked_book(path)
    acts, findings = log(book), check(book)
    asks = [(f"{mandat} {ask}", what) for ask, what in suggestions(book.view(), acts, findings)]
    edge = max(len(ask) for ask, _ in asks)
    beside = edge + 40 <= writing.width()
    lines = [
        bold(plain(book.title)),
        wrapped(f"{counted(len(acts), 'act')}{_span(acts)}", writing.width(), "    ", ""),
        by_word(tally(findings)) if findings else by_word("no findings"),
        "",
        *(f"  {plain(ask):{edge}}   {what}" if beside else f"  {plain(ask)}\n      {what}" for ask, what in asks),
        "",
        "mandat --help lists all commands",
    ]
    return spoken("\n".join(lines))


def _span(acts: list[dict]) -> str:
    """From the date of the first dated act to that of the last."""
    from mandat.clerk.wording.dates import in_words

    dated = [act["at"] for act in acts if not act["at"].startswith("after ")]
    if not dated:
        return ""
    first, last = in_words(dated[0]), in_words(dated[-1])
    return f", all of {first}" if first == last else f"; the first: {first}, the last: {last}"
