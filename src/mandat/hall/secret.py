"""The secret with which cookies and links are signed: made once, kept in the folder of the hall, renewed at will.

The file holds the secret, and on lines below those that came before it: with these nothing is signed any more, but what
was signed with them is good as long as they stand there.
"""

import os
import secrets
from pathlib import Path

FILE = "secret"


def secrets_in(folder: Path) -> list[str]:
    """The secrets of a folder, the newest first; a new one where there is none. Two processes that start at once agree
    on one."""
    path = folder / FILE
    if not path.exists():
        new = _written(folder, [_made()])
        try:
            os.link(new, path)
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return path.read_text().split()


def renew(folder: Path) -> None:
    """Put a new secret before those of a folder."""
    _written(folder, [_made(), *secrets_in(folder)]).replace(folder / FILE)


def _made() -> str:
    return secrets.token_urlsafe(64)


def _written(folder: Path, lines: list[str]) -> Path:
    """A file that only its owner can read."""
    new = folder / f"{FILE}.{secrets.token_hex(8)}"
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join(lines))
    return new
