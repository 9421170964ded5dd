"""Ballots in BLT, the format of Hill, Wichmann and Woodall's program that most counters of STV read.

    4 2              ; candidates, seats
    -3               ; the third candidate withdrew
    3 1 2 0          ; three ballots: first candidate, then the second
    1 2 1=4 0        ; one ballot: second, then first and fourth level
    1 4 - 2 0        ; one ballot that leaves out the second rank
    0                ; the end of the ballots
    "Anna"           ; the candidates in order, then a title, then whatever somebody has to say about it
    ...

A ballot takes a line. `#` begins a comment (here shown as `;`), a line in square brackets is for other programs, and
what stands in round brackets before a ballot is its number.
"""

import re
from collections.abc import Callable, Iterator

from mandat.count.ballots import Profile, condensed
from mandat.errors import BadBallots
from mandat.exchange.ballots import quick
from mandat.exchange.ballots.gathering import MOST, Gathering, Groups, groups_of, text_of, titled

Lines = Iterator[tuple[int, str]]
_QUOTED = re.compile(r'"((?:[^"\\]|\\.?)*)("|$)')
_SAID = re.compile(r'(?:[^"#]+|"(?:[^"\\]|\\.?)*(?:"|$))*')
"""A line up to its comment; a `#` in quotes begins none."""
_ESCAPED = re.compile(r'\\(["\\])')
_BALLOT = re.compile(r"[\d\s=-]+", re.ASCII)
_NUMBERED = re.compile(r"\([^)]*\)\s*")


def read(name: str, data: bytes, *, repeats: bool = False, progress: Callable[[int], None] | None = None) -> Profile:
    """The profile that a BLT file holds. Raises `BadBallots`.

    repeats   a ballot may name somebody more than once (cumulative votes)
    progress  told now and then how many bytes are read
    """
    reader = _Reader(Gathering(name, repeats=repeats))
    return reader.quickly(data, progress) or reader.read(text_of(name, data))


class _Reader:
    """Reads line by line, so that it can say at which line something is wrong."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.bad = gathering.bad
        self.last = 1
        self.met: dict[str, tuple[int, ...]] = {}

    def read(self, text: str) -> Profile:
        lines = self.lines(text)
        candidates, seats, withdrawn, first = self.head(lines)
        named = [f"candidate {one + 1}" for one in range(candidates)]
        line, said = first
        while said != "0":
            self.ballot(line, said, named)
            line, said = self.next(lines, "the ballots do not end", "write 0 on a line of its own, then the names")
        names, title = self.tail(lines, candidates)
        return self.gathering.profile(names, seats=seats, withdrawn=withdrawn, title=title)

    def quickly(self, data: bytes, progress: Callable[[int], None] | None) -> Profile | None:
        """The same of a plain file, at once; None where something is not plain, or not right."""
        begin, end = _ballots_at(data), data.rfind(b"\n0\n") + 1
        if not 0 < begin < end:
            return None
        try:
            before, after = (text_of(self.gathering.name, part) for part in (data[:begin], data[end + 2 :]))
            candidates, seats, withdrawn, (_, first) = self.head(self.lines(f"{before}0"))
            names, title = self.tail(self.lines(after), candidates)
        except BadBallots:
            return None
        if first != "0":  # a ballot stands before what looked like the first
            return None
        found = quick.ballots(data, (begin, end), candidates, repeats=self.gathering.repeats, progress=progress)
        return None if found is None else Profile(names, *found, seats=seats, withdrawn=withdrawn, title=title)

    def lines(self, text: str, first: int = 1) -> Lines:
        """The lines that say something, without comments."""
        for line, said in enumerate(text.splitlines(), first):
            said = (_SAID.match(said).group() if "#" in said else said).strip()
            self.last = line
            if said and not said.startswith("["):
                yield line, said

    def next(self, lines: Lines, missing: str, mend: str) -> tuple[int, str]:
        found = next(lines, None)
        if found is None:
            raise self.bad(self.last, missing, mend)
        return found

    def head(self, lines: Lines) -> tuple[int, int, frozenset[int], tuple[int, str]]:
        """How many candidates and seats, who withdrew, and the line behind that."""
        line, said = self.next(lines, "this file is empty", "begin with the numbers of candidates and seats: 4 2")
        numbers = said.split()
        if len(numbers) != 2 or not all(_whole(one) for one in numbers):
            says = f'"{said[:40]}" does not say how many candidates and seats there are'
            raise self.bad(line, says, "begin with two whole numbers: 4 2")
        candidates, seats = map(int, numbers)
        if not 0 < candidates <= MOST or not 0 < seats <= MOST:
            raise self.bad(line, f"{said[:40]}: there must be candidates and seats", f"write numbers from 1 to {MOST}")
        withdrawn: set[int] = set()
        line, said = self.next(lines, "no ballots follow", "write the ballots, then 0, then the names")
        while said.startswith("-"):
            withdrawn |= {self.gone(line, one, candidates) for one in said.split()}
            line, said = self.next(lines, "no ballots follow", "write the ballots, then 0, then the names")
        return candidates, seats, frozenset(withdrawn), (line, said)

    def gone(self, line: int, word: str, candidates: int) -> int:
        """A candidate who withdrew."""
        if not word.startswith("-"):
            mend = "write who withdrew with a minus each, and ballots on lines of their own"
            raise self.bad(line, f'"{word[:40]}" stands among those who withdrew, without a minus', mend)
        return self.candidate(line, word.removeprefix("-"), candidates)

    def ballot(self, line: int, said: str, named: list[str]) -> None:
        numbered = _NUMBERED.match(said)
        words = said[numbered.end() if numbered else 0 :].split()
        if len(words) < 2 or words[-1] != "0":
            mend = "write how many ballots, the candidates in order, and 0"
            raise self.bad(line, f'the ballot "{said[:40]}" does not end with 0', mend)
        if "0" in words[1:-1]:
            raise self.bad(
                line, "more stands behind the 0 that ends a ballot", "write each ballot on a line of its own"
            )
        weight = self.gathering.weight(line, words[0])
        for word in words[1:-1]:
            if word not in self.met:
                self.met[word] = self.rank(line, word, len(named))
        groups = tuple(map(self.met.__getitem__, words[1:-1]))
        self.gathering.add(line, weight, groups, named)

    def rank(self, line: int, word: str, candidates: int) -> tuple[int, ...]:
        if word == "-":
            return ()
        return tuple(self.candidate(line, one, candidates) for one in word.split("="))

    def candidate(self, line: int, word: str, candidates: int) -> int:
        if not _whole(word) or not 0 < int(word) <= candidates:
            mend = f"write a number from 1 to {candidates}"
            raise self.bad(line, f'"{word[:40]}" is none of the {candidates} candidates', mend)
        return int(word) - 1

    def tail(self, lines: Lines, candidates: int) -> tuple[tuple[str, ...], str]:
        """The names of the candidates, and the title."""
        found: list[tuple[int, str]] = []
        for line, said in lines:
            if len(found) <= candidates:
                found += [(line, name) for name in self.called(line, said, titled=len(found) == candidates)]
        if len(found) < candidates:
            says = f"there are {candidates} candidates, and {len(found)} named behind the ballots"
            raise self.bad(self.last, says, "name every candidate, in quotes, on a line each")
        title = titled(found[candidates][1]) if len(found) > candidates else ""
        return self.gathering.names(found[:candidates]), title

    def called(self, line: int, said: str, *, titled: bool) -> list[str]:
        """The names in a line; `titled`: it is where the title stands, which may be a number."""
        quoted = _QUOTED.findall(said)
        if not all(closed for _, closed in quoted):
            raise self.bad(line, f"the quotes in {said[:40]} do not match", 'write a quote in a name as \\"')
        if not titled and _BALLOT.fullmatch(said):
            mend = "write 0 on a line of its own once, behind the last ballot; a name that is a number, in quotes"
            raise self.bad(line, f'"{said[:40]}" stands where the names do', mend)
        return [_ESCAPED.sub(r"\1", name).strip() for name, _ in quoted] if quoted else [said]


def _ballots_at(data: bytes) -> int:
    """Where the first ballot begins: behind the numbers of candidates and seats, and who withdrew."""
    place, headed = 0, False
    for line in data[:4096].splitlines(keepends=True):
        said = line.strip()
        if said[:1].isdigit() and headed:
            return place
        headed = headed or said[:1].isdigit()
        place += len(line)
    return -1


def _whole(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) <= 15


def write(given: Profile, seats: int) -> str:
    """The ballots as BLT; equal ones together, in an order that tells nothing of the one they were cast in."""
    profile = condensed(given)
    lines = [f"{len(given.candidates)} {seats}"]
    if given.withdrawn:
        lines.append(" ".join(f"-{one + 1}" for one in sorted(given.withdrawn)))
    for row, weight in enumerate(profile.weights.tolist()):
        lines.append(" ".join([str(weight), *_written(groups_of(profile, row)), "0"]))
    names = [*given.candidates, given.title]
    lines += ["0", *(f'"{_quotable(name)}"' for name in names)]
    return "\n".join(lines) + "\n"


def _written(groups: Groups) -> list[str]:
    return ["=".join(str(one + 1) for one in group) or "-" for group in groups]


def _quotable(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
