"""The result of a vote in numbers and words: what was needed, and how many votes were missing."""

from collections.abc import Callable
from functools import reduce

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from mandat.core import bodies
from mandat.core.acts import Vote
from mandat.core.intervals import Moment
from mandat.core.judging import base, counted, judge
from mandat.core.weighing import WEIGHTS
from mandat.count import majority as majorities
from mandat.count.majority import Majority, Votes
from mandat.count.quantity import plus

FAR = 2**40
"""More votes than anybody has: what not even so many would carry, cannot be carried."""

WORDS = {
    "carried": gettext_lazy("carried"),
    "lost": gettext_lazy("lost"),
    "tied": gettext_lazy("tied"),
    "unknown": gettext_lazy("cannot be told"),
}

BASES = {
    "cast": gettext_lazy("the votes cast"),
    "present": gettext_lazy("those present"),
    "seats": gettext_lazy("all votes of the body"),
    "members": gettext_lazy("all members represented"),
    "constituencies": gettext_lazy("the constituencies"),
}


class Side(Struct, frozen=True):
    """One side: its votes, and where its bar begins and how long it is, in tenths of a per cent."""

    key: str
    word: str
    votes: int
    start: int
    width: int


class Result(Struct, frozen=True):
    """A result. `missing`: how many more votes for would have carried it; None: it was carried, or nothing would.

    required, present  the quorum, where one is stated; lacking: how many were missing for it
    """

    standing: str
    word: str
    sides: tuple[Side, ...]
    needed: str
    missing: int | None
    quorate: bool | None = None
    required: int | None = None
    present: int | str | None = None
    lacking: int | None = None
    casting: str | None = None


def result_of(now: Moment, act: Vote) -> Result:
    """The result of a vote act, whether it is recorded or not."""
    if act.id in now.state.windows:
        now = now.state.at(now.state.windows[act.id].earliest)
    judgement = now.state.judgements.get(act.id) or judge(now, act)
    rule = judgement.majority or Majority()
    tally = judgement.quorum
    lacks = tally is not None and tally.met is False and isinstance(tally.present, int) and tally.required is not None
    return Result(
        judgement.standing,
        str(WORDS[judgement.standing]),
        _sides(act),
        in_words(rule, bodies.rules(now, act.in_).abstentions),
        missing(now, act, rule) if judgement.standing in ("lost", "tied") else None,
        tally.met if tally else None,
        tally.required if tally else None,
        tally.present if tally else None,
        tally.required - tally.present if lacks else None,
        act.casting,
    )


def in_words(rule: Majority, abstentions: bool) -> str:
    """A majority in words; each that must be reached."""
    words = (_one_in_words(one, abstentions) for one in rule.each())
    return reduce(lambda one, other: _("{one} and {other}").format(one=one, other=other), words)


def _one_in_words(rule: Majority, abstentions: bool) -> str:
    if rule.share is None:
        return _("more votes for than against")
    says = _("more than {share} of {base}") if rule.above else _("at least {share} of {base}")
    words = says.format(share=rule.share, base=BASES[rule.base])
    return words + (_(", abstentions counted") if abstentions and rule.base == "cast" else "")


def missing(now: Moment, act: Vote, rule: Majority) -> int | None:
    """The fewest further votes for that would have carried it; None where not even all the world's would.

    None also where more than votes is needed: whose votes they were would matter.
    """
    for_, against, abstain = counted(act)
    if for_ is None or for_.exact is None or any(one.base in WEIGHTS for one in rule.each()):
        return None
    counts_abstentions = bodies.rules(now, act.in_).abstentions
    bars = [(one, base(now, act, one.base)) for one in rule.each()]

    def carries(more: int) -> bool:
        votes = Votes(plus(for_, more), against, abstain, counted=counts_abstentions)
        return all(majorities.result(votes, one, whole) == "carried" for one, whole in bars)

    return least(carries)


def least(holds: Callable[[int], bool]) -> int | None:
    """The least number from 0 on for which something holds that, once it holds, holds for all greater ones.

    >>> least(lambda number: number * number > 50), least(lambda number: False)
    (8, None)
    """
    if not holds(FAR):
        return None
    low, high = 0, FAR
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _sides(act: Vote) -> tuple[Side, ...]:
    keys = (("for", _("For")), ("against", _("Against")), ("abstain", _("Abstain")))
    numbers = [int(part.exact or 0) if part is not None else 0 for part in counted(act)]
    whole = sum(numbers) or 1
    ends = [round(1000 * sum(numbers[:n]) / whole) for n in range(4)]
    return tuple(
        Side(key, word, votes, start, end - start)
        for (key, word), votes, start, end in zip(keys, numbers, ends[:3], ends[1:], strict=True)
    )
