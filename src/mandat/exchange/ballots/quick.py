"""The quick way through the ballots of a large BLT file: plain numbers one space apart, read from the bytes by NumPy.

It takes what is plain and right. Where anything else stands there it gives up, and the reader that goes line by line
says what is wrong; so there are no messages here.
"""

from collections.abc import Callable, Iterator

import numpy as np

from mandat.count.ballots import NOBODY, narrow

CHUNK = 2**20
"""So many bytes are read at once, which bounds what is needed in memory."""
LONGEST = 15
"""No number has more digits."""
_PLAIN = np.zeros(256, bool)
_PLAIN[list(b"0123456789 \n")] = True
_NEWLINE, _ZERO = np.uint8(10), np.uint8(48)

Ballots = tuple[np.ndarray, np.ndarray]
"""Rankings and weights, as in a profile."""


def ballots(
    data: bytes, candidates: int, *, repeats: bool, progress: Callable[[int], None] | None = None
) -> Ballots | None:
    """The ballots in lines such as `3 1 2 0`; None where not every line is a right and plain ballot.

    progress  told now and then how many bytes are read
    """
    parts = []
    for begin, end in _chunks(data):
        part = _chunk(np.frombuffer(data, np.uint8, end - begin, begin), candidates, repeats=repeats)
        if part is None:
            return None
        parts.append(part)
        if progress is not None:
            progress(end)
    return _joined(parts) if parts else None


def _chunks(data: bytes) -> Iterator[tuple[int, int]]:
    """Pieces of whole lines."""
    begin = 0
    while begin < len(data):
        end = data.find(b"\n", begin + CHUNK) + 1 or len(data)
        yield begin, end
        begin = end


def _chunk(said: np.ndarray, candidates: int, *, repeats: bool) -> Ballots | None:
    ends = np.flatnonzero(said < _ZERO)
    numbers = _numbers(said, ends)
    if numbers is None or not np.array_equal(numbers == 0, said.take(ends) == _NEWLINE):
        return None
    stops = np.flatnonzero(numbers == 0)
    begins = np.concatenate([[0], stops[:-1] + 1])
    lengths = stops - begins - 1
    if lengths.min() < 0:
        return None
    inner = np.ones(len(numbers), bool)
    inner[stops] = inner[begins] = False
    rankings = _rankings(numbers[inner], lengths, candidates)
    if rankings is None or not (repeats or apart(rankings, candidates)):
        return None
    return rankings, numbers.take(begins)


def _numbers(said: np.ndarray, ends: np.ndarray) -> np.ndarray | None:
    """The whole numbers that end at these places, one sign apart; None where anything else stands there."""
    if not _PLAIN.take(said).all() or said[-1] != _NEWLINE:
        return None
    lengths = np.diff(ends, prepend=-1) - 1
    longest = int(lengths.max())
    if lengths.min() < 1 or longest > LONGEST:
        return None
    numbers = (said.take(ends - 1) - _ZERO).astype(np.int64)
    for place in range(1, longest):
        more = np.flatnonzero(lengths > place)
        numbers[more] += (said.take(ends.take(more) - 1 - place) - _ZERO).astype(np.int64) * 10**place
    return numbers


def _rankings(named: np.ndarray, lengths: np.ndarray, candidates: int) -> np.ndarray | None:
    """The candidates named, ballot by ballot; None where there is no such candidate."""
    if named.max(initial=1) > candidates:
        return None
    places = max(int(lengths.max()), 1)
    rankings = np.full((len(lengths), places), NOBODY, narrow(candidates))
    rankings[np.arange(places) < lengths[:, None]] = named - 1
    return rankings


def apart(rankings: np.ndarray, candidates: int) -> bool:
    """Whether no ballot names anybody twice."""
    if candidates > 62:
        ordered = np.sort(rankings, axis=1)
        return not ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] != NOBODY)).any()
    met = np.zeros(len(rankings), np.int64)
    bits = np.concatenate([1 << np.arange(candidates), [0]])
    for place in range(rankings.shape[1]):
        bit = bits[rankings[:, place]]
        if (met & bit).any():
            return False
        met |= bit
    return True


def _joined(parts: list[Ballots]) -> Ballots | None:
    places = max(rankings.shape[1] for rankings, _ in parts)
    weights = np.concatenate([weights for _, weights in parts])
    if sum(int(part.max()) for _, part in parts) * len(weights) >= 2**62:
        return None
    return np.concatenate([_widened(rankings, places) for rankings, _ in parts]), weights


def _widened(rankings: np.ndarray, places: int) -> np.ndarray:
    if rankings.shape[1] == places:
        return rankings
    return np.pad(rankings, ((0, 0), (0, places - rankings.shape[1])), constant_values=NOBODY)
