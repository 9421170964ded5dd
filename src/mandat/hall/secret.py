"""The secret with which cookies and links are signed: made once, kept in the folder of the hall."""

import os
import secrets
from pathlib import Path


def secret_in(folder: Path) -> str:
    """The secret of a folder; a new one where there is none. Two processes that start at once agree on one."""
    path = folder / "secret"
    if not path.exists():
        new = folder / f"secret.{secrets.token_hex(8)}"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(new, path)
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return path.read_text()
