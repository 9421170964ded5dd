"""Ballots in the files of PrefLib (www.preflib.org): SOC, SOI, TOC, TOI, in its format of 2022 and later.

    # NUMBER ALTERNATIVES: 3
    # ALTERNATIVE NAME 1: Anna
    ...
    12: 1,{2,3}

Each line behind the head is how many voters gave an order; candidates in braces are level. In SOC and SOI nobody is,
in SOC and TOC every order names everybody.
"""

import re

from mandat.count.ballots import Profile
from mandat.exchange.ballots.gathering import Gathering, text_of, titled

NAMED = "write the head of the file first: # ALTERNATIVE NAME 1: ..."
SUFFIXES = (".soc", ".soi", ".toc", ".toi")
STRICT, COMPLETE = (".soc", ".soi"), (".soc", ".toc")
_NAME = re.compile(r"ALTERNATIVE NAME (\d{1,6}):(.*)")
_ITEM = re.compile(r"\{([^{}]*)\}|([^{},]+)")
_ORDER = re.compile(r"(?:\{[^{}]*\}|[^{},]+)(?:,(?:\{[^{}]*\}|[^{},]+))*")
_BESIDE = re.compile(r" ?([{},]) ?")


def read(name: str, data: bytes, *, repeats: bool = False) -> Profile:
    """The profile that a file of PrefLib holds. Raises `BadBallots`."""
    reader = _Reader(Gathering(name, repeats=repeats))
    for line, text in enumerate(text_of(name, data).splitlines(), 1):
        text = text.strip()
        if text.startswith("#"):
            reader.head(line, text.lstrip("# "))
        elif text:
            reader.order(line, text)
    return reader.profile()


class _Reader:
    """Reads the lines of a file, one after the other.

    places  the number of an alternative -> its place; names: what each is called, and on which line
    said    what else the head says, and on which line
    """

    def __init__(self, gathering: Gathering) -> None:
        self.gathering, self.bad = gathering, gathering.bad
        self.kind = "." + gathering.name.lower().rpartition(".")[2]
        self.places: dict[str, int] = {}
        self.names: list[tuple[int, str]] = []
        self.called: list[str] = []
        self.said: dict[str, tuple[int, str]] = {}

    def head(self, line: int, text: str) -> None:
        found = _NAME.fullmatch(text)
        if found is None:
            key, _, value = text.partition(":")
            self.said[key.strip()] = (line, value.strip())
            return
        number, name = found.groups()
        if number in self.places:
            raise self.bad(line, f"alternative {number} is named twice", "give each a number of its own")
        self.places[number] = len(self.places)
        self.names.append((line, name.strip()))
        self.called.append(name.strip())

    def order(self, line: int, text: str) -> None:
        many, colon, order = text.partition(":")
        if not colon:
            mend = "write how many voters, a colon, and the order: 12: 1,2,3"
            raise self.bad(line, f'"{text[:40]}" is no order', mend)
        weight = self.gathering.weight(line, many.strip())
        order = _BESIDE.sub(r"\1", " ".join(order.split()))
        if order and not _ORDER.fullmatch(order):
            raise self.bad(line, f'"{order[:40]}" is no order', "write for example: 12: 1,{2,3},4")
        groups = tuple(self.level(line, level or one) for level, one in _ITEM.findall(order))
        if self.kind in STRICT and any(len(group) > 1 for group in groups):
            raise self.bad(line, "a strict order has nobody level", "save it with the ending .toc or .toi")
        self.gathering.add(line, weight, groups, self.called)
        if self.kind in COMPLETE and sum(map(len, groups)) < len(self.places):
            says = f"a complete order names all {len(self.places)}, and this one {sum(map(len, groups))}"
            raise self.bad(line, says, "save it with the ending .soi or .toi")

    def level(self, line: int, text: str) -> tuple[int, ...]:
        if not self.places:
            raise self.bad(line, "no alternative is named above this order", NAMED)
        numbers = text.split(",")
        stranger = next((one for one in numbers if one not in self.places), None)
        if stranger is not None:
            mend = f"write one of {', '.join(list(self.places)[:5])}{' ...' if len(self.places) > 5 else ''}"
            raise self.bad(line, f'"{stranger[:40]}" is no alternative', mend)
        return tuple(self.places[one] for one in numbers)

    def profile(self) -> Profile:
        if not self.names:
            raise self.bad(1, "no alternative is named", NAMED)
        self.agree("ALTERNATIVES", len(self.names))
        self.agree("VOTERS", sum(self.gathering.said.values()))
        return self.gathering.profile(
            self.gathering.names(self.names), title=titled(self.said.get("TITLE", (1, ""))[1])
        )

    def agree(self, what: str, number: int) -> None:
        """Raise `BadBallots` where the head announces another number than there are."""
        line, announced = self.said.get(f"NUMBER {what}", (1, str(number)))
        if announced != str(number):
            says = f"{announced[:40]} {what.lower()} are announced, and there are {number}"
            raise self.bad(line, says, "look whether the file is whole")
