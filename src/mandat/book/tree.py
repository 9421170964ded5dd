"""The lossless tree of a text: which lines belong together, and what each group is. It keeps every byte.

A text is cut at `\\n` and nowhere else. A part is a run of lines: an act with the lines below its header, one option,
one include, a run of blank lines, of comments, of stray lines (indented, with no header above them), or of prose
(in Markdown, all that is not in a fence opened by ```` ```mandat ````).
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

ACT, OPTION, INCLUDE, BLANK, COMMENT, STRAY, PROSE = "act", "option", "include", "blank", "comment", "stray", "prose"

BYTE_ORDER_MARK = "\ufeff"


Part = tuple[str, int, int]
"""Its kind, and its lines: from the first up to, not including, the last, counted from 0."""


class Tree(Struct, frozen=True):
    """A text as its lines and parts. `mark` is a byte order mark, where the text begins with one."""

    mark: str
    lines: list[str]
    parts: tuple[Part, ...]

    def part_text(self, part: Part) -> str:
        """What stands in the text for this part; put together in order, they are the text."""
        _, first, last = part
        text = "\n".join(self.lines[first:last])
        return ("" if first else self.mark) + text + ("" if last == len(self.lines) else "\n")

    @property
    def text(self) -> str:
        """The whole text, every byte of it."""
        return "".join(map(self.part_text, self.parts))


def is_markdown(name: str) -> bool:
    """Whether a file of this name is prose with fences."""
    return name.lower().endswith(".md")


def grow(text: str, markdown: bool = False) -> Tree:
    """The tree of a text."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    lines = text[len(mark) :].split("\n")
    parts: list[Part] = []
    if markdown:
        for fenced, first, last in fences(lines):
            parts += cut(lines, first, last) if fenced else ((PROSE, first, last),)
    else:
        parts += cut(lines, 0, len(lines))
    return Tree(mark, lines, tuple(parts))


_RUNS = (BLANK, COMMENT, STRAY)


def cut(lines: Sequence[str], first: int, last: int) -> Iterator[Part]:
    """Cuts a stretch of minute book into parts, one after the other."""
    kind, begin = "", first
    for number in range(first, last):
        line = lines[number]
        if kind is ACT and line[:1] == " " and not line.isspace():
            continue
        found = kind_of(line)
        if found in _RUNS and (found is kind or (kind is ACT and found is not BLANK)):
            continue
        if begin < number:
            yield from _closed(lines, kind, begin, number)
        kind, begin = found, number
    if begin < last:
        yield from _closed(lines, kind, begin, last)


def _closed(lines: Sequence[str], kind: str, begin: int, end: int) -> Iterator[Part]:
    """A part that ends here; comments in the first column at the end of an act are a part of their own."""
    content = end
    while lines[content - 1][:1] == ";" and kind is ACT:
        content -= 1
    yield kind, begin, content
    if content < end:
        yield COMMENT, content, end


def kind_of(line: str) -> str:
    """What a line is that stands below no header."""
    if not line:
        return BLANK
    begin = line[0]
    if begin <= " " or begin.isspace():
        if line.isspace():
            return BLANK
        return COMMENT if line.lstrip()[0] == ";" else STRAY
    if begin == ";":
        return COMMENT
    if begin in "oi":
        word = line.split(None, 1)[0]
        if word in (OPTION, INCLUDE):
            return OPTION if word == OPTION else INCLUDE
    return ACT


_FENCE = r"( {0,3})(`{3,}|~{3,})[ \t]*(.*)"


def fences(lines: Sequence[str]) -> Iterator[tuple[bool, int, int]]:
    """The stretches of a Markdown text, in order: whether they are in a `mandat` fence, first line, last line."""
    begin, at = 0, 0
    while at < len(lines):
        fence = re.match(_FENCE, lines[at])
        if not fence or (fence[2][0] == "`" and "`" in fence[3]):
            at += 1
            continue
        end = _fence_end(lines, at + 1, fence[2])
        if fence[3].split()[:1] == ["mandat"]:
            yield False, begin, at + 1
            if at + 1 < end:
                yield True, at + 1, end
            begin = end
        at = end + 1
    if begin < len(lines):
        yield False, begin, len(lines)


def _fence_end(lines: Sequence[str], at: int, mark: str) -> int:
    """The line that closes a fence; the end of the text where none does."""
    while at < len(lines):
        fence = re.match(_FENCE, lines[at])
        if fence and not fence[3].strip() and fence[2].startswith(mark):
            return at
        at += 1
    return at
