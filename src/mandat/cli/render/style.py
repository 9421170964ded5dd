"""Bold, dim and three colours. Words always carry the meaning; `bare` takes the colours away again."""

import re

_MARK = re.compile(r"\x1b\[[0-9;]*m")


def bold(text: str) -> str:
    """For what is read first."""
    return _painted("1", text)


def dim(text: str) -> str:
    """For evidence and places."""
    return _painted("2", text)


def red(text: str) -> str:
    """For no, void, broken."""
    return _painted("31", text)


def green(text: str) -> str:
    """For yes, good, in force."""
    return _painted("32", text)


def yellow(text: str) -> str:
    """For presumed, irregular, open."""
    return _painted("33", text)


def by_word(text: str) -> str:
    """A status in the colour that its word has."""
    paint = _COLOURS.get(text.strip().split(" ")[0].rstrip(":,;"), str)
    return paint(text)


def bare(text: str) -> str:
    """The text without colours."""
    return _MARK.sub("", text)


def _painted(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else ""


_COLOURS = {
    **dict.fromkeys(("yes", "active", "filled", "carried", "answered", "stands", "stated"), green),
    **dict.fromkeys(("no", "void", "lost", "refused", "overdue", "ended", "BROKEN"), red),
    **dict.fromkeys(("presumed", "irregular", "open", "vacant", "lapsed", "detained", "suspended"), yellow),
    **dict.fromkeys(("orphaned", "draft", "tied", "unknown", "not-yet", "countermanded"), yellow),
    "note": dim,
}
