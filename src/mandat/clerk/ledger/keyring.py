"""The private keys of a person, in a folder of her own: never in a ledger, where every copy would carry them along."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

from mandat.errors import MandatError, why
from mandat.ledger.files import locked, write_durably
from mandat.ledger.keys import LOG, WITNESS, Key, NoKey, Signer, new_signer, read_key, read_signer
from mandat.ledger.remembered import Folder

USES = {LOG: "the ledger", WITNESS: "the witness"}
"""Whose a key is."""


class NoSigner(MandatError):
    """The private key that is needed is not there."""

    def __init__(self, name: str, folder: Path) -> None:
        mend = "sign where it is, or bring that file here; MANDAT_KEYS names another folder"
        super().__init__(f"{folder} holds no private key of {name}; {mend}")


class NotKept(MandatError):
    """A new private key that cannot be put where keys are kept."""

    def __init__(self, folder: Path, reason: OSError) -> None:
        says = f"a new private key cannot be kept there ({why(reason)})"
        super().__init__(f"{folder}: {says}; name another folder in MANDAT_KEYS")


class NameTaken(MandatError):
    """A new private key would take the place of one that is there, with which nobody could sign any more."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(f"{file} holds the private key of {name}, and would be lost; give this one another name")


class Unusable(MandatError):
    """A file among the keys that is not what it was."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file}: {reason}; put the right file there, from a copy")


class Keyring:
    """Private keys, and what was signed or cosigned with them, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else makes a key in this folder until this ends. Raises `NotKept`."""
        with ExitStack() as stack:
            try:
                self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                stack.enter_context(locked(self.folder / "lock"))
            except OSError as reason:
                raise NotKept(self.folder, reason) from None
            yield

    def new(self, name: str, use: int) -> Signer:
        """A new private key, kept from now on, for whoever holds the folder. Raises `NameTaken`, `NotKept`."""
        signer = new_signer(name, use)
        if os.path.lexists(self._file(name)):
            raise NameTaken(name, self._file(name))
        try:
            write_durably(self._file(name), f"{signer.text}\n".encode(), 0o600)
        except OSError as reason:
            raise NotKept(self.folder, reason) from None
        return signer

    def signer(self, name: str, use: int) -> Signer:
        """The private key of a name, for a use. Raises `NoSigner`, `Unusable`."""
        file = self._file(name)
        text = _text(file)
        if text is None:
            raise NoSigner(name, self.folder)
        try:
            signer = read_signer(text)
        except NoKey as reason:
            raise Unusable(file, str(reason)) from None
        if (signer.name, signer.use) != (name, use):
            holds, wanted = f"{USES[signer.use]} {signer.name}", f"{USES[use]} {name}"
            raise Unusable(file, f"it holds the key of {holds}, and not that of {wanted}")
        return signer

    def remembered(self, name: str) -> Folder:
        """What was signed or cosigned last under a name."""
        return Folder(self.folder / f"{_short(name)}.seen")

    def pinned(self, name: str, ledger: str) -> Key | None:
        """The key under which a witness of this name knows a ledger. Raises `Unusable`."""
        file = self._pin(name, ledger)
        text = _text(file)
        try:
            return None if text is None else read_key(text)
        except NoKey as reason:
            raise Unusable(file, str(reason)) from None

    def pin(self, name: str, ledger: str, key: Key) -> None:
        """Know a ledger under this key from now on. Raises `OSError`."""
        self._pin(name, ledger).parent.mkdir(parents=True, exist_ok=True)
        write_durably(self._pin(name, ledger), f"{key}\n".encode())

    def _pin(self, name: str, ledger: str) -> Path:
        return self.folder / f"{_short(name)}.seen" / f"{_short(ledger)}.log"

    def _file(self, name: str) -> Path:
        return self.folder / f"{_short(name)}.key"


def _text(file: Path) -> str | None:
    """The text of a file; None where there is none. Raises `Unusable`."""
    try:
        if file.exists() and not file.is_file():
            raise Unusable(file, "this is no file")
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise Unusable(file, "this is no text") from None
    except OSError as reason:
        raise Unusable(file, why(reason)) from None


def _short(name: str) -> str:
    """A name as a file can have it."""
    plain = "".join(char if char.isalnum() else "-" for char in name)[:60]
    return f"{plain}.{sha256(name.encode()).hexdigest()[:8]}"
