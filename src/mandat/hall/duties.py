"""Who does what at the sittings of a body: asked of the law, at every request.

There is no table of permissions. A duty is a power like any other, `sitting.preside`, which a body confers on the
holders of its offices (`office congress-chair in congress` with `powers sitting.preside`, then `appoint`). Whoever may
exercise it over the body, by a chain whose nearest body is that body, has the duty: what somebody holds above, below or
beside the body is none of its business. Whoever is named as the chair of a sitting presides while it goes on, until
another is named, or until he is dismissed, recalled, suspended or held, or has no seat there any more.
"""

from mandat.core.authority.answers import Answer, Question
from mandat.core.authority.ask import ask
from mandat.core.intervals import Moment
from mandat.measure.sittings.course import latest
from mandat.measure.sittings.presence import seats_of
from mandat.measure.sittings.whole import Whole

PRESIDE = "sitting.preside"
"""Convene, open, adjourn and close; give the word; put to the vote; rule."""

MINUTE = "sitting.minute"
"""Check people in, take down motions and minutes."""

COUNT = "sitting.count"
"""Count a show of hands, and the papers beside a secret vote."""

ADMIT = "sitting.admit"
"""Invite people to have an account."""


def has_duty(now: Moment, person: str, duty: str, body: str) -> bool:
    """Whether a person has a duty in a body at this moment."""
    if person not in now.state.acts or body not in now.state.acts:
        return False
    return _conferred(now, person, duty, body) or (duty == PRESIDE and _chairs(now, person, body))


def _conferred(now: Moment, person: str, duty: str, body: str) -> bool:
    answers = ask(now.state, Question(person, duty, body, now.t))
    return any(answer.effective and _conferrer(answer, person) == body for answer in answers)


def _chairs(now: Moment, person: str, body: str) -> bool:
    sitting = latest(now, body)
    return sitting is not None and Whole(now, sitting).chair == person and bool(seats_of(now, body, person))


def _conferrer(answer: Answer, person: str) -> str | None:
    """The nearest body on the chain: the one whose office it is. Any body above would let officers of an organ act in
    the body that established it."""
    chain = (link.of for link in answer.proof if link.link == "conferred")
    return next((of for of in chain if of != person), None)


def holds_office(now: Moment, person: str | None) -> bool:
    """Whether a person holds an office at this moment."""
    return person is not None and any(row.office for row in now.live(now.state.held, person))
