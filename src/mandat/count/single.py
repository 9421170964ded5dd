"""What counts without transfers have in common: rounds, each with a number for each candidate and who is elected."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mandat.count.ballots import Profile
from mandat.count.outcome import Count, Stage
from mandat.count.ties import Ties
from mandat.errors import CannotCount
from mandat.sentences import Written, say


class Round(NamedTuple):
    """One round: what was done, the score of each candidate, who was elected, votes that nobody got."""

    action: str
    scores: Mapping[int, object]
    elected: Sequence[int]
    exhausted: int = 0


def check(seats: int, valid: int) -> None:
    """Raise `CannotCount` where there is nothing to count or to fill."""
    if seats < 1:
        says = say("{seats} seats: there must be at least one to fill", seats=seats)
        raise CannotCount(says, say("write {text}", text=Written("--seats 1")))
    if not valid:
        mend = say("look at the ballots, and at who withdrew")
        raise CannotCount(say("no ballot is valid: there is nothing to count"), mend)


def by_score(
    method: str,
    given: Profile,
    seats: int,
    seed: str,
    valid: int,
    scores: Mapping[int, object],
    text: Callable[[object], str] = str,
) -> Count:
    """The count in which the `seats` highest scores are elected; equals on the edge are chosen by lot."""
    check(seats, valid)
    ties = Ties(given.candidates, seed)
    elected = ties.cut(sorted(scores, key=lambda one: -scores[one]), scores.__getitem__, seats)
    return in_rounds(method, given, seats, valid, [Round("count", scores, elected)], ties, text)


def in_rounds(
    method: str,
    given: Profile,
    seats: int,
    valid: int,
    rounds: Sequence[Round],
    ties: Ties,
    text: Callable[[object], str] = str,
) -> Count:
    """The count that went through these rounds."""
    names = given.candidates
    stages = tuple(
        Stage(
            n=number,
            action=one.action,
            totals={names[candidate]: text(score) for candidate, score in one.scores.items()},
            exhausted=text(one.exhausted),
            loss=text(0),
            elected=tuple(names[candidate] for candidate in one.elected),
        )
        for number, one in enumerate(rounds, 1)
    )
    elected = tuple(name for stage in stages for name in stage.elected)
    return Count(method, seats, valid, given.cast - valid, elected, stages, ties=tuple(ties.met))
