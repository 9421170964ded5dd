"""Reports: what sources said, and how good source and report are held to be at a date."""

from functools import cache

from mandat.clerk.book import View
from mandat.core.acts import Report
from mandat.core.dates import show as shown
from mandat.core.intervals import Moment

Document = dict[str, object]


def reports(view: View, *, about: str | None = None) -> list[Document]:
    """The reports that had come in by a date, in the order of their dates; those about one thing, where it is named."""
    if about is not None:
        view.book.thing(about)
    acts = view.now.state.acts
    come = (act for act in view.record.order.acts if isinstance(act, Report) and act.id in acts)
    regraded = cache(lambda source: history(view.now, source))
    return [
        {**_row(view.now, act), "history": regraded(act.from_) + history(view.now, act.id)}
        for act in come
        if (about is None or about in act.about) and view.now.state.windows[act.id].earliest <= view.now.t
    ]


def _row(now: Moment, act: Report) -> Document:
    return {
        "id": act.id,
        "source": act.from_,
        "about": list(act.about),
        "at": act.at.text,
        "text": act.text,
        "reliability": _grade(now, act.from_, "reliability"),
        "credibility": _grade(now, act.id, "credibility"),
        "status": _grade(now, act.id, "standing"),
        "cite": list(act.cite),
    }


def _grade(now: Moment, subject: str, scale: str) -> str | None:
    """The grade in force; None where nobody has graded it yet."""
    return next((row.grade for row in now.live(now.state.grades, subject) if row.scale == scale), None)


def history(now: Moment, subject: str) -> list[Document]:
    """Every grade that a source or a report has had by this moment, the first one first, each with its act."""
    return [
        {
            "of": subject,
            "scale": row.scale,
            "grade": row.grade,
            "at": now.state.acts[row.act].at.text,
            "since": shown(row.since),
            "until": shown(row.until) if row.until <= now.t else None,
            "act": row.act,
        }
        for row in now.begun(now.state.grades, subject)
    ]
