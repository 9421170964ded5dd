"""The words of a header: which of them belong together."""

from collections.abc import Container, Sequence

from mandat.core.acts import SHAPE_OF


def gather(words: Sequence[str], at: int, stop: Container[str] = (), counts: bool = False) -> int:
    """The index behind the value that begins at a word. It goes on at a comma; a count, behind `about`.

    >>> gather(["to", "staff,", "mrc", "on"], 1)
    3
    """
    end = at + 1
    while end < len(words) and words[end] not in stop:
        open_ended = words[end - 1][-1] == "," or words[end][0] == ","
        if not open_ended and not (counts and words[end - 1] == "about"):
            break
        end += 1
    return end


def behind_date(words: Sequence[str]) -> int:
    """The index behind the date, or behind `after ID`, with which a header begins."""
    if words[:1] == ["after"]:
        return gather(words, 1)
    end, date = 1, words[0] if words else ""
    while "[" in date and "]" not in date and end < len(words):
        date, end = date + words[end], end + 1
    return end


def verb_at(words: Sequence[str]) -> int:
    """The index of the verb in a header; -1 where there is none."""
    at = behind_date(words)
    return at if at < len(words) and words[at] in SHAPE_OF else -1
