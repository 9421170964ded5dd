"""How a store that has tables adds entries, in whatever engine: one alone in its quickest way, others each once."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from mandat.ledger.entry import Entry
from mandat.ledger.laying import Taken, once, put_new
from mandat.ledger.store import Head, Overtaken


class Adding(ABC):
    """What such a store has in common with others."""

    name: str

    def append(
        self,
        entries: Sequence[Entry],
        expected: Head,
        payloads: Mapping[bytes, bytes],
        now: int,
        forget: Iterable[bytes] = (),
    ) -> Head:
        """See `Store`."""
        forget = list(forget)
        if len(entries) == 1 and not (payloads or forget):
            try:
                return self._add(entries[0], expected, now)
            except (Overtaken, Taken):
                pass  # the way of all others finds out why

        def put(new: Sequence[Entry]) -> Head:
            return self._put(new, expected, payloads, now, forget)

        head = put_new(once(entries, expected.size), self.name, put, self._there)
        if forget:
            self._wipe()
        return head

    @abstractmethod
    def _add(self, entry: Entry, expected: Head, now: int) -> Head:
        """Put one entry and nothing else behind the expected head. Raises `Overtaken`, `Taken`."""

    @abstractmethod
    def _put(
        self, entries: Sequence[Entry], expected: Head, payloads: Mapping[bytes, bytes], now: int, forget: list[bytes]
    ) -> Head:
        """Put entries, or none, with all that goes with them, in one transaction. Raises `Overtaken`, `Taken`."""

    @abstractmethod
    def _there(self, entries: Sequence[Entry]) -> Mapping[bytes, tuple[int, bytes]]:
        """Which of the entries are there, by key: place and leaf."""

    @abstractmethod
    def _wipe(self) -> None:
        """Leave nothing of what was forgotten in what the engine wrote before. Raises `Unwiped`."""
