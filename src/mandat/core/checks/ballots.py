"""Ballots: what they give is what the minutes say, and there are as many as people who voted."""

from collections.abc import Iterable, Iterator

from mandat.core.acts import Mandate, Vote
from mandat.core.ballots import Counted
from mandat.core.checks.agenda import Check
from mandat.core.checks.wording import one_or_more, writing
from mandat.core.findings import Finding
from mandat.core.intervals import Moment
from mandat.sentences import Sentence, Several, Value, Written, say


def countable(now: Moment, act: Mandate | Vote) -> Iterable[Finding]:
    """Ballots that an act names can be counted by the method that it names."""
    counted = now.state.counted.get(act.id)
    if counted is None or counted.trouble is None:
        return ()
    return (Finding("V007", act.id, counted.trouble, counted.mend, "ballots"),)


def elected(now: Moment, act: Mandate) -> Iterable[Finding]:
    """Those are elected whom the ballots elect."""
    counted = _good(now, act)
    if counted is None or set(counted.elected) == set(act.of):
        return ()
    says = say(
        "the ballots elect {elected}, and the minutes name {named}", elected=_list(counted.elected), named=_list(act.of)
    )
    return (Finding("V006", act.id, says, writing(f"of {', '.join(counted.elected)}"), "of"),)


def voted(now: Moment, act: Vote) -> Iterable[Finding]:
    """The minutes give the numbers that the ballots give."""
    counted = _good(now, act)
    if counted is None or counted.votes is None:
        return ()
    claimed = (("for", act.for_), ("against", act.against), ("abstain", act.abstain))
    for (key, said), number in zip(claimed, counted.votes, strict=True):
        if said is not None and said.exact != number:
            says = say(
                "the ballots give {number} {side}, and the minutes say {said}",
                number=number,
                side=Value(key),
                said=Value(said.text),
            )
            return (Finding("V006", act.id, says, writing(f"{key} {number}"), key, said.text),)
    return ()


def on_the_roll(now: Moment, act: Mandate | Vote) -> Iterator[Finding]:
    """There are as many ballots as people on the roll of those who voted."""
    counted = _good(now, act)
    if counted is not None and counted.voters is not None and counted.voters != counted.ballots:
        says = say(
            "{ballots} were kept, and {voters} stand on the roll",
            ballots=one_or_more(counted.ballots, say("{number} ballot"), say("{number} ballots")),
            voters=one_or_more(counted.voters, say("{number} voter"), say("{number} voters")),
        )
        yield Finding("V008", act.id, says, say("look for the ballot or the voter that is missing"), "voters")


def secret(now: Moment, act: Vote) -> Iterable[Finding]:
    """The ballots of a secret vote do not say who cast them."""
    counted = _good(now, act)
    if counted is None or not counted.named or act.how != "secret":
        return ()
    says = say("the vote was secret, and {file} says who cast each ballot", file=Written(act.ballots))
    command = f"mandat count {act.ballots} --method motion --ballots box.csv --roll voted.txt"
    mend = say("take it apart: {command}", command=Written(command))
    return (Finding("V009", act.id, says, mend, "ballots"),)


def _good(now: Moment, act: Mandate | Vote) -> Counted | None:
    counted = now.state.counted.get(act.id)
    return counted if counted is not None and counted.trouble is None else None


def _list(names: tuple[str, ...]) -> Sentence | Several:
    return Several(names) if names else say("nobody")


CHECKS = (
    Check(Mandate, countable, filled=("ballots",)),
    Check(Vote, countable, filled=("ballots",)),
    Check(Mandate, elected, filled=("ballots",)),
    Check(Vote, voted, filled=("ballots",)),
    Check(Mandate, on_the_roll, filled=("ballots",)),
    Check(Vote, on_the_roll, filled=("ballots",)),
    Check(Vote, secret, filled=("ballots",)),
)
