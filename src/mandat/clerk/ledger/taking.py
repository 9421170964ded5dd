"""Take the files that acts name into a ledger, with the acts: each name stands for one file, for ever.

1. Before anything is written, every file that is named is looked at: it is there, it can be put back under its name.
2. It is read when its act is sealed, once, and must be as it was seen. What is hashed is what is stored.
3. A name that the ledger knows stands for the bytes that it holds: others under that name are refused.
"""

from collections.abc import Iterable

from mandat.clerk.ballot_box import Files
from mandat.clerk.beside import Absent, Seen
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import Contents
from mandat.core.acts import Act
from mandat.core.ballots import files_of
from mandat.errors import MandatError
from mandat.ledger.personal.attached import attach
from mandat.ledger.personal.sealing import Sealed, with_files


class AnotherFile(MandatError):
    """A name for which the ledger has a file, and this is another one."""

    def __init__(self, name: str) -> None:
        says = f"{name[:80]}: the ledger holds another file of this name, and what it holds is never changed"
        super().__init__(f"{says}; give this one a name of its own, and name it so in the act")


class ErasedFile(MandatError):
    """A name of a file that was erased."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name[:80]}: the file of this name was erased from the ledger; take the name out of the act")


class Source:
    """Where the files of acts are.

    beside  the folder, or another ledger; None: acts come without files, and name at most what the ledger holds
    whole   whether every file has to be there; else what is not there is left out, and stays missing as it was
    """

    def __init__(self, beside: Files | None = None, *, whole: bool = True) -> None:
        self.beside, self.whole = beside, whole


NOWHERE = Source()
"""The source of acts that come without files."""


class Taking:
    """Takes files into the contents of a ledger.

    taken   name -> commitment, of the files named so far that the ledger will hold
    absent  the names of files that were not there
    """

    def __init__(self, contents: Contents, source: Source) -> None:
        self.contents, self.source = contents, source
        self._held = Attached(contents)
        self.taken: dict[str, bytes] = {}
        self.absent: dict[str, None] = {}
        self._seen: dict[str, Seen] = {}

    def look(self, acts: Iterable[Act], there: Iterable[Act]) -> None:
        """Look at every file that acts name which are to be written; and whether those that are there have the same.

        Raises `Outside`, `Absent`, `Unfit`, `Changed`, `AnotherFile`, `ErasedFile`.
        """
        for act in there:
            for name in files_of(act).values():
                if name not in self.taken and name in self.contents.files and not self._erased(name):
                    self._compare(name)
        for act in acts:
            for name in files_of(act).values():
                if name not in self.taken and name not in self._seen and name not in self.absent:
                    self._look(name)

    def into(self, sealed: Sealed, act: Act) -> Sealed:
        """A sealed act with the files that it names. Raises the same."""
        named, payloads = files_of(act).values(), {}
        for name in named:
            if name in self._seen and name not in self.taken:
                self.taken[name], payload = attach(self.source.beside.whole(name, self._seen[name]))
                payloads[self.taken[name]] = payload
        return with_files(sealed, act, self.taken, payloads) if named else sealed

    def _look(self, name: str) -> None:
        if self._erased(name):
            raise ErasedFile(name)
        if name in self.contents.files:
            self._compare(name)
        elif self.source.beside is not None:
            try:
                self._seen[name] = self.source.beside.seen(name)
            except Absent:
                if self.source.whole:
                    raise
                self.absent[name] = None

    def _compare(self, name: str) -> None:
        """Take the file that the ledger holds, unless there is another one of this name."""
        beside = self.source.beside
        try:
            if beside is not None and beside.whole(name, beside.seen(name)) != self._held.data(name):
                raise AnotherFile(name)
        except Absent:
            pass
        self.taken[name] = self.contents.files[name]

    def _erased(self, name: str) -> bool:
        return self.contents.files.get(name) in self.contents.erased
