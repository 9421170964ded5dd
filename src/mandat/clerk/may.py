"""May X exercise P over Y? With proof, or with the gap and what would mend it."""

from collections.abc import Callable

from mandat.clerk.book import View
from mandat.core import powers
from mandat.core.acts import Decision, Dispatch
from mandat.core.authority.answers import Answer, Link, Question
from mandat.core.authority.ask import ask, holds
from mandat.core.authority.mending import gap_mend
from mandat.core.authority.wording import gap_says, link_says
from mandat.core.dates import show
from mandat.core.judging import counted
from mandat.core.record import Record
from mandat.core.state import State
from mandat.errors import MandatError
from mandat.sentences import Sentence, Written, say

Document = dict[str, object]

Said = Callable[[Sentence], str]
"""What becomes of a sentence of the answer: a text in the language of whoever asks."""


def may(
    view: View,
    actor: str,
    power: str,
    target: str,
    *,
    under: str | None = None,
    dispatch: str | None = None,
    said: Said = str,
) -> Document:
    """The answer of every legal order, as `may --json` gives it; its sentences as they are `said`."""
    check_names(view, actor, power, target, under, dispatch)
    record, t = view.record, view.now.t
    question = Question(actor, power, target, t, under, dispatch)
    answers = [_answer(record, question, answer, said) for answer in ask(record.state, question)]
    asked = {"actor": actor, "power": power, "target": target, "at": view.at or show(t), "known": view.known}
    return {
        "question": {**asked, "under": under, "dispatch": dispatch, "at_end": view.at is None},
        "effective": any(answer["effective"] for answer in answers),
        "answers": answers,
    }


class NoPower(MandatError):
    """A text that can be the name of no power."""

    def __init__(self, text: str) -> None:
        quoted = Written(f'"{text[:80]}"')
        self.says = say("{text} is no power: a power is a dotted name, such as funds.spend", text=quoted)
        super().__init__(self.says)


def check_names(view: View, actor: str, power: str, target: str, under: str | None, dispatch: str | None) -> None:
    """Raise `UnknownId`, `WrongKind` or `NoPower` where a question names what there is not."""
    for name in (actor, target, under):
        if name is not None:
            view.book.thing(name)
    if dispatch is not None:
        view.book.find(dispatch, Dispatch)
    check_power(power)


def check_power(power: str) -> None:
    """Raise `NoPower` where this text is no power."""
    if not powers.is_name(power):
        raise NoPower(power)


def _answer(record: Record, question: Question, answer: Answer, said: Said) -> Document:
    span = holds(record.state, question, answer)
    found = {**answered(record.state, question, answer, said), "approximate": record.approximate(question, answer)}
    return {**found, "holds": [show(span.since), show(span.until)]}


def answered(state: State, question: Question, answer: Answer, said: Said) -> Document:
    """An answer with its proof or its gap. Whether it is approximate is told where the question is put."""
    gap = answer.gap
    return {
        "root": answer.root,
        "entitled": answer.entitled,
        "recognised": answer.recognised,
        "countersigned": answer.countersigned,
        "effective": answer.effective,
        "grade": answer.grade,
        "approximate": False,
        "proof": [_link(state, link, question, said) for link in answer.proof],
        "gap": gap
        and {
            "link": gap.link,
            "of": gap.of,
            "says": said(gap_says(state, gap, question)),
            "mend": said(gap_mend(state, gap, question)),
            "act": gap.act,
        },
    }


def _link(state: State, link: Link, question: Question, said: Said) -> Document:
    act = state.acts[link.act]
    return {
        "link": link.link,
        "of": link.of,
        "act": link.act,
        "at": act.at.text,
        "says": said(link_says(state, link, question)),
        "vote": votes_of(state, link.act),
        "cite": list(act.cite),
        "from": show(link.since),
        "until": show(link.until),
        "grade": link.grade,
    }


def votes_of(state: State, act_id: str) -> Document | None:
    """The counts of the vote that decided an act, as recorded; None where there is none."""
    judgement = state.judgements.get(act_id)
    vote = state.acts.get(judgement.vote) if judgement is not None and judgement.vote is not None else None
    if not isinstance(vote, Decision) or not any(counted(vote)):
        return None
    return counts(vote)


def counts(vote: Decision) -> dict[str, object]:
    """The counts of a vote by name: numbers where exact, else the words recorded, None where none is."""
    numbers = (count.number() if count is not None else None for count in counted(vote))
    return dict(zip(("for", "against", "abstain"), numbers, strict=True))
