"""Whether an answer depends on where within their dates imprecise acts are put. It errs on the side of saying so.

An answer is approximate when the record read at the earliest and at the latest instants of its acts disagrees at the
date asked, or when two imprecise acts on the same relation have overlapping windows and decide a link.
"""

from mandat.core.authority.answers import Answer, Gap, Link, Question
from mandat.core.authority.ask import ask
from mandat.core.order import references
from mandat.core.state import State


def approximate(early: State, late: State, question: Question, answer: Answer) -> bool:
    """Whether an answer given by the state at earliest instants is approximate; `late`: the state at the latest."""
    if not any(_verdict(other) == _verdict(answer) for other in ask(late, question)):
        return True
    deciding: tuple[Link | Gap, ...] = (*answer.proof, *((answer.gap,) if answer.gap else ()))
    return any(_contested(early, link) for link in deciding)


def _verdict(answer: Answer) -> tuple:
    return answer.root, answer.entitled, answer.recognised, answer.countersigned, answer.effective


def _contested(state: State, link: Link | Gap) -> bool:
    """Whether another act on the same relation may have come before or after the one that decides."""
    table, subject = link.key
    mine = state.windows.get(link.act or "")
    if not table or mine is None or mine.exact:
        return False
    rivals = {name for row in getattr(state, table).get(subject, ()) for name in (row.act, row.ended) if name}
    own = _related(state, table, subject, link.act)
    return any(
        name != link.act and name in own and not state.windows[name].exact and mine.overlaps(state.windows[name])
        for name in rivals
        if name in state.windows and not _ordered(state, name, link.act or "")
    )


def _ordered(state: State, one: str, other: str) -> bool:
    """Whether one act refers to the other, so that their order is known."""
    return any(
        name in references(act)
        for name, act in ((one, state.acts.get(other)), (other, state.acts.get(one)))
        if act is not None
    )


def _related(state: State, table: str, subject: str, act: str) -> set[str]:
    """The acts on the same relation: in tables that hold several relations of a subject, those about the same body."""
    rows = getattr(state, table).get(subject, ())
    about = {_other(row) for row in rows if act in (row.act, row.ended)}
    return {name for row in rows if _other(row) in about for name in (row.act, row.ended) if name}


def _other(row: object) -> object:
    """Whom a row relates its subject to: the body recognised or obeyed, the giver of powers."""
    return getattr(row, "body", None) or getattr(row, "giver", None)
