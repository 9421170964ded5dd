"""Many writers, one sync: what several threads send while a commit is under way is committed together by the next.

Whoever has the turn writes for all who wait. Nobody is told that his entries are committed before they are durable.
"""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from msgspec import Struct

from mandat.errors import MandatError
from mandat.ledger.entry import Entry, Standing
from mandat.ledger.store import Clash, Head, Overtaken, Store, Uncertain

_NONE: Mapping[bytes, bytes] = {}


class Receipt(Struct, frozen=True):
    """What became of entries that were sent: their places, in the order in which they were sent, and the head then."""

    places: tuple[int, ...]
    head: Head
    standing: Standing = Standing.COMMITTED


class Sent:
    """Entries on their way. Whoever wants to know what became of them asks for the receipt.

    judged  the number of entries in the record when they were judged; None where they hold whatever others write
    """

    def __init__(self, writer: "Writer", entries: Sequence[Entry], payloads: Mapping[bytes, bytes], judged: int | None):
        self._writer = writer
        self.entries, self.payloads, self.judged = tuple(entries), payloads, judged
        self._result: Receipt | MandatError | None = None

    @property
    def standing(self) -> Standing:
        """Accepted, until they are committed. Entries that were refused stay as they are: see `receipt`."""
        return self._result.standing if isinstance(self._result, Receipt) else Standing.ACCEPTED

    @property
    def settled(self) -> bool:
        """Whether they are committed or refused."""
        return self._result is not None

    def settle(self, result: Receipt | MandatError) -> None:
        """Say what became of them."""
        self._result = result

    def receipt(self) -> Receipt:
        """Wait until they are committed. Raises what `Store.append` raises."""
        if not self.settled:
            self._writer.flush(self)
        if isinstance(self._result, Receipt):
            return self._result
        raise self._result


class Writer:
    """Writes into one store for any number of threads. `clock` gives milliseconds since 1970."""

    def __init__(self, store: Store, clock: Callable[[], int]) -> None:
        self._store, self._clock = store, clock
        self._waiting: list[Sent] = []
        self._queue, self._turn = Lock(), Lock()

    def send(
        self, entries: Sequence[Entry], payloads: Mapping[bytes, bytes] = _NONE, judged: int | None = None
    ) -> Sent:
        """Accept entries; the next who waits for a receipt writes them."""
        sent = Sent(self, entries, payloads, judged)
        with self._queue:
            self._waiting.append(sent)
        return sent

    def add(
        self, entries: Sequence[Entry], payloads: Mapping[bytes, bytes] = _NONE, judged: int | None = None
    ) -> Receipt:
        """Send entries, and wait until they are committed. Raises what `Store.append` raises."""
        return self.send(entries, payloads, judged).receipt()

    def flush(self, sent: Sent) -> None:
        """Write all that wait, unless another has done it for this one meanwhile."""
        with self._turn:
            if not sent.settled:
                self._write(self._taken())

    def _taken(self) -> list[Sent]:
        with self._queue:
            taken, self._waiting = self._waiting, []
        return taken

    def _write(self, group: list[Sent]) -> None:
        """Settle all of them. Overtaken by another process, look again: what was judged against no head still holds."""
        try:
            while left := [sent for sent in group if not sent.settled]:
                self._try(left)
        finally:
            _settle(group, Uncertain(self._store.name, "the writer was interrupted"))

    def _try(self, group: list[Sent]) -> None:
        try:
            head = self._store.head()
            self._commit(self._in_time(group, head), head)
        except Overtaken:
            return
        except Clash as reason:
            if len(group) == 1:
                _settle(group, reason)
            for sent in group:  # one clash must not stop the others
                self._write([sent])
        except MandatError as reason:
            _settle(group, reason)

    def _in_time(self, group: list[Sent], head: Head) -> list[Sent]:
        """Those that may be written behind this head: at most one that was judged, before all that were not."""
        judged = [sent for sent in group if sent.judged is not None]
        first = next((sent for sent in judged if sent.judged == head.size), None)
        for sent in judged:
            if sent is not first:
                self._refuse(sent, head)
        return [*([first] if first else []), *(sent for sent in group if sent.judged is None)]

    def _refuse(self, sent: Sent, head: Head) -> None:
        """Entries that are there already were committed by an earlier try, and not overtaken."""
        places = self._store.places(entry.key for entry in sent.entries)
        if all(entry.key in places for entry in sent.entries):
            self._commit([sent], head)
        else:
            sent.settle(Overtaken(sent.judged or 0, head.size))

    def _commit(self, group: list[Sent], head: Head) -> None:
        entries = [entry for sent in group for entry in sent.entries]
        payloads = {name: data for sent in group for name, data in sent.payloads.items()}
        head = self._store.append(entries, head, payloads, self._clock())
        places = self._store.places(entry.key for entry in entries)
        for sent in group:
            sent.settle(Receipt(tuple(places[entry.key] for entry in sent.entries), head))


def _settle(group: list[Sent], result: MandatError) -> None:
    for sent in group:
        if not sent.settled:
            sent.settle(result)
