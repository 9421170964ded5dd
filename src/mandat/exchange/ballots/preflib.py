"""Ballots in the files of PrefLib (www.preflib.org): SOC, SOI, TOC, TOI, in its format of 2022 and later.

    # NUMBER ALTERNATIVES: 3
    # ALTERNATIVE NAME 1: Anna
    ...
    12: 1,{2,3}

Each line behind the head is how many voters gave an order; candidates in braces are level.
"""

import re

from mandat.count.ballots import Profile
from mandat.exchange.ballots.gathering import Gathering, text_of

NAMED = "write the head of the file first: # ALTERNATIVE NAME 1: ..."
SUFFIXES = (".soc", ".soi", ".toc", ".toi")
_NAME = re.compile(r"ALTERNATIVE NAME (\d{1,6}):(.*)")
_ITEM = re.compile(r"\{([^{}]*)\}|([^{},]+)")
_ORDER = re.compile(r"(?:\s*(?:\{[^{}]*\}|[^{},]+)\s*)(?:,\s*(?:\{[^{}]*\}|[^{},]+)\s*)*")


def read(name: str, data: bytes, *, repeats: bool = False) -> Profile:
    """The profile that a file of PrefLib holds. Raises `BadBallots`."""
    gathering = Gathering(name, repeats=repeats)
    found: dict[str, tuple[int, str]] = {}
    said: dict[str, tuple[int, str]] = {}
    strict = name.lower().endswith((".soc", ".soi"))
    for line, text in enumerate(text_of(name, data).splitlines(), 1):
        text = text.strip()
        if text.startswith("#"):
            _head(gathering, line, text.lstrip("# "), found, said)
        elif text:
            _order(gathering, line, text, list(found), [one for _, one in found.values()], strict)
    if not found:
        raise gathering.bad(1, "no alternative is named", NAMED)
    _agree(gathering, said, "ALTERNATIVES", len(found))
    _agree(gathering, said, "VOTERS", sum(gathering.said.values()))
    return gathering.profile(gathering.names(list(found.values())), title=said.get("TITLE", (1, ""))[1])


def _agree(gathering: Gathering, said: dict[str, tuple[int, str]], what: str, number: int) -> None:
    """Raise `BadBallots` where the head announces another number than there are."""
    line, announced = said.get(f"NUMBER {what}", (1, str(number)))
    if announced != str(number):
        says = f"{announced[:40]} {what.lower()} are announced, and there are {number}"
        raise gathering.bad(line, says, "look whether the file is whole")


def _head(
    gathering: Gathering, line: int, text: str, found: dict[str, tuple[int, str]], said: dict[str, tuple[int, str]]
) -> None:
    name = _NAME.fullmatch(text)
    if name is None:
        key, _, value = text.partition(":")
        said[key.strip()] = (line, value.strip())
        return
    if name.group(1) in found:
        raise gathering.bad(line, f"alternative {name.group(1)} is named twice", "give each a number of its own")
    found[name.group(1)] = (line, name.group(2).strip())


def _order(gathering: Gathering, line: int, text: str, numbers: list[str], names: list[str], strict: bool) -> None:
    many, colon, order = text.partition(":")
    if not colon:
        raise gathering.bad(
            line, f'"{text[:40]}" is no order', "write how many voters, a colon, and the order: 12: 1,2,3"
        )
    weight = gathering.weight(line, many.strip())
    if order.strip() and not _ORDER.fullmatch(order):
        raise gathering.bad(line, f'"{order.strip()[:40]}" is no order', "write for example: 12: 1,{2,3},4")
    groups = tuple(_level(gathering, line, level or one, numbers) for level, one in _ITEM.findall(order))
    if strict and any(len(group) > 1 for group in groups):
        raise gathering.bad(line, "a strict order has nobody level", "save it with the ending .toc or .toi")
    gathering.add(line, weight, groups if order.strip() else (), names)


def _level(gathering: Gathering, line: int, text: str, numbers: list[str]) -> tuple[int, ...]:
    places: list[int] = []
    for one in text.split(","):
        if not numbers:
            raise gathering.bad(line, "no alternative is named above this order", NAMED)
        if one.strip() not in numbers:
            mend = f"write one of {', '.join(numbers[:5])}{' ...' if len(numbers) > 5 else ''}"
            raise gathering.bad(line, f'"{one.strip()[:40]}" is no alternative', mend)
        places.append(numbers.index(one.strip()))
    return tuple(places)
