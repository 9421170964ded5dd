"""What is known, and how good it is: the grades of sources and reports. A new grade ends the last, and keeps it."""

from mandat.core import acts
from mandat.core.effects.things import describe
from mandat.core.state import Grade, State


def source(state: State, act: acts.Source, t: int) -> None:
    """A source exists from now on, as reliable as it is said to be."""
    describe(state, act, t)
    _graded(state, act.id, act, ("reliability",), t)


def report(state: State, act: acts.Report, t: int) -> None:
    """A report came in, as credible as it is said to be."""
    _graded(state, act.id, act, ("credibility", "standing"), t)


def assess(state: State, act: acts.Assess, t: int) -> None:
    """Reliability belongs to the source, credibility and standing to the report."""
    if act.of is not None:
        _graded(state, act.of, act, ("reliability",), t)
    for name in act.on:
        _graded(state, name, act, ("credibility", "standing"), t)


def _graded(state: State, subject: str, act: acts.Act, scales: tuple[str, ...], t: int) -> None:
    for scale in scales:
        grade = getattr(act, scale)
        if grade is not None:
            state.grades.end(subject, t, act.id, lambda row, scale=scale: row.scale == scale)
            state.grades.open(subject, Grade(since=t, act=act.id, scale=scale, grade=grade))
