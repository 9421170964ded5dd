"""A document as JSON, however deep it lies: as `json.dumps` writes it, which would call itself for every level."""

from json import dumps

DEEPEST = 40
"""How many levels are indented; what lies deeper stands where these end."""


def written(document: object) -> str:
    """The text of a document: a value on a line, two spaces for a level.

    >>> print(written({"id": "elm", "within": [], "seats": [1, None]}))
    {
      "id": "elm",
      "within": [],
      "seats": [
        1,
        null
      ]
    }
    """
    parts: list[str] = []
    ahead: list[tuple[str, object, int]] = [("", document, 0)]
    while ahead:
        before, value, depth = ahead.pop()
        if isinstance(value, _End):
            parts.append(before + value)
        elif isinstance(value, dict | list | tuple) and value:
            opening, closing = "{}" if isinstance(value, dict) else "[]"
            parts.append(before + opening)
            ahead.append((_line(depth), _End(closing), depth))
            ahead += reversed(_inside(value, depth + 1))
        else:
            parts.append(before + _plain(value))
    return "".join(parts)


class _End(str):
    """The bracket behind the last value."""

    __slots__ = ()


def _inside(value: dict | list | tuple, depth: int) -> list[tuple[str, object, int]]:
    """The values in another, each with what is written before it."""
    line = _line(depth)
    if isinstance(value, dict):
        heads, values = [f"{line}{_plain(key)}: " for key in value], value.values()
    else:
        heads, values = [line] * len(value), value
    first = [heads[0], *(f",{head}" for head in heads[1:])]
    return [(head, one, depth) for head, one in zip(first, values, strict=True)]


def _line(depth: int) -> str:
    return "\n" + "  " * min(depth, DEEPEST)


def _plain(value: object) -> str:
    """A value with nothing in it."""
    return dumps(value, ensure_ascii=False)
