"""Begin a book in a folder of its own."""

from pathlib import Path

from mandat.clerk.opening import FIRST_FILE
from mandat.clerk.profiles import beginning
from mandat.errors import MandatError


class NotEmpty(MandatError):
    """A folder in which there is something."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder}: this folder is not empty; name one that is, or a new one")


class NotMade(MandatError):
    """A book that could not be written."""

    def __init__(self, folder: str, trouble: OSError) -> None:
        reason = str(trouble.strerror or trouble).lower()
        super().__init__(f"{folder}: {reason}; name a folder in which you can write")


def new(folder: str, profile: str, title: str, day: str) -> Path:
    """Begin a book by a profile; the file that was written. Raises `NotEmpty`, `NotMade`, `NoTitle`."""
    text = beginning(profile, title, day)
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        if any(Path(folder).iterdir()):
            raise NotEmpty(folder)
        file = Path(folder) / FIRST_FILE
        with file.open("x", encoding="utf-8", newline="\n") as book:
            book.write(text)
    except OSError as trouble:
        raise NotMade(folder, trouble) from None
    except ValueError:
        raise NotMade(folder, OSError(None, "no folder can have such a name")) from None
    return file
