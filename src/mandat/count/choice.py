"""Methods that add up marks: plurality, approval, two rounds, cumulative votes."""

import numpy as np

from mandat.count.ballots import NOBODY, Profile, named, single, standing, total, valid
from mandat.count.method import Method, Progress, unwatched
from mandat.count.outcome import Count
from mandat.count.pairwise.matrix import preferences
from mandat.count.pairwise.scores import BORDA
from mandat.count.single import Round, by_score, check, in_rounds
from mandat.count.ties import Ties


def plurality(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """The first preference counts as the only vote; the highest are elected."""
    profile = single(standing(given))
    return by_score("plurality", given, seats, seed, valid(profile), firsts(profile))


def approval(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """Everybody whom a ballot names has a vote of it; the highest are elected."""
    profile = standing(given)
    marks = named(profile)
    votes = {one: total(profile.weights[marks[:, one]]) for one in given.standing}
    return by_score("approval", given, seats, seed, valid(profile), votes)


def cumulative(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """A ballot has as many votes as there are seats, and may give several to one: it names a candidate that often.

    A ballot that gives more votes than there are seats is invalid.
    """
    profile = standing(given)
    marks = profile.rankings != NOBODY
    good = (profile.rankings[:, 0] != NOBODY) & (marks.sum(axis=1) <= seats)
    rankings, weights = profile.rankings[good], profile.weights[good]
    votes = {one: _given((rankings == one).sum(axis=1), weights) for one in given.standing}
    return by_score("cumulative", given, seats, seed, total(profile.weights[good]), votes)


def _given(times: np.ndarray, weights: np.ndarray) -> int:
    """All votes for somebody whom each ballot names so many times; machine integers hold no product of the two."""
    return sum(many * total(weights[times == many]) for many in set(times.tolist()))


def two_round(given: Profile, seats: int, seed: str = "", progress: Progress = unwatched) -> Count:
    """More than half of the votes elects; else the two highest stand again, and each ballot goes to the one it prefers.

    Equal votes in the second round: who had more in the first, else a lot.
    """
    profile = single(standing(given))
    cast, votes = valid(profile), firsts(profile)
    check(seats, cast)
    ties = Ties(given.candidates, seed)
    order = sorted(votes, key=lambda one: -votes[one])
    if 2 * votes[order[0]] > cast or len(order) == 1:
        rounds = [Round("first round", votes, [order[0]])]
    else:
        pair = sorted(ties.cut(order, votes.__getitem__, 2))
        again = _run_off(profile, pair)
        winner = _winner(pair, again, votes, ties)
        second = Round("second round", again, [winner], cast - sum(again.values()))
        rounds = [Round("first round", votes, []), second]
    return in_rounds("two-round", given, seats, cast, rounds, ties)


def firsts(profile: Profile) -> dict[int, int]:
    """How many ballots name each candidate first."""
    tops = profile.rankings[:, 0]
    if profile.weights.dtype == object:
        return {one: total(profile.weights[tops == one]) for one in profile.standing}
    votes = np.zeros(len(profile.candidates) + 1, np.int64)
    np.add.at(votes, tops, profile.weights)
    return {one: int(votes[one]) for one in profile.standing}


def _run_off(profile: Profile, pair: list[int]) -> dict[int, int]:
    wins = preferences(profile)
    return {one: int(wins[one, other]) for one, other in (pair, pair[::-1])}


def _winner(pair: list[int], again: dict[int, int], votes: dict[int, int], ties: Ties) -> int:
    most = max(again.values())
    equal = [one for one in pair if again[one] == most]
    return ties.first(equal, 2, max, [(1, [votes.get(one, 0) for one in range(max(pair) + 1)])])


METHODS = (
    Method(
        "plurality",
        "choice",
        "plurality (with several seats: single non-transferable vote)",
        "H. M. Robert III and others, Robert's Rules of Order Newly Revised, 12th edition 2020,"
        " Bases for Determining a Voting Result: plurality vote",
        plurality,
    ),
    Method(
        "approval",
        "choice",
        "approval voting",
        "S. J. Brams and P. C. Fishburn, Approval voting, American Political Science Review 72 (1978)",
        approval,
    ),
    Method(
        "two-round",
        "choice",
        "two rounds, the second between the two highest",
        "Constitution of the French Republic of 4 October 1958, article 7",
        two_round,
        most=1,
    ),
    Method(
        "cumulative",
        "choice",
        "cumulative voting",
        "Companies Act 2013 (India), section 163; C. L. Dodgson, The Principles of Parliamentary Representation, 1884",
        cumulative,
    ),
    *BORDA,
)
