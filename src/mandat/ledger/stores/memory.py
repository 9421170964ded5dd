"""A ledger in memory: for tests, and for asking a record what would be. Gone with its process."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import Condition

from mandat.ledger.entry import Entry, Stored
from mandat.ledger.laying import absent, follows, lay, once
from mandat.ledger.store import EMPTY, LARGE, Flaw, Head, Overtaken


class Memory:
    """A store in memory; several threads may use one."""

    def __init__(self, name: str = "memory") -> None:
        self.name = name
        self._head = EMPTY
        self._entries: list[Stored] = []
        self._hashes: list[bytes] = []
        self._places: dict[bytes, int] = {}
        self._payloads: dict[bytes, bytes | None] = {}
        self._blobs: dict[str, bytes] = {}
        self._grown = Condition()

    def head(self) -> Head:
        """See `Store`."""
        return self._head

    def append(
        self,
        entries: Sequence[Entry],
        expected: Head,
        payloads: Mapping[bytes, bytes],
        now: int,
        forget: Iterable[bytes] = (),
    ) -> Head:
        """See `Store`."""
        with self._grown:
            new = absent(once(entries, self._head.size), self._there(entries))
            if new and expected != self._head:
                raise Overtaken(expected.size, self._head.size)
            if new:
                self._put(new, payloads, now)
                self._grown.notify_all()
            self.forget(forget)
            return self._head

    def _there(self, entries: Sequence[Entry]) -> dict[bytes, tuple[int, bytes]]:
        places = self.places(entry.key for entry in entries)
        return {key: (at, self._entries[at].entry.leaf) for key, at in places.items()}

    def _put(self, entries: Sequence[Entry], payloads: Mapping[bytes, bytes], now: int) -> None:
        start = self._head.size
        hashes, self._head = lay(entries, self._head, now)
        self._entries += (Stored(start + n, entry, now) for n, entry in enumerate(entries))
        self._hashes += hashes
        self._places |= {entry.key: start + n for n, entry in enumerate(entries)}
        self._payloads = {**payloads, **self._payloads}

    def read(self, start: int, stop: int) -> Iterator[Stored]:
        """See `Store`."""
        return islice(self._entries, start, max(start, stop))

    def hashes(self, start: int, stop: int) -> list[bytes]:
        """See `Store`."""
        return self._hashes[start:stop]

    def count(self) -> int:
        """See `Store`."""
        return len(self._entries)

    def places(self, keys: Iterable[bytes]) -> dict[bytes, int]:
        """See `Store`."""
        return {key: self._places[key] for key in keys if key in self._places}

    def payload(self, commitment: bytes) -> bytes | None:
        """See `Store`."""
        return self._payloads.get(commitment)

    def payloads(self) -> Iterator[tuple[bytes, bytes]]:
        """See `Store`."""
        kept = self._payloads.items()
        return iter([(name, data) for name, data in kept if data is not None and len(data) <= LARGE])

    def large(self) -> list[bytes]:
        """See `Store`."""
        return [name for name, data in self._payloads.items() if data is not None and len(data) > LARGE]

    def forget(self, commitments: Iterable[bytes]) -> None:
        """See `Store`."""
        self._payloads |= dict.fromkeys(commitments)

    def blob(self, name: str) -> bytes | None:
        """See `Store`."""
        return self._blobs.get(name)

    def put_blob(self, name: str, data: bytes) -> None:
        """See `Store`."""
        self.put_blobs({name: data})

    def put_blobs(self, blobs: Mapping[str, bytes], behind: Head | None = None) -> None:
        """See `Store`."""
        with self._grown:
            follows(self._head, behind)
            self._blobs |= blobs

    def drop_blob(self, name: str) -> None:
        """See `Store`."""
        self._blobs.pop(name, None)

    def blobs(self, prefix: str) -> list[str]:
        """See `Store`."""
        return sorted(name for name in self._blobs if name.startswith(prefix))

    def wait(self, size: int, seconds: float) -> Head:
        """See `Store`."""
        with self._grown:
            self._grown.wait_for(lambda: self._head.size > size, seconds)
            return self._head

    @contextmanager
    def still(self) -> Iterator[None]:
        """See `Store`."""
        with self._grown:
            yield

    def audit(self) -> Iterator[Flaw]:
        """See `Store`: there are no files that could be damaged."""
        return iter(())

    def close(self) -> None:
        """See `Store`."""

    def __enter__(self) -> "Memory":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
