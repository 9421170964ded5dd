"""The exceptions of mandat: one small family, each of which words its own message.

Bad user data becomes findings (`core.findings`), never an exception. What is left: machinery that broke, and callers
that asked for what cannot be. Every message is for the user: where, what is wrong, what to do instead.
"""

import errno
from collections.abc import Sequence

from mandat.sentences import Part, Sentence, Verb, Written, say


def why(trouble: Exception) -> str:
    """Why the system refuses a file or a folder, in words that need no manual of it.

    >>> why(IsADirectoryError(21, "Is a directory"))
    'this is a folder'
    """
    return str(refusal(trouble))


def refusal(trouble: Exception) -> Sentence | Written:
    """The same, as it can be said in another language."""
    known = _REFUSALS.get(getattr(trouble, "errno", None))
    words = getattr(trouble, "strerror", None) or str(trouble) or type(trouble).__name__
    return known or Written(words[:1].lower() + words[1:])


_REFUSALS = {
    errno.ENOENT: say("there is no such file or folder"),
    errno.EACCES: say("permission denied"),
    errno.EPERM: say("permission denied"),
    errno.EEXIST: say("it is there already"),
    errno.EISDIR: say("this is a folder"),
    errno.ENOTDIR: say("a part of this path is a file, and no folder"),
    errno.ENAMETOOLONG: say("this name is too long"),
    errno.ELOOP: say("its links lead in a circle"),
    errno.EROFS: say("nothing can be written there"),
    errno.ENOSPC: say("the disk is full"),
    errno.EDQUOT: say("your share of the disk is full"),
    errno.EFBIG: say("no file may become so large here"),
}
"""What the system says most -> what it means."""


class MandatError(Exception):
    """Anything that stops a command: shown to the user as text, exit code 2.

    says, mend  what is wrong and what to do, as sentences, where pages or findings say it too
    """

    says: Sentence | None = None
    mend: Sentence | None = None


class UnknownId(MandatError):
    """An id that nothing in the record has."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        self.name = name
        self.near = tuple(near)
        self.says = say("nothing in the record is called {name}", name=Written(name[:80]))
        hint = f"did you mean {' or '.join(near)}?" if near else "mandat tree lists the units and bodies of a record"
        super().__init__(f'nothing in the record is called "{name[:80]}": {hint}')


class WrongKind(MandatError):
    """An id that names something else than what the question wants; `kind` is a verb."""

    def __init__(self, name: str, kind: str, wanted: Part) -> None:
        self.name = name
        an, a = (
            say("{name} is an {kind}, and this question wants a {wanted}"),
            say("{name} is a {kind}, and this question wants a {wanted}"),
        )
        self.says = (an if kind[:1] in tuple("aeio") else a).filled(name=name, kind=Verb(kind), wanted=wanted)
        super().__init__(self.says)


class BadDate(MandatError):
    """A date in a question that is none."""

    def __init__(self, option: str, text: str, reason: Sentence) -> None:
        self.says = say("{text}: {reason}", text=Written(text[:80]), reason=reason)
        super().__init__(f"{option} {self.says}")


class NoBook(MandatError):
    """A book that cannot be opened."""

    def __init__(self, name: str, reason: str, mend: str) -> None:
        super().__init__(f"{name}: {reason}; {mend}")


class CannotCount(MandatError):
    """Ballots that a method cannot count, or seats that it cannot fill."""

    def __init__(self, says: Sentence, mend: Sentence, between: str = "; ") -> None:
        self.says, self.mend = says, mend
        super().__init__(f"{says}{between}{mend}")

    def of(self, file: str) -> "CannotCount":
        """The same, and in which file."""
        return CannotCount(say("{text}: {reason}", text=Written(file), reason=self.says), self.mend)


class BadBallots(MandatError):
    """A ballot file that cannot be read: its name, the line where there is one, what is wrong, what to write.

    What its readers say is no sentence but `Written`: it speaks to whoever wrote the file.
    """

    def __init__(self, name: str, line: int | None, reason: Sentence | Written, mend: Sentence | Written) -> None:
        place = Written(name if line is None else f"{name}:{line}")
        self.says = say("{text}: {reason}", text=place, reason=reason)
        self.mend = mend if isinstance(mend, Sentence) else say("{words}", words=mend)
        super().__init__(f"{self.says}; {mend}")
