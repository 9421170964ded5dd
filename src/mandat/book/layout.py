"""The canonical spacing of a minute book. It changes spacing only: never a word, a comment or an order.

- one space between the words of a header, keys four spaces in, their values in one column;
- one blank line behind an act, none at the beginning and end, and never more than one;
- a comment behind something stays in its column, or two spaces behind where that has grown;
- lines that cannot be read, and the prose around fences, are left as they are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from mandat.book import options
from mandat.book.heading import verb_at
from mandat.book.lines import DAMAGE, LONGEST, BadText, comment_at, unquote
from mandat.book.shapes import FORMS, Form
from mandat.book.tree import ACT, BLANK, BYTE_ORDER_MARK, COMMENT, INCLUDE, OPTION, PROSE, STRAY, Tree, grow

INDENT = "    "
RETURN = "\r"
"""What stands before the end of a line in texts from some systems. It is kept."""


def fmt(text: str, markdown: bool = False) -> str:
    """The text in canonical spacing. `markdown`: only what stands in its fences is minute book."""
    tree = grow(text, markdown)
    lines = list(_lines(tree))
    if lines and tree.parts[-1][0] is not PROSE:
        if tree.lines[-1] and lines[-2:-1] and not lines[-1].endswith(RETURN):
            lines[-1] = _ended(lines[-1], lines[-2])
        lines.append("")
    start = "\n" if lines and lines[0].startswith(BYTE_ORDER_MARK) and not tree.mark else tree.mark
    return start + "\n".join(lines)


def _lines(tree: Tree) -> Iterator[str]:
    before, gap, line = PROSE, False, ""
    for kind, first, last in tree.parts:
        if kind is BLANK:
            gap = True
            continue
        if PROSE not in (before, kind) and (gap or _wants_gap(before, kind)):
            yield _ended("", line)
        for line in _part(kind, tree.lines[first:last]):
            yield line
        before, gap = kind, False


def _wants_gap(before: str, kind: str) -> bool:
    """Whether a blank line belongs between two parts where nobody wrote one."""
    return before is ACT or (kind is ACT and before in (OPTION, INCLUDE))


def _part(kind: str, lines: Sequence[str]) -> Iterable[str]:
    if kind in (PROSE, STRAY) or any(len(line) > LONGEST or re.search(DAMAGE, line) for line in lines):
        return lines
    if kind is ACT:
        return _act(lines)
    if kind is COMMENT:
        return [_ended(line.rstrip(), line) for line in lines]
    return [_spaced(line, 3 if kind is OPTION else 2) for line in lines]


def _spaced(line: str, words: int) -> str:
    """An option or include with one space between its words."""
    at = comment_at(line)
    parts = (line if at < 0 else line[:at]).split(None, words - 1)
    if words == 3 and (len(parts) < 2 or parts[1] not in options.KNOWN):
        return line
    return _commented(" ".join(part.rstrip() for part in parts), line, at)


def _act(lines: Sequence[str]) -> Iterator[str]:
    header = _header(lines[0])
    if header is None:
        yield from lines
        return
    form, text = header
    yield text
    rows = [_row(line, form) for line in lines[1:]]
    width = max((len(row[0]) for row in rows if row), default=0)
    for line, row in zip(lines[1:], rows, strict=True):
        if row:
            yield _commented(laid(row[0], row[1], width), line, comment_at(line))
        else:
            yield _kept(line)


def _header(line: str) -> tuple[Form, str] | None:
    """A header's form and spacing; None where it cannot be read."""
    at = comment_at(line)
    head, mark, quoted = (line if at < 0 else line[:at]).partition('"')
    words = head.split()
    verb = verb_at(words)
    if verb < 0 or (mark and not (head[-1].isspace() and _is_text(mark + quoted))):
        return None
    return FORMS[words[verb]], _commented(" ".join([*words, (mark + quoted).rstrip()]).rstrip(), line, at)


def _row(line: str, form: Form) -> tuple[str, str] | None:
    """Key and value of a line below a header; None where there is no key, or none that can be read."""
    at = comment_at(line)
    pair = (line if at < 0 else line[:at]).split(None, 1)
    if len(pair) < 2 or not (pair[0] in form.keys or form.rest):
        return None
    key, text = pair[0], pair[1].rstrip()
    return (key, text)


def _is_text(text: str) -> bool:
    try:
        unquote(text)
    except BadText:
        return False
    return True


def laid(key: str, text: str, width: int) -> str:
    """A line below a header, in an act whose longest key has `width` characters."""
    return f"{INDENT}{key:<{width}} {text}"


def _kept(line: str) -> str:
    """A comment on a line of its own, or a line that cannot be read."""
    comment = line.strip()
    if comment[:1] != ";":
        return line
    return _ended(comment if line[0] == ";" else INDENT + comment, line)


def _commented(text: str, line: str, at: int) -> str:
    """The text with the comment that stood in `line` from `at` on; -1 where there was none."""
    if at < 0:
        return _ended(text, line)
    gap = max(_column(line[:at]) - _column(text), 2)
    return _ended(text + " " * gap + line[at:].rstrip(), line)


def _column(text: str) -> int:
    return len(text.expandtabs(8))


def _ended(text: str, line: str) -> str:
    """The text, ending as the line ended from which it was made."""
    return text + RETURN if line.endswith(RETURN) else text
