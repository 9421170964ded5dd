"""Votes on a motion as ballots: how many are for it, how many against, how many abstain."""

from mandat.count.ballots import Profile, single, standing, valid
from mandat.count.choice import firsts
from mandat.count.majority import Votes, result
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count, Tie
from mandat.count.quantity import exactly
from mandat.count.single import Round, check, in_rounds
from mandat.count.ties import Ties
from mandat.errors import CannotCount
from mandat.sentences import Several, Written, say

MOTION = "motion"
SIDES = {
    "for": ("for", "yes", "aye"),
    "against": ("against", "no", "nay"),
    "abstain": ("abstain", "abstention", "abstentions"),
}
"""What ballots on a motion can say, each side in its words."""


def motion_votes(given: Profile) -> tuple[int, int, int]:
    """Votes for, against, abstaining. Raises `CannotCount` where the ballots are about something else."""
    stranger = next((name for name in given.candidates if _side(name) is None), None)
    if stranger is not None:
        says = say('"{name}" is no side of a motion', name=Written(stranger[:80]))
        raise CannotCount(says, say("write {words}", words=Several(tuple(map(Written, SIDES)), "or")))
    votes = dict.fromkeys(SIDES, 0)
    for one, number in firsts(single(standing(given))).items():
        votes[_side(given.candidates[one])] += number
    return tuple(votes.values())


def _side(name: str) -> str | None:
    return next((side for side, words in SIDES.items() if name.lower() in words), None)


def count(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """More for than against carries. Where a charter asks for more, `count.majority` judges the numbers by it."""
    votes = motion_votes(given)
    cast = valid(single(standing(given)))
    check(seats, cast)
    ties = Ties(given.candidates, seed)
    carried = result(Votes(*map(exactly, votes)))
    wins = {"carried": "for", "lost": "against"}.get(carried)
    chosen = [one for one in given.standing if _side(given.candidates[one]) == wins][:1] if wins else []
    if carried == "tied":
        ties.met.append(Tie(1, ("for", "against"), "as many for as against: it does not carry", ()))
    rounds = [Round(f"motion {carried}", firsts(single(standing(given))), chosen)]
    return in_rounds(MOTION, given, 1, cast, rounds, ties)


METHODS = (
    Method(
        MOTION,
        "motion",
        "motion: for, against, abstain",
        "H. M. Robert III and others, Robert's Rules of Order Newly Revised, 12th edition 2020,"
        " Bases for Determining a Voting Result: majority vote",
        count,
        most=1,
    ),
)
