"""The hashes of perfect subtrees, for proofs: from the hashes of the entries, and from tiles that were made of them.

A tile holds up to 256 hashes of one level, each over 256 of the level below; `tile/1/0` begins with the hash over the
first 256 entries. Tiles only save time: a proof made with them is checked before it is given to anybody, and `verify`
makes them anew.
"""

from mandat.ledger import tree
from mandat.ledger.store import Damaged, Store
from mandat.ledger.tree import SIZE

HEIGHT = 8
WIDTH = 1 << HEIGHT


def tile_name(level: int, number: int) -> str:
    """The name of the blob that holds a tile."""
    return f"tile/{level}/{number}"


class Nodes:
    """The nodes of the tree over the first `size` entries of a store. `made`: tiles that are not stored yet."""

    def __init__(self, store: Store, size: int, *, stored: bool = True) -> None:
        self.store = store
        self.size = size
        self.stored = stored
        self.made: dict[str, bytes] = {}
        self._tiles: dict[tuple[int, int], bytes] = {}

    def __call__(self, level: int, number: int) -> bytes:
        """The hash of a perfect subtree, as `tree.Node` wants it. Raises `Damaged`."""
        tiles, within = divmod(level, HEIGHT)
        first, many = number << within, 1 << within
        tile, place = divmod(first, WIDTH)
        hashes = self._tile(tiles, tile, place + many)
        leaves = (hashes[n * SIZE : (n + 1) * SIZE] for n in range(place, place + many))
        return tree.root_of(tree.grow(0, (), leaves))

    def tile(self, level: int, number: int) -> bytes:
        """A tile, as far as the tree reaches."""
        full = (self.size >> HEIGHT * level) - number * WIDTH
        return self._tile(level, number, min(full, WIDTH))

    def keep(self) -> None:
        """Store the tiles that were made."""
        if self.made:
            self.store.put_blobs(self.made)
            self.made = {}

    def _tile(self, level: int, number: int, wanted: int) -> bytes:
        """The hashes of a tile, at least as many as are wanted."""
        known = self._tiles.get((level, number))
        if known is None:
            known = self._stored(level, number)
        if len(known) < wanted * SIZE:
            known = self._grown(level, number, known)
        self._tiles[level, number] = known
        return known

    def _stored(self, level: int, number: int) -> bytes:
        if level == 0:
            return self._leaves(number * WIDTH, min((number + 1) * WIDTH, self.size))
        return (self.store.blob(tile_name(level, number)) or b"") if self.stored else b""

    def _leaves(self, first: int, last: int) -> bytes:
        """The hashes of entries as they were stored. Raises `Damaged` where one is missing, or is none."""
        hashes = self.store.hashes(first, last)
        if [len(hash) for hash in hashes] != [SIZE] * (last - first):
            raise Damaged(self.store.name, f"of the entries {first} to {last - 1} not each has its hash")
        return b"".join(hashes)

    def _grown(self, level: int, number: int, known: bytes) -> bytes:
        """A tile with every hash that the tree gives by now: over all full tiles of the level below."""
        below = level - 1
        full = min(self.size >> HEIGHT * level, (number + 1) * WIDTH)
        hashes = [known]
        for place in range(number * WIDTH + len(known) // SIZE, full):
            tile = self._tile(below, place, WIDTH)
            leaves = (tile[n * SIZE : (n + 1) * SIZE] for n in range(WIDTH))
            hashes.append(tree.root_of(tree.grow(0, (), leaves)))
            if below == 0:
                del self._tiles[below, place]
        self.made[tile_name(level, number)] = b"".join(hashes)
        return b"".join(hashes)
