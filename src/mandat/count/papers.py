"""Ballot papers packed into whole numbers, so that a pile of a million is dealt out in a few passes.

A paper is its preferences, some bits each, the next one lowest: to go on to the next preference is one shift. Code 0
is the end, candidate c is c + 1. Where the preferences do not fit into a word of 64 bits, further words hold the rest.
"""

from collections.abc import Sequence

import numpy as np

from mandat.count.ballots import NOBODY, total

_HALVES = ((4, 0x00FF00FF00FF00FF), (8, 0x0000FFFF0000FFFF), (16, 0x00000000FFFFFFFF))
"""How eight codes of 4 bits, a byte each, move together: by how far, and what is kept."""

WORD = 64
CHUNK = 2**15
"""So many ballots are packed at once: what a processor keeps at hand."""


class Papers:
    """A pile of papers.

    words    arrays of 64-bit words, one array a word; the first holds the next preference
    weights  how many ballots each paper stands for; None: one each
    bits     how many bits a preference takes: 4, 8, 16 or 32
    """

    __slots__ = ("bits", "count", "weights", "words")

    def __init__(self, words: list[np.ndarray], weights: np.ndarray | None, bits: int) -> None:
        self.words = words
        self.weights = weights
        self.bits = bits
        self.count = len(words[0]) if weights is None else total(weights)

    def deal(self, continuing: np.ndarray) -> dict[int, "Papers"]:
        """The pile dealt out by the next continuing candidate, or `NOBODY` where no preference is left.

        continuing  (candidates,): who may be given papers
        """
        return deal([[self]], continuing)[0]

    def passed(self) -> "Papers":
        """The same papers without their next preference."""
        return Papers(_shifted(self.words, self.bits), self.weights, self.bits)


def deal(
    piles: Sequence[Sequence[Papers]], continuing: np.ndarray, *, passing: bool = False
) -> list[dict[int, Papers]]:
    """Several piles dealt out at once, each by the next continuing candidate, or `NOBODY`.

    piles       each in parts, which are put together
    continuing  (candidates,): who may be given papers
    passing     nobody keeps a paper: whom it names now is passed over
    """
    pile, codes = _together([part for parts in piles for part in parts]), len(continuing) + 1
    fresh = [word.copy() for word in pile.words] if not (passing or continuing.all()) else pile.words
    words = _shifted(pile.words, pile.bits) if passing else fresh
    tops = _advance(words, pile.bits, np.concatenate([[True], continuing]))
    keys = tops if len(piles) == 1 else _beside(piles, tops, codes)
    order = np.argsort(keys, kind="stable")
    ends = np.searchsorted(keys[order], np.arange(len(piles) * codes), side="right").tolist()
    words = [word.take(order) for word in words]
    weights = None if pile.weights is None else pile.weights[order]
    dealt: list[dict[int, Papers]] = [{} for _ in piles]
    for key, (begin, end) in enumerate(zip([0, *ends], ends, strict=False)):
        if begin < end:
            some = None if weights is None else weights[begin:end]
            dealt[key // codes][key % codes + NOBODY] = Papers([word[begin:end] for word in words], some, pile.bits)
    return dealt


def _beside(piles: Sequence[Sequence[Papers]], tops: np.ndarray, codes: int) -> np.ndarray:
    """One key for pile and code together."""
    kind = np.uint8 if len(piles) * codes <= 256 else np.uint16 if len(piles) * codes <= 65536 else np.int64
    begins = np.arange(len(piles)).astype(kind) * kind(codes)
    return tops + np.repeat(begins, [sum(len(part.words[0]) for part in parts) for parts in piles])


def _advance(words: list[np.ndarray], bits: int, resting: np.ndarray) -> np.ndarray:
    """Shift the words, in place, until the next preference is one of those that rest; the codes of these."""
    tops = _tops(words, bits)
    going = () if resting.all() else np.flatnonzero(~resting[tops])
    if len(going):
        moved = _shifted([word.take(going) for word in words], bits)
        tops[going] = _advance(moved, bits, resting)
        for word, part in zip(words, moved, strict=True):
            word[going] = part
    return tops


def _tops(words: list[np.ndarray], bits: int) -> np.ndarray:
    """The codes of the next preferences."""
    small = np.uint8 if bits <= 8 else np.uint16 if bits == 16 else np.uint32
    tops = words[0].astype(small)
    return tops & small(15) if bits == 4 else tops


def _shifted(words: list[np.ndarray], bits: int) -> list[np.ndarray]:
    """The words without the lowest preference."""
    first = words[0] >> np.uint64(bits)
    if len(words) == 1:
        return [first]
    rest = [word.copy() for word in words[1:]]
    spent = np.flatnonzero(first == 0)
    for before, word in zip([first, *rest], rest, strict=False):
        before[spent] = word[spent]
    rest[-1][spent] = 0
    return [first, *rest]


def _together(piles: Sequence[Papers]) -> Papers:
    """Several piles as one."""
    if len(piles) == 1:
        return piles[0]
    words = [np.concatenate(parts) for parts in zip(*(pile.words for pile in piles), strict=True)]
    weighted = piles[0].weights is not None
    return Papers(words, np.concatenate([pile.weights for pile in piles]) if weighted else None, piles[0].bits)


def packed(rankings: np.ndarray, weights: np.ndarray, candidates: int) -> Papers:
    """Every ballot as a paper."""
    size = rankings.dtype.itemsize
    alike = weights.dtype != object and bool((weights == 1).all())
    halved = size == 1 and candidates < 16
    bits = 4 if halved else 8 * size
    words = [np.empty(len(rankings), np.uint64) for _ in range(-(-rankings.shape[1] * bits // WORD))]
    for row in range(0, len(rankings), CHUNK):
        for word, part in zip(words, _words(rankings[row : row + CHUNK], halved), strict=True):
            word[row : row + CHUNK] = part
    return Papers(words, None if alike else weights, bits)


def _words(rankings: np.ndarray, halved: bool) -> list[np.ndarray]:
    """The codes of each ballot side by side in words, as they lie in memory."""
    a_word = 8 // rankings.dtype.itemsize
    rows, places = rankings.shape
    codes = np.zeros((rows, -(-places // a_word) * a_word), rankings.dtype.newbyteorder("<"))
    np.subtract(rankings, NOBODY, out=codes[:, :places], casting="unsafe")
    words = [word.astype(np.uint64) for word in codes.view("<u8").T]
    return _halved(words) if halved else words


def _halved(words: list[np.ndarray]) -> list[np.ndarray]:
    """The same codes in 4 bits each, two words in one."""
    for word in words:
        for distance, kept in _HALVES:
            word |= word >> np.uint64(distance)
            word &= np.uint64(kept)
    pairs = [words[place : place + 2] for place in range(0, len(words), 2)]
    return [pair[0] | (pair[1] << np.uint64(32)) if len(pair) == 2 else pair[0] for pair in pairs]
