"""Where something stands in a text: file, line, column and width, counted from 1 as editors count."""

from mandat.core.findings import Place


def spot(file: str, number: int, line: str, word: str | None = None, key: str | None = None) -> Place:
    """The place of a word in a line (its number counted from 0); behind `key`, where that stands before it.

    Without a word, or where it is not there: the key; without that: the whole line.
    """
    held = _find(key, line, 0) if key else None
    found = _find(word, line, held[1] if held else 0) or _find(word, line, 0) if word else None
    begin, end = found or held or _content(line)
    return Place(file, number + 1, begin + 1, max(end - begin, 1))


def _content(line: str) -> tuple[int, int]:
    text = line.strip()
    begin = line.find(text)
    return begin, begin + len(text)


def _find(word: str, line: str, begin: int) -> tuple[int, int] | None:
    """Where a word stands that is no piece of a longer one, else where its letters stand."""
    first = at = line.find(word, begin)
    while at >= 0:
        end = at + len(word)
        if not _joined(line[max(at - 1, 0) : at]) and not _joined(line[end : end + 1]):
            return at, end
        at = line.find(word, end)
    return (first, first + len(word)) if first >= 0 else None


def _joined(char: str) -> bool:
    """Whether a character next to a word makes it a piece of a longer one."""
    return char.isalnum() or char in ("-", "_", ".")
