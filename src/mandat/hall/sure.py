"""What is asked once more before it is done: it may be done, and is seldom meant. Who goes on does so by name."""

from mandat.errors import MandatError
from mandat.hall.here import Here

FIELD = "sure"
"""A hidden field: the questions to which whoever sent the form has said yes."""


class Unsure(MandatError):
    """A question to whoever sent a form. `key`: what is sent with it by whoever says yes."""

    def __init__(self, key: str, question: str) -> None:
        self.key = key
        super().__init__(question)


def ask_sure(here: Here, key: str, question: str) -> None:
    """Raise `Unsure`, unless the visitor has said yes to this question."""
    if key not in here.request.POST.getlist(FIELD):
        raise Unsure(key, question)
