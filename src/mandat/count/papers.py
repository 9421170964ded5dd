"""Ballot papers packed into whole numbers, so that a pile of a million is dealt out in a few passes.

A paper is its preferences, some bits each, the next one lowest: to go on to the next preference is one shift. Code 0
is the end, candidate c is c + 1. Where the preferences do not fit into a word of 64 bits, further words hold the rest.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from mandat.count.ballots import NOBODY, total

_HALVES = ((4, 0x00FF00FF00FF00FF), (8, 0x0000FFFF0000FFFF), (16, 0x00000000FFFFFFFF))
"""How eight codes of 4 bits, a byte each, move together: by how far, and what is kept."""

BYTES = 8
CHUNK = 2**15
"""So many papers are handled at once: what a processor keeps at hand."""


class Papers(Struct, frozen=True):
    """A pile of papers.

    words    arrays of 64-bit words, one array a word; the first holds the next preference
    weights  how many ballots each paper stands for; None: one each
    bits     how many bits a preference takes: 4, 8, 16 or 32
    """

    words: list[np.ndarray]
    weights: np.ndarray | None
    bits: int

    def __len__(self) -> int:
        return len(self.words[0])

    @property
    def count(self) -> int:
        """How many ballots they are."""
        return len(self.words[0]) if self.weights is None else total(self.weights)

    def part(self, begin: int, end: int) -> "Papers":
        """Some of the pile, in its order."""
        weights = None if self.weights is None else self.weights[begin:end]
        return Papers([word[begin:end] for word in self.words], weights, self.bits)

    def those(self, some: np.ndarray) -> "Papers":
        """Those of the papers where it is true."""
        weights = None if self.weights is None else self.weights[some]
        return Papers([word[some] for word in self.words], weights, self.bits)


def deal(
    piles: Sequence[Sequence[Papers]], continuing: np.ndarray, *, passing: bool = True
) -> list[tuple[int, int, Papers]]:
    """Several piles dealt out at once: the place of a pile, who is named next in it, and the papers that name him.

    Who is named next is a continuing candidate, or `NOBODY` where none is left.

    piles       each in parts, which are put together
    continuing  (candidates,): who may be given papers
    passing     nobody keeps a paper: whom it names now is passed over
    """
    if not piles:
        return []
    codes = len(continuing) + 1
    resting = np.concatenate([[True], continuing])
    dealt = [_dealt(*chunk, resting, passing) for chunk in _chunks(piles, codes)]
    return [(key // codes, key % codes + NOBODY, pile) for key, pile in _gathered(dealt).items()]


def passed_on(pile: Papers, continuing: np.ndarray) -> tuple[Papers, np.ndarray]:
    """A pile that stays together: each paper goes on to its next continuing candidate; and who that is, or `NOBODY`."""
    words = _shifted(pile.words, pile.bits)
    tops = _advance(words, pile.bits, np.concatenate([[True], continuing]))
    return Papers(words, pile.weights, pile.bits), tops.astype(np.int64) + NOBODY


def dealt_first(rankings: np.ndarray, weights: np.ndarray, candidates: int) -> dict[int, Papers]:
    """Every ballot as a paper, dealt out by its first preference; those that have none under `NOBODY`."""
    size = rankings.dtype.itemsize
    alike = weights.dtype != object and bool((weights == 1).all())
    halved = size == 1 and candidates < 16
    everybody = np.ones(candidates + 1, bool)
    dealt = []
    for row in range(0, len(rankings), CHUNK):
        words = _words(rankings[row : row + CHUNK], halved)
        pile = Papers(words, None if alike else weights[row : row + CHUNK], 4 if halved else 8 * size)
        dealt.append(_dealt(pile, 0, everybody, False))
    return {key + NOBODY: pile for key, pile in _gathered(dealt).items()}


def _chunks(piles: Sequence[Sequence[Papers]], codes: int) -> Iterator[tuple[Papers, np.ndarray | int]]:
    """The piles in chunks, each with what is added to the codes of its papers to tell the piles apart."""
    sizes = [sum(map(len, parts)) for parts in piles]
    if sum(sizes) <= CHUNK:
        begins = np.arange(len(piles), dtype=_kind(len(piles) * codes)) * codes
        yield together([part for parts in piles for part in parts]), np.repeat(begins, sizes)
        return
    for number, parts in enumerate(piles):
        for part in parts:
            for row in range(0, len(part), CHUNK):
                yield part.part(row, row + CHUNK), number * codes


def _kind(keys: int) -> type:
    """The smallest whole numbers that can tell so many keys apart: the smaller, the sooner they are in order."""
    return np.uint8 if keys <= 2**8 else np.uint16 if keys <= 2**16 else np.int64


def _dealt(pile: Papers, beside: np.ndarray | int, resting: np.ndarray, passing: bool) -> dict[int, Papers]:
    """One chunk dealt out; the key of each part is its code, with what stands beside it."""
    words = _shifted(pile.words, pile.bits) if passing else [word.copy() for word in pile.words]
    keys = _advance(words, pile.bits, resting)
    first, keys = (beside, keys) if isinstance(beside, int) else (0, keys + beside)
    order = keys.argsort(kind="stable")
    keys, words = keys.take(order), [word.take(order) for word in words]
    whole = Papers(words, None if pile.weights is None else pile.weights[order], pile.bits)
    begins = [0, *((keys[1:] != keys[:-1]).nonzero()[0] + 1).tolist()][: len(keys)]
    spans = zip(keys.take(begins).tolist(), begins, [*begins[1:], len(keys)], strict=True)
    return {first + key: whole.part(begin, end) for key, begin, end in spans}


def _gathered(dealt: Sequence[dict[int, Papers]]) -> dict[int, Papers]:
    """What was dealt out in several chunks, each key together."""
    if len(dealt) == 1:
        return dealt[0]
    parts: dict[int, list[Papers]] = {}
    for one in dealt:
        for key, pile in one.items():
            parts.setdefault(key, []).append(pile)
    return {key: together(piles) for key, piles in parts.items()}


def together(piles: Sequence[Papers]) -> Papers:
    """Several piles as one."""
    if len(piles) == 1:
        return piles[0]
    words = [np.concatenate(parts) for parts in zip(*(pile.words for pile in piles), strict=True)]
    weighted = piles[0].weights is not None
    return Papers(words, np.concatenate([pile.weights for pile in piles]) if weighted else None, piles[0].bits)


def _advance(words: list[np.ndarray], bits: int, resting: np.ndarray) -> np.ndarray:
    """Shift the words, in place, until the next preference is one of those that rest; the codes of these."""
    if bits == 4 and len(words) == 1:
        _skip(words[0], _skips(resting))
        return _tops(words, bits)
    tops = _tops(words, bits)
    going = () if resting.all() else (~resting.take(tops)).nonzero()[0]
    if len(going):
        moved = _shifted([word.take(going) for word in words], bits)
        tops[going] = _advance(moved, bits, resting)
        for word, part in zip(words, moved, strict=True):
            word[going] = part
    return tops


def _skips(resting: np.ndarray) -> np.ndarray:
    """By the lowest byte of a word, two preferences of 4 bits each: by how many bits to shift it."""
    going = np.zeros(16, np.uint8)
    going[: len(resting)] = ~resting
    return np.multiply.outer(going + np.uint8(1), 4 * going).ravel()


def _skip(word: np.ndarray, skips: np.ndarray) -> None:
    """Shift the words of one word each, in place, to the next preference that rests."""
    by = skips.take(word.astype(np.uint8))
    word >>= by
    going = (by == 8).nonzero()[0]
    if len(going):
        left = word.take(going)
        _skip(left, skips)
        word[going] = left


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


def _words(rankings: np.ndarray, halved: bool) -> list[np.ndarray]:
    """The codes of each ballot side by side in words, read as they lie in memory, eight bytes at a time."""
    rows, places = rankings.shape
    size = rankings.dtype.itemsize
    wide = places * size
    lying = np.empty(rows * wide + BYTES, np.uint8)
    codes = lying[: rows * wide].view(f"<u{size}")
    np.subtract(rankings.reshape(-1), NOBODY, out=codes.view(rankings.dtype), casting="unsafe")
    words = []
    for byte in range(0, wide, BYTES):
        word = np.ndarray((rows,), "<u8", lying, byte, (wide,)).astype(np.uint64)
        if wide - byte < BYTES:
            word &= np.uint64(2 ** (8 * (wide - byte)) - 1)
        words.append(_halved(word, wide - byte) if halved else word)
    return _paired(words) if halved else words


def _halved(word: np.ndarray, codes: int) -> np.ndarray:
    """The same codes (eight at most), a byte each before, in 4 bits each."""
    for distance, kept in _HALVES[: (min(codes, BYTES) - 1).bit_length()]:
        word |= word >> np.uint64(distance)
        word &= np.uint64(kept)
    return word


def _paired(words: list[np.ndarray]) -> list[np.ndarray]:
    """Two words of which each fills a half, in one."""
    pairs = [words[place : place + 2] for place in range(0, len(words), 2)]
    return [pair[0] | (pair[1] << np.uint64(32)) if len(pair) == 2 else pair[0] for pair in pairs]
