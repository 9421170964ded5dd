"""Lines of a minute book, as far as they can be told apart without knowing any verb: words, comments, quoted text."""

import re

from mandat.sentences import Sentence, Written, say

LONGEST = 100_000
"""A line with more characters than this is taken for a damaged file."""

LONGEST_ACT = 1_000_000
MOST_LINES = 10_000
"""So is an act with more characters or lines than these."""

DAMAGE = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]|\r(?!\n|\\Z)"
"""Characters that no text has for a good reason: control characters, halves of characters, a lone carriage return.

An expression, as some below: those that most books do without are not compiled before they are needed.
"""

_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_DAMAGE_BEYOND = {b"\xc2": rb"\xc2[\x80-\x84\x86-\x9f]", b"\xed": rb"\xed[\xa0-\xbf]"}
"""The byte with which some of it begins -> what that is."""

_COMMENT = re.compile(r'(?<!\S)(?:"[^"\\]*(?:\\.[^"\\]*)*"|(;))')
_ESCAPE = r"(?s)\\(?:u([0-9a-fA-F]{4})|(.?))"
_ESCAPED = {'"': '"', "\\": "\\", "n": "\n"}
_WRITTEN = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
_TO_WRITE = '["\\\\\n\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\r]'


def is_suspect(text: str) -> bool:
    """Whether a text has `DAMAGE` in it. Looks at bytes, which is many times faster, and first for a single one."""
    data = text.encode("utf-8", "surrogatepass")
    return (
        (b"\r" in data and data.count(b"\r") - data.count(b"\r\n") - data.endswith(b"\r") > 0)
        or len(data.translate(None, _CONTROLS)) < len(data)
        or any(begin in data and re.search(damage, data) for begin, damage in _DAMAGE_BEYOND.items())
    )


class BadText(ValueError):
    """This is no quoted text. The message says what is wrong, `mend` what to write, `word` where it shows."""

    def __init__(self, says: Sentence, mend: Sentence, word: str) -> None:
        super().__init__(says)
        self.says = says
        self.mend = mend
        self.word = word


def comment_at(line: str) -> int:
    """Where the comment of a line begins; -1 where it has none.

    >>> comment_at('note "a ; b" ; c'), comment_at("a;b")
    (13, -1)
    """
    if ";" not in line:
        return -1
    return next((found.start() for found in _COMMENT.finditer(line) if found[1]), -1)


def without_comment(line: str) -> str:
    """The line up to its comment."""
    at = comment_at(line)
    return line if at < 0 else line[:at]


def unquote(text: str) -> str:
    r"""What stands between the quotation marks that this text begins and ends with. Raises `BadText`.

    >>> unquote(r'"the \"council\""')
    'the "council"'
    """
    inside, closed, rest = text[1:].partition('"') if "\\" not in text else _to_closing_mark(text)
    if not closed:
        raise BadText(say("the quotation mark is never closed"), say('end the text with "'), text[:1])
    if rest and not rest.isspace():
        says = say("{text} stands behind the closing quotation mark", text=shown(rest.strip()))
        mend = say('end the line with the closing quotation mark; inside a text, a quotation mark is written \\"')
        raise BadText(says, mend, rest.strip())
    return re.sub(_ESCAPE, _unescaped, inside) if "\\" in inside else inside


def _to_closing_mark(text: str) -> tuple[str, str, str]:
    end = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL).match(text)
    return (text[1 : end.end() - 1], '"', text[end.end() :]) if end else (text, "", "")


def _unescaped(found: re.Match[str]) -> str:
    code, mark = found.groups()
    if code and not 0xD800 <= int(code, 16) <= 0xDFFF:
        return chr(int(code, 16))
    if mark in _ESCAPED:
        return _ESCAPED[mark]
    says = say("{text} means nothing inside quotation marks", text=Written(found[0]))
    raise BadText(says, say("write \\\\ for a backslash"), found[0])


def quote(text: str) -> str:
    """The text in quotation marks, as `unquote` reads it."""
    return f'"{re.sub(_TO_WRITE, _escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return _WRITTEN.get(found[0]) or f"\\u{ord(found[0]):04x}"


def shown(text: str, longest: int = 40) -> Written:
    """A piece of the user's text for a message, in quotation marks where it has none of its own.

    It is cut where it is long, and nothing invisible is left in it.
    """
    cut = text if len(text) <= longest else text[:longest] + "..."
    plain = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
    return Written(plain if '"' in text else f'"{plain}"')
