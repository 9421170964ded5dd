"""The files that acts name, as a ledger holds them: each is fetched, and proved against the tree, when it is needed."""

from mandat.clerk.beside import Absent, Seen
from mandat.clerk.ledger.contents import Contents, public_of
from mandat.errors import BadBallots
from mandat.ledger.personal.aliases import Spoilt
from mandat.ledger.personal.attached import attached
from mandat.sentences import say


class Attached:
    """The files of a ledger as its contents have them now; what they take in later is not seen.

    files   name -> commitment, also of those that were erased
    erased  the commitments of which an entry says that they were erased
    """

    def __init__(self, contents: Contents) -> None:
        self.store, self._size = contents.store, contents.head.size
        self.files, self.erased = dict(contents.files), frozenset(contents.erased)

    def path(self, _name: str) -> None:
        """See `Files`: whatever a name looks like, it is never looked for on a disk."""

    def data(self, name: str) -> bytes | None:
        """See `Files`. Raises `Spoilt` where it is not the file that the tree fixes."""
        if name not in self.files:
            mend = say("append a correct that names the file once more, with the file beside it")
            raise BadBallots(name[:80], None, say("the ledger does not hold this file"), mend)
        return None if self.files[name] in self.erased else self._fetched(self.files[name])

    def seen(self, name: str) -> Seen:
        """See `Beside`: what a ledger holds never changes. Raises `Absent`."""
        if name not in self.files or self.files[name] in self.erased:
            raise Absent(name)
        return Seen(0, 0, 0)

    def whole(self, name: str, _before: Seen) -> bytes:
        """See `Beside`. Raises `Absent`, `Spoilt`."""
        data = self.data(name)
        if data is None:
            raise Absent(name)
        return data

    def _fetched(self, commitment: bytes) -> bytes | None:
        """What a commitment fixes; None where it was erased since."""
        payload = self.store.payload(commitment)
        if payload is not None:
            return attached(payload, commitment)
        since = self.store.read(self._size, self.store.head().size)
        if not any(commitment in public_of(self.store, stored).erased for stored in since):
            raise Spoilt(commitment)
        return None
