"""What every command does with its document: print it as JSON, or let a page render it for people."""

from collections.abc import Callable
from typing import NamedTuple

from mandat.cli import writing
from mandat.cli.render.plain import plain
from mandat.cli.render.style import bare


class Answer(NamedTuple):
    """What a command says, and its exit code. `exact`: the text is for programs, in UTF-8."""

    text: str
    code: int = 0
    exact: bool = False


def answer(document: object, as_json: bool, page: Callable[..., str], code: int = 0) -> Answer:
    """The answer made from a document: JSON, or what `page(document, width)` makes of it."""
    if as_json:
        from mandat.cli.json import written  # people need none of it

        return Answer(written(document) + "\n", code, exact=True)
    return spoken(page(printable(document), writing.width()), code)


def spoken(text: str, code: int = 0) -> Answer:
    """An answer for people: with its colours on a terminal, without them elsewhere."""
    return Answer((text if writing.is_terminal() else bare(text)).rstrip("\n") + "\n", code)


def printable(document: object) -> object:
    """The same document without characters that would move or colour a terminal."""
    whole = [document]
    ahead: list[dict | list] = [whole]
    while ahead:
        into = ahead.pop()
        for key, one in into.items() if isinstance(into, dict) else enumerate(into):
            if isinstance(one, str):
                into[key] = plain(one)
            elif isinstance(one, dict):
                into[key] = {plain(name): held for name, held in one.items()}
                ahead.append(into[key])
            elif isinstance(one, list | tuple):
                into[key] = list(one)
                ahead.append(into[key])
    return whole[0]
