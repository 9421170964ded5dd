"""Texts that cannot move or colour a terminal."""


def plain(text: str) -> str:
    """A text in which whatever cannot be seen is shown as a sign for it; line breaks stay."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _KEPT else " " if char.isspace() else "\ufffd" for char in text
    )


_KEPT = "\n\u200c\u200d"
"""Line breaks, and the two joiners that some scripts are written with."""
