"""How something stands at the date that was asked about, in words."""

from mandat.clerk.wording.dates import asked
from mandat.cli.render.layout import wrapped
from mandat.cli.render.style import bold

DONE = frozenset({"ended", "answered", "refused", "countersigned", "countermanded", "held"})
"""What came about at some time before: it is so by the date, and did not happen on it."""


def standing(status: str, at: str | None) -> str:
    """A status and the date asked about.

    >>> standing("open", None), standing("active", "1917-11-08")
    ('open at the end of the record', 'active on 8 November 1917')
    >>> standing("refused", None), standing("ended", "1917-11-08"), standing("ended", "now")
    ('refused by the end of the record', 'ended by 8 November 1917', 'ended by now')
    """
    when = asked(at)
    return f"{status} by {when.removeprefix('on ').removeprefix('at ')}" if status in DONE else f"{status} {when}"


def headed(name: str, when: str, width: int) -> str:
    """A thing and the date asked about, above what is told of it."""
    return wrapped(f"{name} {when}", width).replace(name, bold(name), 1)
