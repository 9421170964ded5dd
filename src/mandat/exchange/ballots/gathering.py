"""Ballots as a reader finds them, line by line, put together into a profile. Equal ballots are kept as one."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

import numpy as np

from mandat.count.ballots import NOBODY, Profile, narrow, whole
from mandat.errors import BadBallots
from mandat.exchange.tables import unseen
from mandat.sentences import Written, say

Groups = tuple[tuple[int, ...], ...]
"""A ballot: who is named at each rank; nobody where a rank is left out, several where they are level."""

DIGITS = 40
"""No line stands for a number of ballots that has more digits."""
MOST = 30_000
"""How many candidates there can be at most."""
CELLS = 2**29
"""Different ballots times places on the longest: so much is kept in memory at most."""


class Gathering:
    """Reads into a profile. `repeats`: whether a ballot may name somebody more than once (cumulative votes)."""

    def __init__(self, name: str, *, repeats: bool = False) -> None:
        self.name = name
        self.repeats = repeats
        self.said: Counter[Groups] = Counter()

    def bad(self, line: int | None, reason: str, mend: str) -> BadBallots:
        """What is wrong at a line of the file; what cannot be seen in it is written out."""
        return BadBallots(self.name, line, Written(_shown(reason)), Written(_shown(mend)))

    def add(self, line: int, weight: int, groups: Groups, named: Iterable[str]) -> None:
        """Take a ballot. Raises `BadBallots` where it names somebody twice; `named` are the candidates by place."""
        flat = [one for group in groups for one in group]
        if not self.repeats and len(set(flat)) < len(flat):
            twice = next(one for one, times in Counter(flat).items() if times > 1)
            raise self.bad(line, f"this ballot names {list(named)[twice]} twice", "name each candidate once")
        self.said[groups] += weight

    def weight(self, line: int, text: str) -> int:
        """How many ballots a line stands for."""
        whole = text.isascii() and text.isdecimal()
        if whole and len(text) > DIGITS:
            says = f"a number of {len(text)} digits is more ballots than can be"
            raise self.bad(line, says, f"write one of {DIGITS} digits at most")
        if not whole or not int(text):
            raise self.bad(line, f'"{text[:40]}" is no number of ballots', "write a whole number from 1")
        return int(text)

    def names(self, found: list[tuple[int, str]]) -> tuple[str, ...]:
        """The names of the candidates, from where they stand. Raises `BadBallots` where two are the same."""
        if len(found) > MOST:
            self.crowd(found[0][0], len(found))
        first: dict[str, int] = {}
        for line, said in found:
            name = self.called(line, said)
            if name in first:
                says = f'two candidates are called "{name[:80]}" (the other on line {first[name]})'
                raise self.bad(line, says, "tell them apart, for example by a middle name or a branch")
            first[name] = line
        return tuple(first)

    def called(self, line: int, said: str) -> str:
        """The name of a candidate or voter, with single spaces. Raises `BadBallots` where nobody can be called so."""
        name = " ".join(said.split())
        if not name:
            raise self.bad(line, "a candidate has no name", "name every candidate")
        sign = unseen(name)
        if sign is not None:
            says = f"the name {name[:60]} has a character that cannot be seen ({sign})"
            raise self.bad(line, says, "write it without that: two names must not look alike")
        return name

    def crowd(self, line: int, candidates: int) -> None:
        """Raise `BadBallots`: there are too many candidates."""
        says = f"{candidates:,} candidates are more than can be counted"
        raise self.bad(line, says, f"name {MOST:,} at most, and look whether this is a file of ballots")

    def renumber(self, new: dict[int, int]) -> None:
        """Give the candidates other places."""
        said = ((tuple(tuple(new[one] for one in group) for group in groups), n) for groups, n in self.said.items())
        self.said = Counter(dict(said))

    def profile(self, candidates: tuple[str, ...], **rest: object) -> Profile:
        """The profile of what was taken."""
        rows = list(self.said)
        places = max((sum(map(len, groups)) for groups in rows), default=0) or 1
        if len(rows) * places > CELLS:
            says = f"{len(rows):,} different ballots, and one of them with {places:,} names, are more than can be kept"
            raise self.bad(None, says, "count the file without the ballots that name most, or in parts")
        rankings = np.full((len(rows), places), NOBODY, narrow(len(candidates)))
        for row, groups in enumerate(rows):
            flat = [one for group in groups for one in sorted(group)]
            rankings[row, : len(flat)] = flat
        ranks = None if all(all(len(group) == 1 for group in groups) for groups in rows) else _ranks(rows, places)
        return Profile(candidates, rankings, whole(list(self.said.values())), ranks, **rest)


def _ranks(rows: list[Groups], places: int) -> np.ndarray:
    """The rank of whom each ballot names at each place."""
    ranks = np.zeros((len(rows), places), np.int32)
    for row, groups in enumerate(rows):
        given = [rank for rank, group in enumerate(groups, 1) for _ in group]
        ranks[row, : len(given)] = given
    return ranks


def groups_of(given: Profile, row: int) -> Groups:
    """A ballot of a profile, rank by rank."""
    named = [one for one in given.rankings[row].tolist() if one != NOBODY]
    if given.ranks is None:
        return tuple((one,) for one in named)
    ranks = given.ranks[row].tolist()[: len(named)]
    return tuple(
        tuple(one for one, rank in zip(named, ranks, strict=True) if rank == at)
        for at in range(1, max(ranks, default=0) + 1)
    )


def _shown(text: str) -> str:
    """A text in which what cannot be seen is written out, as `\\u200b`."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def titled(text: str) -> str:
    """What an election is called, in one line."""
    return _shown(" ".join(text.split()))


def composed(text: str) -> str:
    """A text in which a letter with its accent is one character, so that names that look alike are the same."""
    return unicodedata.normalize("NFC", text)


def text_of(name: str, data: bytes) -> str:
    """The text of a file, composed. Raises `BadBallots` where it is not UTF-8, or holds a NUL."""
    try:
        wrong = data.find(b"\0")
        if wrong < 0:
            return composed(data.decode("utf-8-sig"))
    except UnicodeDecodeError as reason:
        wrong = reason.start
    line = data[:wrong].count(b"\n") + 1
    raise BadBallots(name, line, say("this is not UTF-8 text"), say("save the file as UTF-8"))
