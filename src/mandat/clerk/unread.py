"""Why the system does not read a file, in words."""

from mandat.sentences import Sentence, Written, say


def why_not(reason: OSError | ValueError) -> Sentence | Written:
    """Why the system does not read a file."""
    for kind, says in _REASONS.items():
        if isinstance(reason, kind):
            return says
    return Written((getattr(reason, "strerror", None) or str(reason)).lower())


_REASONS: dict[type[OSError], Sentence] = {
    FileNotFoundError: say("no such file or directory"),
    PermissionError: say("permission denied"),
    IsADirectoryError: say("is a directory"),
}
