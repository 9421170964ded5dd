"""Ballot papers packed into whole numbers, so that a pile of a million is dealt out in a few passes.

A paper is its preferences, `bits` bits each, the next one lowest: to go on to the next preference is one shift.
Code 0 is the end, candidate c is c + 1. Where the preferences do not fit into 64 bits, further words hold the rest.
"""

import numpy as np

from mandat.count.ballots import NOBODY, total

WORD = 64


class Papers:
    """A pile of papers.

    words    arrays of 64-bit words, one array a word; the first holds the next preference
    weights  how many ballots each paper stands for; None: one each
    bits     how many bits a preference takes
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
        words, tops = self._advanced(continuing)
        order = np.argsort(tops, kind="stable")
        ends = np.cumsum(np.bincount(tops, minlength=len(continuing) + 1)).tolist()
        words = [word[order] for word in words]
        weights = None if self.weights is None else self.weights[order]
        return {
            code - 1: Papers(
                [word[begin:end] for word in words], None if weights is None else weights[begin:end], self.bits
            )
            for code, (begin, end) in enumerate(zip([0, *ends], ends, strict=False))
            if begin < end
        }

    def passed(self) -> "Papers":
        """The same papers without their next preference."""
        words = [word.copy() for word in self.words]
        _shift(words, np.uint64(self.bits))
        return Papers(words, self.weights, self.bits)

    def _advanced(self, continuing: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
        """The words shifted until the next preference is for a continuing candidate, and that preference."""
        resting = np.concatenate([[True], continuing])
        mask, small = np.uint64(2**self.bits - 1), np.uint8 if len(continuing) < 255 else np.uint16
        words = list(self.words)
        tops = (words[0] & mask).astype(small)
        rests = resting[tops]
        while not rests.all():
            words = [word.copy() for word in words] if words[0] is self.words[0] else words
            _shift(words, np.where(rests, np.uint64(0), np.uint64(self.bits)))
            tops = (words[0] & mask).astype(small)
            rests = resting[tops]
        return words, tops


def _shift(words: list[np.ndarray], by: np.ndarray | np.uint64) -> None:
    words[0] >>= by
    if len(words) > 1:
        spent = words[0] == 0
        for before, word in zip(words, words[1:], strict=False):
            before[spent] = word[spent]
        words[-1][spent] = 0


def packed(rankings: np.ndarray, weights: np.ndarray, candidates: int) -> Papers:
    """Every ballot as a paper."""
    bits = max(candidates.bit_length(), 1)
    a_word = WORD // bits
    words = [_word(rankings[:, first : first + a_word], bits) for first in range(0, rankings.shape[1], a_word)]
    alike = weights.dtype != object and len(weights) and weights.min() == 1 == weights.max()
    return Papers(words, None if alike else weights, bits)


def _word(places: np.ndarray, bits: int) -> np.ndarray:
    word = np.zeros(len(places), np.uint64)
    unsigned = np.uint8 if places.dtype.itemsize == 1 else np.uint16 if places.dtype.itemsize == 2 else np.uint32
    for place in range(places.shape[1] - 1, -1, -1):
        word <<= np.uint64(bits)
        word |= (places[:, place] - NOBODY).astype(unsigned)
    return word
