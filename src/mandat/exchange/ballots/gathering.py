"""Ballots as a reader finds them, line by line, put together into a profile. Equal ballots are kept as one."""

import unicodedata
from collections import Counter
from itertools import pairwise

import numpy as np

from mandat.count.ballots import NOBODY, Profile, narrow, whole
from mandat.errors import BadBallots
from mandat.sentences import Written, say

Groups = tuple[tuple[int, ...], ...]
"""A ballot: who is named at each rank; nobody where a rank is left out, several where they are level."""

DIGITS = 40
"""No line stands for a number of ballots that has more digits."""


class Gathering:
    """Reads into a profile. `repeats`: whether a ballot may name somebody more than once (cumulative votes)."""

    def __init__(self, name: str, *, repeats: bool = False) -> None:
        self.name = name
        self.repeats = repeats
        self.said: Counter[Groups] = Counter()

    def bad(self, line: int | None, reason: str, mend: str) -> BadBallots:
        """What is wrong at a line of the file."""
        return BadBallots(self.name, line, Written(reason), Written(mend))

    def add(self, line: int, weight: int, groups: Groups, named: list[str]) -> None:
        """Take a ballot. Raises `BadBallots` where it names somebody twice."""
        flat = [one for group in groups for one in group]
        if not self.repeats and len(set(flat)) < len(flat):
            twice = next(one for one in flat if flat.count(one) > 1)
            raise self.bad(line, f"this ballot names {named[twice]} twice", "name each candidate once")
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
        first: dict[str, int] = {}
        for line, name in found:
            if not name:
                raise self.bad(line, "a candidate has no name", "name every candidate")
            if name in first:
                says = f'two candidates are called "{name[:80]}" (the other on line {first[name]})'
                raise self.bad(line, says, "tell them apart, for example by a middle name or a branch")
            first[name] = line
        return tuple(first)

    def renumber(self, new: dict[int, int]) -> None:
        """Give the candidates other places."""
        said = ((tuple(tuple(new[one] for one in group) for group in groups), n) for groups, n in self.said.items())
        self.said = Counter(dict(said))

    def profile(self, candidates: tuple[str, ...], **rest: object) -> Profile:
        """The profile of what was taken."""
        rows = list(self.said)
        places = max((sum(map(len, groups)) for groups in rows), default=0) or 1
        rankings = np.full((len(rows), places), NOBODY, narrow(len(candidates)))
        ranks = np.zeros((len(rows), places), np.int32)
        plain = True
        for row, groups in enumerate(rows):
            flat = [(one, rank) for rank, group in enumerate(groups, 1) for one in sorted(group)]
            if flat:
                rankings[row, : len(flat)], ranks[row, : len(flat)] = zip(*flat, strict=True)
            plain = plain and _plain(flat)
        return Profile(candidates, rankings, whole(list(self.said.values())), None if plain else ranks, **rest)


def _plain(flat: list[tuple[int, int]]) -> bool:
    """Whether the ranks run 1, 2, 3 without a gap or equals."""
    return not flat or (flat[0][1] == 1 and all(after[1] == before[1] + 1 for before, after in pairwise(flat)))


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


def composed(text: str) -> str:
    """A text in which a letter with its accent is one character, so that names that look alike are the same."""
    return unicodedata.normalize("NFC", text)


def text_of(name: str, data: bytes) -> str:
    """The text of a file, composed. Raises `BadBallots` where it is not UTF-8."""
    try:
        return composed(data.decode("utf-8-sig"))
    except UnicodeDecodeError as reason:
        line = data[: reason.start].count(b"\n") + 1
        raise BadBallots(name, line, say("this is not UTF-8 text"), say("save the file as UTF-8")) from None
