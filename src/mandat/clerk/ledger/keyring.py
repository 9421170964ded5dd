"""The private keys of a person, in a folder of her own: never in a ledger, where every copy would carry them along."""

from hashlib import sha256
from pathlib import Path

from mandat.errors import MandatError, why
from mandat.ledger.files import write_durably
from mandat.ledger.keys import Key, Signer, new_signer, read_key, read_signer
from mandat.ledger.remembered import Folder


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


class Keyring:
    """Private keys, and what was signed or cosigned with them, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, name: str, use: int) -> Signer:
        """A new private key, kept from now on. Raises `NoKey`, `NotKept`."""
        signer = new_signer(name, use)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_durably(self._file(name), f"{signer.text}\n".encode(), 0o600)
        except OSError as reason:
            raise NotKept(self.folder, reason) from None
        return signer

    def signer(self, name: str) -> Signer:
        """The private key of a name. Raises `NoSigner`, `NoKey`, `OSError`."""
        try:
            return read_signer(self._file(name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise NoSigner(name, self.folder) from None

    def remembered(self, name: str) -> Folder:
        """What was signed or cosigned last under a name."""
        return Folder(self.folder / f"{_short(name)}.seen")

    def pinned(self, name: str, ledger: str) -> Key | None:
        """The key under which a witness of this name knows a ledger. Raises `NoKey`, `OSError`."""
        try:
            return read_key(self._pin(name, ledger).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def pin(self, name: str, ledger: str, key: Key) -> None:
        """Know a ledger under this key from now on. Raises `OSError`."""
        self._pin(name, ledger).parent.mkdir(parents=True, exist_ok=True)
        write_durably(self._pin(name, ledger), f"{key}\n".encode())

    def _pin(self, name: str, ledger: str) -> Path:
        return self.folder / f"{_short(name)}.seen" / f"{_short(ledger)}.log"

    def _file(self, name: str) -> Path:
        return self.folder / f"{_short(name)}.key"


def _short(name: str) -> str:
    """A name as a file can have it."""
    plain = "".join(char if char.isalnum() else "-" for char in name)[:60]
    return f"{plain}.{sha256(name.encode()).hexdigest()[:8]}"
