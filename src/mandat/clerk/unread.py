"""Why the system does not read a file, in words."""

from mandat.sentences import Sentence, Written, say


def why_not(reason: OSError | ValueError) -> Sentence | Written:
    """Why the system does not read a file."""
    for kind, says in _REASONS.items():
        if isinstance(reason, kind):
            return says
    words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return Written(words[:1].lower() + words[1:])


_REASONS: dict[type[OSError], Sentence] = {
    FileNotFoundError: say("no such file or directory"),
    PermissionError: say("permission denied"),
    IsADirectoryError: say("is a directory"),
}
