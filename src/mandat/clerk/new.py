"""Begin a book in a folder of its own."""

from pathlib import Path

from mandat.clerk.opening import FIRST_FILE
from mandat.clerk.profiles import beginning
from mandat.errors import MandatError, why
from mandat.ledger.files import write_durably


class NotEmpty(MandatError):
    """A folder in which there is something."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder}: this folder is not empty; name one that is, or a new one")


class NotMade(MandatError):
    """A book that could not be written."""

    def __init__(self, folder: str, trouble: OSError) -> None:
        super().__init__(f"{folder}: {why(trouble)}; name a folder in which you can write")


def new(folder: str, profile: str, title: str, day: str) -> Path:
    """Begin a book by a profile; the file that was written. Raises `NotEmpty`, `NotMade`, `NoTitle`."""
    text = beginning(profile, title, day)
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        if any(Path(folder).iterdir()):
            raise NotEmpty(folder)
        file = Path(folder) / FIRST_FILE
        file.touch(exist_ok=False)  # of two who begin at once, one is refused
        _fill(file, text)
    except OSError as trouble:
        raise NotMade(folder, trouble) from None
    except ValueError:
        raise NotMade(folder, OSError(None, "no folder can have such a name")) from None
    return file


def _fill(file: Path, text: str) -> None:
    """Write the book whole, or leave nothing. Raises `OSError`."""
    try:
        write_durably(file, text.encode())
    except BaseException:
        file.unlink(missing_ok=True)
        raise
