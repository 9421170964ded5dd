"""What a witness remembers, in a folder: one file for each log, replaced in one step.

A file is written beside its place, synced, and renamed; the folder is locked from the comparison to the rename, so that
of two witnesses with one folder only one goes on from the same checkpoint.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from mandat.errors import MandatError, why
from mandat.ledger import note
from mandat.ledger.files import locked, write_durably
from mandat.ledger.note import NoNote, Note


class NotRemembered(MandatError):
    """What was signed last cannot be read, or what is to be signed cannot be kept."""

    def __init__(self, file: Path, reason: str) -> None:
        says = f"{file}: what was signed last cannot be told, or kept ({reason}), so nothing is signed"
        super().__init__(f"{says}; see that this file can be written, or put it back from a copy")


class Folder:
    """The memory of a witness in a folder, which is made where it is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def last(self, origin: str) -> Note | None:
        """See `witness.Memory`. Raises `NotRemembered` where the file has been damaged, or cannot be read."""
        try:
            return note.read(self._file(origin).read_bytes())
        except FileNotFoundError:
            return None
        except OSError as reason:
            raise NotRemembered(self._file(origin), why(reason)) from None
        except NoNote as reason:
            raise NotRemembered(self._file(origin), str(reason)) from None

    def advance(self, origin: str, old: Note | None, new: Note) -> bool:
        """See `witness.Memory`. Raises `NotRemembered` where it cannot be kept: then nothing may be cosigned."""
        try:
            with self._locked():
                if self.last(origin) != old:
                    return False
                write_durably(self._file(origin), str(new).encode())
                return True
        except OSError as reason:
            raise NotRemembered(self._file(origin), why(reason)) from None

    def _file(self, origin: str) -> Path:
        return self.path / f"{sha256(origin.encode()).hexdigest()[:32]}.checkpoint"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.path.mkdir(parents=True, exist_ok=True)
        with locked(self.path / "lock"):
            yield
