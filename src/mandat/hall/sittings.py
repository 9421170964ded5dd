"""Sittings for pages and moves: the one of an id, and the one that a body holds now.

What a sitting is follows from the record (`mandat.measure.sittings`); there is no table of sittings.
"""

from mandat.clerk.book import View
from mandat.core import dates
from mandat.errors import UnknownId, WrongKind
from mandat.measure.sittings import course
from mandat.measure.sittings.whole import Whole
from mandat.sentences import say


def sitting_in(view: View, name: str) -> Whole:
    """The sitting of an id, at the date of a view. Raises `UnknownId`; `WrongKind` for what is none, or not yet."""
    found = course.sitting(view.now, name)
    if found is None:
        act = view.book.written.get(name)
        if act is None:
            raise UnknownId(name, view.book.nearest(name))
        raise WrongKind(name, act.verb, say("sitting that was called by then"))
    return Whole(view.now, found)


def running(view: View, body: str) -> Whole | None:
    """The sitting of a body that goes on, or is adjourned; None where there is none."""
    found = course.latest(view.now, body)
    return Whole(view.now, found) if found is not None else None


def held_at(view: View, body: str, minute: str) -> course.Sitting | None:
    """The sitting of a body that went on in a minute, as far as it has gone by now; None where none did."""
    t, windows = dates.read(minute).earliest, view.now.state.windows
    opened = (one for one in reversed(course.sittings(view.now, body)) if one.opened is not None)
    found = next((one for one in opened if windows[one.opened.id].earliest <= t), None)
    return found if found is not None and (found.sits or t <= windows[found.last.id].latest) else None
