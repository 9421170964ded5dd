"""The quick way through the ballots of a large BLT file: plain numbers one space apart, read from the bytes by NumPy.

It takes what is plain and right. Where anything else stands there it gives up, and the reader that goes line by line
says what is wrong; so there are no messages here.
"""

from collections.abc import Callable, Iterator

import numpy as np

from mandat.count.ballots import NOBODY, narrow
from mandat.exchange.ballots.gathering import CELLS

CHUNK = 2**17
"""So many bytes are read at once, and what is made of them stays near the processor."""
LONGEST, SHORT = 15, 4
"""No number has more digits; and so many digits small integers can hold."""
_NEWLINE, _SPACE, _ZERO, _NINE = map(np.uint8, b"\n 09")

Ballots = tuple[np.ndarray, np.ndarray]
"""Rankings and weights, as in a profile."""


def ballots(
    data: bytes, span: tuple[int, int], candidates: int, *, repeats: bool, progress: Callable[[int], None] | None = None
) -> Ballots | None:
    """The ballots in lines such as `3 1 2 0`; None where not every line is a right and plain ballot.

    span      where they begin in the data, and end
    progress  told now and then how many bytes are read
    """
    parts = []
    for begin, end in _chunks(data, *span):
        part = _chunk(np.frombuffer(data, np.uint8, end - begin, begin), candidates, repeats=repeats)
        if part is None:
            return None
        parts.append(part)
        if progress is not None:
            progress(end)
    return _joined(parts) if parts else None


def _chunks(data: bytes, begin: int, last: int) -> Iterator[tuple[int, int]]:
    """Pieces of whole lines."""
    while begin < last:
        end = data.find(b"\n", begin + CHUNK, last) + 1 or last
        yield begin, end
        begin = end


def _chunk(said: np.ndarray, candidates: int, *, repeats: bool) -> Ballots | None:
    ends = np.flatnonzero(said < _ZERO)
    signs = said.take(ends)
    newline = signs == _NEWLINE
    if said[-1] != _NEWLINE or said.max() > _NINE or not (newline | (signs == _SPACE)).all():
        return None
    numbers = _numbers(said, ends)
    if numbers is None or not np.array_equal(numbers == 0, newline):
        return None
    stops = np.flatnonzero(newline)
    begins = np.concatenate([[0], stops[:-1] + 1])
    lengths = stops - begins - 1
    if lengths.min() < 0:
        return None
    inner = ~newline
    inner[begins] = False
    rankings = _rankings(numbers[inner], lengths, candidates)
    if rankings is None or not (repeats or apart(rankings, candidates)):
        return None
    return rankings, numbers.take(begins)


def _numbers(said: np.ndarray, ends: np.ndarray) -> np.ndarray | None:
    """The whole numbers that end at these places, one sign apart; None where two signs stand together.

    What is read ends with a sign, so that before the first number, at place -1, none goes on.
    """
    last = ends - 1
    digits = said.take(last)
    if digits.min() < _ZERO:
        return None
    numbers = (digits - _ZERO).astype(np.int16)
    more = np.flatnonzero(said.take(last - 1) >= _ZERO)
    for place in range(1, LONGEST):
        if not len(more):
            return numbers
        if place == SHORT:
            numbers = numbers.astype(np.int64)
        before = last.take(more) - place
        numbers[more] += (said.take(before) - _ZERO).astype(numbers.dtype) * numbers.dtype.type(10**place)
        more = more[(before > 0) & (said.take(before - 1) >= _ZERO)]
    return None


def _rankings(named: np.ndarray, lengths: np.ndarray, candidates: int) -> np.ndarray | None:
    """The candidates named, ballot by ballot; None where there is no such candidate."""
    if named.max(initial=1) > candidates:
        return None
    places, kind = max(int(lengths.max()), 1), narrow(candidates)
    if lengths.min() == places:
        return (named - 1).astype(kind).reshape(-1, places)
    rankings = np.full((len(lengths), places), NOBODY, kind)
    rankings[np.arange(places) < lengths[:, None]] = named - 1
    return rankings


def apart(rankings: np.ndarray, candidates: int) -> bool:
    """Whether no ballot names anybody twice."""
    if candidates > 62:
        ordered = np.sort(rankings, axis=1)
        return not ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] != NOBODY)).any()
    kind = np.int16 if candidates < 15 else np.int32 if candidates < 31 else np.int64
    met = np.zeros(len(rankings), kind)
    bits = np.concatenate([1 << np.arange(candidates), [0]]).astype(kind)
    for place in range(rankings.shape[1]):
        bit = bits[rankings[:, place]]
        if (met & bit).any():
            return False
        met |= bit
    return True


def _joined(parts: list[Ballots]) -> Ballots | None:
    places = max(rankings.shape[1] for rankings, _ in parts)
    weights = np.concatenate([weights for _, weights in parts]).astype(np.int64)
    if sum(int(part.max()) for _, part in parts) * len(weights) >= 2**62 or places * len(weights) > CELLS:
        return None
    return np.concatenate([_widened(rankings, places) for rankings, _ in parts]), weights


def _widened(rankings: np.ndarray, places: int) -> np.ndarray:
    if rankings.shape[1] == places:
        return rankings
    return np.pad(rankings, ((0, 0), (0, places - rankings.shape[1])), constant_values=NOBODY)
