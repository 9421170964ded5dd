"""Columns of text: how wide it is, cutting it, wrapping it, and tables that fit."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from textwrap import TextWrapper
from typing import NamedTuple

from mandat.cli.render.style import dim

GAP = "  "
DETAIL = "    "
NARROWEST = 6
"""No column is cut below this."""


class Column(NamedTuple):
    """A column of a table. `keep`: cut the others first; `paint`: the colour of its cells, by their text."""

    title: str
    right: bool = False
    keep: bool = False
    paint: Callable[[str], str] | None = None


def columns(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_column, text))


def _column(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def one_line(text: str | None) -> str:
    """A text on one line."""
    return " ".join((text or "").split())


def cut(text: str, width: int) -> str:
    """A text that takes no more than this many columns; what is missing shows as `…`."""
    if columns(text) <= width:
        return text
    text = text[: width * 4]
    while text and columns(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text filled up with spaces."""
    spaces = " " * max(width - columns(text), 0)
    return spaces + text if right else text + spaces


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    """A text in lines of this width; ids stay whole."""
    wrapper = TextWrapper(
        width=max(width, len(indent) + 20),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(wrapper.wrap(one_line(text))) or (first or indent).rstrip()


def table(
    heads: Sequence[Column], rows: Sequence[Sequence[str | None]], width: int, details: Sequence[str | None] = ()
) -> str:
    """Rows under their heads, within the width. Columns in which no row says anything are left out.

    Where there is no room for what has to be kept, each row stands by itself, its cells behind their heads.
    details  what stands below each row, in as many lines as it needs; None where there is none
    """
    used = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    heads = [heads[place] for place in used]
    cells = [[one_line(row[place]) for place in used] for row in rows]
    wanted = [max(map(columns, column)) for column in zip([head.title for head in heads], *cells, strict=True)]
    widths = _fitted(heads, wanted, width - len(GAP) * (len(heads) - 1))
    below = [one_line(detail) for detail in details] or [""] * len(rows)
    if any(head.keep and got < want for head, got, want in zip(heads, widths, wanted, strict=True)):
        return "\n".join(
            line for row, detail in zip(cells, below, strict=True) for line in _by_itself(row, heads, detail, width)
        )
    lines = [_line([head.title for head in heads], heads, widths, painted=False)]
    for row, detail in zip(cells, below, strict=True):
        lines.append(_line(row, heads, widths, painted=True))
        lines += [dim(line) for line in wrapped(detail, width, DETAIL).split("\n")] if detail else []
    if widths != wanted:
        lines.append(cut_note(width))
    return "\n".join(lines)


def _by_itself(row: Sequence[str], heads: Sequence[Column], detail: str, width: int) -> list[str]:
    """A row of a table for which there is no room: its first cell, the others behind their heads, its detail."""
    first = heads[0].paint(row[0]) if heads[0].paint else row[0]
    said = [(head.title.lower(), text) for head, text in zip(heads[1:], row[1:], strict=True)]
    more = wrapped(detail, width, DETAIL).split("\n") if detail else []
    return [first, *labelled(said, width), *map(dim, more)]


def counted(number: int | str, word: str, words: str | None = None) -> str:
    """A number with its word.

    >>> counted(1, "act"), counted(12, "act"), counted(0, "body", "bodies")
    ('1 act', '12 acts', '0 bodies')
    """
    return f"{number} {word if number == 1 else words or f'{word}s'}"


def summed(rows: Sequence[str], word: str, words: str | None = None) -> str:
    """How many there are, and of which sort, those that are most first.

    >>> summed(["carried", "lost", "carried"], "vote"), summed(["open"], "vote"), summed(["open", ""], "vote")
    ('3 votes: 2 carried, 1 lost', '1 vote: open', '2 votes: 1 open')
    """
    sorts = Counter(filter(None, rows)).most_common()
    parts = ", ".join(f"{number} {sort}" if len(rows) > 1 else sort for sort, number in sorts)
    return counted(len(rows), word, words) + (f": {parts}" if parts else "")


def cut_note(width: int) -> str:
    """What is said once where something was cut."""
    return f"(cut to fit {width} columns; --json has all)"


def _fitted(heads: Sequence[Column], wanted: Sequence[int], room: int) -> list[int]:
    """The widths of the columns: the widest of those that may be cut first, then the widest of the others."""
    widths = [min(width, room) for width in wanted]
    for kept in (False, True):
        while sum(widths) > room:
            able = [place for place, head in enumerate(heads) if head.keep == kept and widths[place] > NARROWEST]
            if not able:
                break
            widths[max(able, key=lambda place: widths[place])] -= 1
    return widths


def _line(row: Sequence[str], heads: Sequence[Column], widths: Sequence[int], *, painted: bool) -> str:
    line, owed = "", ""
    for text, head, width in zip(row, heads, widths, strict=True):
        shown = cut(text, width)
        spaces = " " * (width - columns(shown))
        cell = head.paint(shown) if painted and head.paint else shown
        if shown:
            line += owed + (spaces if head.right else "") + cell
            owed = GAP if head.right else spaces + GAP
        else:
            owed += spaces + GAP
    return line


def labelled(rows: Sequence[tuple[str, str | None]], width: int, indent: str = "  ") -> list[str]:
    """Texts behind their labels, in one column; rows without a text are left out."""
    said = [(label, text) for label, text in rows if text]
    edge = max((columns(label) for label, _ in said), default=0) + len(GAP)
    return [wrapped(text, width, indent + " " * edge, indent + padded(label, edge)) for label, text in said]
