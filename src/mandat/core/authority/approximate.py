"""Whether an answer depends on where within their dates imprecise acts are put. It errs on the side of saying so.

An answer is approximate when the record read at the earliest and at the latest instants of its acts disagrees at the
date asked, or when two imprecise acts on the same relation have overlapping windows and decide a link.
"""

from collections.abc import Sequence

from mandat.core.authority.answers import Answer, Gap, Link, Question
from mandat.core.authority.ask import ask
from mandat.core.authority.scope import Sought, sought, within
from mandat.core.intervals import Row
from mandat.core.order import references
from mandat.core.powers import wider
from mandat.core.state import Deed, Held, State, Word


def approximate(early: State, late: State, question: Question, answer: Answer) -> bool:
    """Whether an answer given by the state at earliest instants is approximate; `late`: the state at the latest."""
    if not any(_verdict(other) == _verdict(answer) for other in ask(late, question)):
        return True
    deciding: tuple[Link | Gap, ...] = (*answer.proof, *((answer.gap,) if answer.gap else ()))
    asked = sought(early.at(question.t), question.actor, question.power, question.target)
    return any(_contested(early, link, asked) for link in deciding)


def _verdict(answer: Answer) -> tuple:
    return answer.root, answer.entitled, answer.recognised, answer.countersigned, answer.effective


def _contested(state: State, link: Link | Gap, asked: Sought) -> bool:
    """Whether another act on the same relation may have come before or after the one that decides."""
    table, subject = link.key
    mine = state.windows.get(link.act or "")
    if not table or mine is None or mine.exact:
        return False
    return any(
        name != link.act
        and not state.windows[name].exact
        and mine.overlaps(state.windows[name])
        and not _ordered(state, name, link.act or "")
        for name in _related(getattr(state, table).get(subject, ()), link.act or "", asked)
        if name in state.windows
    )


def _ordered(state: State, one: str, other: str) -> bool:
    """Whether one act refers to the other, so that their order is known."""
    return any(
        name in references(act)
        for name, act in ((one, state.acts.get(other)), (other, state.acts.get(one)))
        if act is not None
    )


def _related(rows: Sequence[Row], act: str, asked: Sought) -> set[str]:
    """The acts on the same relation: about the same body, where a subject has several, and about the power there."""
    about = {_other(row) for row in rows if act in (row.act, row.ended)}
    same = [row for row in rows if _other(row) in about and _concerns(row, asked)]
    goes_on = {(row.act, row.since) for row in same}
    ended = {row.ended for row in same if row.ended and (row.act, row.until) not in goes_on}
    return {row.act for row in same} | ended


def _other(row: Row) -> object:
    """Whom a row relates its subject to: the body recognised or obeyed, the giver of powers."""
    return getattr(row, "body", None) or getattr(row, "giver", None)


def _concerns(row: Row, asked: Sought) -> bool:
    """Whether a row is about a power where it is asked for, or about all there are."""
    power = asked.power
    if isinstance(row, Deed):
        return row.power in wider(power)
    if isinstance(row, Held) and not within(asked.places, row.over):
        return False
    if isinstance(row, Held) and any(taken.powers.takes_from(power) for taken in row.less):
        return False
    powers = row.powers if isinstance(row, Held | Word) else None
    return powers is None or powers.takes_from(power)
