"""Prints a finding as a good compiler does: the place, the sentence, the line with marks under the word, why, and
what to write instead. Without colour.
"""

import unicodedata

from mandat.core.findings import Finding, Place

WIDEST = 110
"""How many columns of a line are shown; a longer one is cut around the word."""
TAB = 4
GAP = "..."


def render(finding: Finding, place: Place, line: str) -> str:
    """The finding with its place and the line in which that is. Several lines, no line break at the end."""
    shown, marks = _cut(line, place.column - 1, place.width)
    return "\n".join(
        (
            f"{place.file}:{place.line}:{place.column} {finding.code} {finding.says}",
            f"    {shown}".rstrip(),
            f"    {marks}",
            f"why:  {finding.why}",
            f"mend: {finding.mend}",
        )
    )


def _cut(line: str, begin: int, width: int) -> tuple[str, str]:
    """The line as it is shown, and the line of marks under it."""
    end = min(begin + width, max(len(line), begin + 1))
    first = last = 0
    if _columns(line[: WIDEST * 8]) <= WIDEST and len(line) <= WIDEST * 8:
        last = len(line)
    else:
        end = min(end, begin + WIDEST // 2)
        first = max(0, begin - WIDEST // 3)
        last = first + WIDEST
    before, after = GAP if first else "", GAP if last < len(line) else ""
    shown = f"{before}{_visible(line[first:last])}{after}"
    indent = " " * (len(before) + _columns(line[first:begin]))
    return shown, indent + "^" * max(_columns(line[begin:end]), 1)


def _visible(text: str) -> str:
    return "".join(_glyph(char) for char in text)


def _glyph(char: str) -> str:
    """What is shown for a character: nothing that would move or colour the terminal."""
    if char == "\t":
        return " " * TAB
    return char if char.isprintable() or unicodedata.combining(char) else "\ufffd"


def _columns(text: str) -> int:
    """How many columns a text takes: wide characters take two, those put on top of others none."""
    return sum(map(_width, text))


def _width(char: str) -> int:
    if char == "\t":
        return TAB
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
