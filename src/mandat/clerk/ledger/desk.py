"""A ledger that the threads of an application ask and write to: what they send is judged, then committed, in turn.

Whoever has the turn writes for all who wait: each is judged behind those before him, and all share one sync. If another
process wrote first, all are judged again on what is there then. Nothing is written unless it was judged on exactly what
it follows.
"""

from collections.abc import Callable, Collection, Sequence
from threading import Lock
from time import monotonic

from mandat.clerk.book import Book
from mandat.clerk.ledger.append import TRIES, NoTurn
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.judging import Elsewhere, Judged, elsewhere, judge
from mandat.clerk.ledger.recording import Recorded, Sent, record
from mandat.core.acts import Act
from mandat.errors import MandatError
from mandat.ledger.store import Clash, Damaged, Overtaken, Store, Uncertain, Unreachable

REST = 20
"""For so many times as long as it took to find a ledger damaged, nobody looks again whether it still is: else whoever
asks for that one would keep all threads busy."""


class Desk:
    """A ledger, opened for all threads of a process.

    open_store  opens its store: when it is first needed, and again where it failed while it was written
    clock       gives milliseconds since 1970
    """

    def __init__(self, open_store: Callable[[], Store], clock: Callable[[], int]) -> None:
        self._open_store, self._clock = open_store, clock
        self._following: Following | None = None
        self._damage: Damaged | None = None
        self._damage_until = 0.0
        self._waiting: list[Sent] = []
        self._queue, self._turn = Lock(), Lock()

    def book(self) -> Book:
        """The ledger as it is now. The book stays as it is, whatever is written; any thread may ask it."""
        with self._turn:
            return self._followed().book

    def judge(self, drafts: Sequence[Act], minute: str) -> tuple[Judged, ...]:
        """What would be found wrong with drafts, were they written now: see `judging.judge`."""
        with self._turn:
            return judge(self._followed(), drafts, minute)

    def elsewhere(self, drafts: Sequence[Act], minute: str, there: Collection[str]) -> Elsewhere:
        """What drafts would change in what is found wrong with acts that are there: see `judging.elsewhere`."""
        with self._turn:
            return elsewhere(self._followed(), drafts, minute, there)

    def write(self, drafts: Sequence[Act], minute: str, key: str, despite: str | None = None) -> tuple[Recorded, ...]:
        """Judge drafts and commit them, in their order: all of them, or none.

        minute   when it is, as the record dates acts: see `judging.judge`
        key      an idempotency key, drawn by lot by the caller, since its hash stays for ever: what is sent again under
                 it is there once, and answered alike
        despite  the person who takes it upon himself that some are irregular; a note behind them says so

        Raises `Refused`; `UnknownId`, `WrongKind` where `despite` is nobody; and what `Store.append` raises.
        """
        sent = Sent(drafts, minute, key, despite)
        with self._queue:
            self._waiting.append(sent)
        with self._turn:
            if sent.result is None:
                self._settle(self._taken())
        if isinstance(sent.result, MandatError):
            raise sent.result
        return sent.result

    def close(self) -> None:
        """Give back the store; it is opened again when it is needed."""
        with self._turn:
            self._drop()

    def _followed(self) -> Following:
        """The ledger as it is now; opened anew, once, where its server was started again or a copy was put back."""
        if self._following is not None:
            try:
                self._following.follow()
                return self._following
            except (Damaged, Unreachable):
                self._drop()
        self._following = self._opened_anew()
        return self._following

    def _opened_anew(self) -> Following:
        """The ledger, read whole. One that is damaged is read again only now and then, however many ask."""
        began = monotonic()
        if self._damage is not None and began < self._damage_until:
            raise self._damage.with_traceback(None)
        try:
            following = _opened(self._open_store())
        except Damaged as reason:
            self._damage, self._damage_until = reason, began + REST * (monotonic() - began)
            raise
        self._damage = None
        return following

    def _drop(self) -> None:
        if self._following is not None:
            self._following.contents.store.close()
            self._following = None

    def _taken(self) -> list[Sent]:
        with self._queue:
            taken, self._waiting = self._waiting, []
        return taken

    def _settle(self, group: list[Sent]) -> None:
        """Say to each of a group what became of what he sent."""
        lost: MandatError = Uncertain("the ledger", "the writer was interrupted")
        try:
            while left := [sent for sent in group if sent.result is None]:
                self._record(left)
        except MandatError as reason:
            lost = reason
            if isinstance(reason, Uncertain):
                self._drop()
        except BaseException:
            self._drop()  # what was folded or sealed may be half done
            raise
        finally:
            for sent in group:
                sent.result = lost if sent.result is None else sent.result

    def _record(self, group: list[Sent]) -> None:
        following = self._followed()
        for tried in range(TRIES):
            try:
                record(following, group, self._clock(), again=tried > 0)
                return
            except (Overtaken, Clash):  # a clash: the same was written under the same key, here or by another process
                following.follow()
        raise NoTurn(following.contents.store.name)


def _opened(store: Store) -> Following:
    try:
        return Following(store)
    except BaseException:
        store.close()
        raise
