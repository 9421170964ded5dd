"""Lots that anybody can draw again: D. Eastlake, Publicly Verifiable Nominations Committee Random Selection, RFC 3797.

The seed is a text that nobody could know or choose beforehand, published before the count. The n-th lot is
the MD5 hash of n, the seed and n again (n in two bytes), as a number, modulo how many there are to choose from.
MD5 hides nothing here; it is what the RFC prescribes.
"""

from mandat.errors import MandatError


class NoSeed(MandatError):
    """A seed that is no text: what others cannot write they cannot draw from."""

    def __init__(self, seed: str) -> None:
        shown = seed.encode("utf-8", "replace").decode()[:80]
        super().__init__(
            f'the seed "{shown}" is no UTF-8 text, so nobody could draw its lots again; publish plain text'
        )


class Lots:
    """Lots drawn one after the other from one seed; `drawn` is how many were. Raises `NoSeed`."""

    def __init__(self, seed: str) -> None:
        if any("\ud800" <= sign <= "\udfff" for sign in seed):
            raise NoSeed(seed)
        self.seed = seed
        self.drawn = 0

    def draw(self, among: int) -> int:
        """Which of so many is chosen, from 0.

        >>> lots = Lots("9319./2.5.8.10.12./9.18.26.34.41.45./")
        >>> lots.draw(25) + 1, lots.draw(24) + 1
        (17, 7)
        """
        from hashlib import md5

        number = (self.drawn % 2**16).to_bytes(2, "big")
        self.drawn += 1
        drawn = md5(number + self.seed.encode() + number, usedforsecurity=False).digest()
        return int.from_bytes(drawn, "big") % among

    def order(self, among: int) -> list[int]:
        """So many in an order drawn by lot: one lot for each place."""
        left = list(range(among))
        return [left.pop(self.draw(len(left))) for _ in range(among)]
