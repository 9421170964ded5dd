"""What a results document is made of: headings, facts, tables with their scopes, pictures with their words.

Everything that a user wrote goes through `words` or an attribute of `element`, and so cannot become markup.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from mandat.exchange.svg import INK, element, words

STYLE = Path(__file__).with_name("style.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and nothing is run, whatever stands in the file."""


SHORT = 24
"""Tables of no more rows are not divided between two pages."""


class Cell(Struct, frozen=True):
    """A cell of a table: what it says, what small print stands below it, and its kind (`text`, `win`, `none`)."""

    says: str
    below: str = ""
    kind: str | None = None


class Chart(Struct, frozen=True):
    """A picture and what it shows in words: in a few for its title, in sentences beside it, a line for each step."""

    width: int
    height: int
    title: str
    says: str
    parts: tuple[str, ...]


def page(title: str, kicker: str, parts: Iterable[str], foot: str) -> str:
    """A whole document as text."""
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        element("title", {}, words(title)),
        element("style", {}, STYLE.read_text(encoding="utf-8")),
    ]
    top = element("header", {}, element("p", {"class": "kicker"}, words(kicker)), element("h1", {}, words(title)))
    body = element("main", {}, top, *parts, element("footer", {}, words(foot)))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        *head,
        "</head>",
        "<body>",
        body,
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines)


def section(heading: str, *inside: str) -> str:
    """A part of a document under its heading."""
    return element("section", {}, element("h2", {}, words(heading)), *inside) + "\n"


def paragraph(text: str, kind: str | None = None) -> str:
    """A paragraph of plain text."""
    return element("p", {"class": kind}, words(text))


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Names with what they are, side by side; those without a text are left out."""
    said = [(name, text) for name, text in rows if text]
    pairs = (element("div", {}, element("dt", {}, words(name)), element("dd", {}, words(text))) for name, text in said)
    return element("dl", {}, *pairs)


def beside(*columns: str) -> str:
    """Blocks side by side where there is room, else one below the other."""
    return element("div", {"class": "beside"}, *columns)


def wide(name: str, inside: str) -> str:
    """What may be wider than a phone: it scrolls by itself, with the keyboard too."""
    return element("div", {"class": "scroll", "role": "region", "aria-label": name, "tabindex": "0"}, inside)


def table(caption: str, heads: Sequence[Cell], rows: Iterable[Sequence[Cell | str]]) -> str:
    """A table whose first column names its rows; a `str` there is markup already."""
    columns = [element("th", {"scope": "col", "class": head.kind}, _said(head)) for head in heads]
    body = [element("tr", {}, _head(row[0]), *map(_cell, row[1:])) for row in rows]
    return element(
        "table",
        {"class": "whole" if len(body) <= SHORT else None},
        element("caption", {}, words(caption)),
        element("thead", {}, element("tr", {}, *columns)),
        element("tbody", {}, *body),
    )


def _head(cell: Cell | str) -> str:
    return element("th", {"scope": "row"}, cell if isinstance(cell, str) else _said(cell))


def _cell(cell: Cell | str) -> str:
    return element("td", {}, cell) if isinstance(cell, str) else element("td", {"class": cell.kind}, _said(cell))


def _said(cell: Cell) -> str:
    return words(cell.says) + (element("small", {}, words(cell.below)) if cell.below else "")


def key(letter: str, colour: str) -> str:
    """The letter and colour by which a picture names something."""
    return element("span", {"class": "key", "style": f"background:{colour}"}, words(letter))


def figure(chart: Chart, *, scrolls: bool = False) -> str:
    """A picture with its words below it."""
    drawn = svg(chart)
    shown = wide(chart.title, drawn) if scrolls else drawn
    steps = chart.says.split("\n")
    said = (
        words(chart.says) if len(steps) == 1 else element("ul", {}, *(element("li", {}, words(one)) for one in steps))
    )
    return element("figure", {}, shown, element("figcaption", {}, said))


def svg(chart: Chart) -> str:
    """A picture as a part of a document; programs that read aloud say its title, and the words stand below."""
    attributes = {
        "viewBox": f"0 0 {chart.width} {chart.height}",
        "width": chart.width,
        "height": chart.height,
        "role": "img",
        "aria-label": chart.title,
        "fill": INK,
    }
    return element("svg", attributes, *chart.parts)
