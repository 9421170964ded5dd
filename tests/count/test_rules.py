"""Every method against its rule restated: who is elected in which order, and every lot, on the oddest small elections.

Ballots may be empty, cut short, level or leave a rank out; candidates withdraw; seats may be more than candidates.
"""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mandat.count.methods import BALLOTS, METHODS
from mandat.exchange.ballots.gathering import Gathering
from tests.count.oracles import ReferenceMeek, Scottish, irv
from tests.count.oracles_plain import PLAIN, Lottery, cumulative, followed, papers
from tests.count.oracles_transfer import Ers97, Gregory
from tests.count.strategies import NAMES, numbers

SEED = "Lottery of 2 March 2024: 4, 8, 15"
OWN = {
    "irv": lambda standing, ballots, seats, lot: [irv(standing, ballots, lot)],
    "scottish-stv": lambda *given: Scottish(*given).count()[0],
    "meek-stv": lambda *given: ReferenceMeek(*given).count(),
    "ers97-stv": lambda *given: Ers97(*given).count(),
    "gregory-stv": lambda *given: Gregory(*given).count(),
}
SIDES = ("for", "against", "abstain", "yes", "nay")


@st.composite
def ballots(draw, candidates: int):
    """So many of a ballot, which names some candidates rank by rank."""
    order = draw(st.permutations(range(candidates)))
    ends = sorted(draw(st.lists(st.integers(0, candidates), max_size=candidates)))
    groups = [tuple(sorted(order[begin:end])) for begin, end in zip([0, *ends], ends, strict=False)]
    plain = [(one,) for one in order[: draw(st.integers(0, candidates))]]
    chosen = list(draw(st.sampled_from((plain, plain, groups))))
    while chosen and not chosen[-1]:
        chosen.pop()
    return draw(st.sampled_from((1, 1, 1, 2, 3, 5))), tuple(chosen)


@st.composite
def odd_elections(draw, most: int = 5):
    """How many candidates, the ballots, who withdrew, and how many seats."""
    candidates = draw(st.integers(1, most))
    found = draw(st.lists(ballots(candidates), min_size=1, max_size=7))
    return candidates, found, draw(st.sets(st.integers(0, candidates - 1), max_size=2)), draw(st.integers(1, 6))


def gathered(names, found, gone, *, repeats=False):
    """The profile of such ballots, as a reader of files makes it."""
    gathering = Gathering("ballots", repeats=repeats)
    for many, groups in found:
        gathering.add(1, many, groups, list(names))
    return gathering.profile(tuple(names), withdrawn=frozenset(gone))


def counted(method, profile, seats, lot):
    """The count; its lots are those of a lottery, each told with those it was drawn from."""
    count = METHODS[method].count(profile, seats, SEED)
    drawn = [(list(tie.among), list(tie.chosen)) for tie in count.ties if tie.drawn]
    met = [([told(one) for one in among], [told(one) for one in chosen]) for among, chosen in lot.met]
    assert [chosen for _, chosen in drawn] == [chosen for _, chosen in met]
    assert all(set(fewer) <= set(among) for (among, _), (fewer, _) in zip(drawn, met, strict=True))
    return count


def told(one):
    return ", ".join(NAMES[member] for member in one) if isinstance(one, tuple) else NAMES[one]


def test_every_method_has_its_rule_restated():
    assert {*PLAIN, *OWN, "cumulative", "motion"} == {one.id for one in METHODS.values() if one.family in BALLOTS}


@pytest.mark.parametrize("method", PLAIN)
@settings(max_examples=60)
@given(election=odd_elections())
def test_a_method_without_transfers_elects_whom_its_rule_elects(method, election):
    candidates, found, gone, seats = election
    seats = 1 if METHODS[method].most else seats
    standing, said = [one for one in range(candidates) if one not in gone], papers(found, gone)
    clear = method in ("plurality", "two-round")
    assume(any(followed(paper) if clear else paper for _, paper in said))
    lot = Lottery(SEED)
    expected = PLAIN[method](standing, said, seats, lot)
    count = counted(method, gathered(NAMES[:candidates], found, gone), seats, lot)
    assert numbers(count.elected) == expected
    assert count.valid == sum(many for many, paper in said if (followed(paper) if clear else paper))
    assert count.valid + count.invalid == sum(many for many, _ in found)


@pytest.mark.parametrize("method", OWN)
@settings(max_examples=60)
@given(election=odd_elections())
def test_a_method_with_transfers_elects_whom_its_rule_elects(method, election):
    candidates, found, gone, seats = election
    seats = METHODS[method].most or seats
    said = [(many, followed(paper)) for many, paper in papers(found, gone)]
    assume(any(named for _, named in said))
    lot = Lottery(SEED)
    expected = OWN[method]([one for one in range(candidates) if one not in gone], said, seats, lot)
    count = counted(method, gathered(NAMES[:candidates], found, gone), seats, lot)
    assert numbers(count.elected) == expected
    assert count.valid == sum(many for many, named in said if named)


@settings(max_examples=60)
@given(st.integers(1, 5), st.data())
def test_cumulative_votes_elect_whom_the_rule_elects(candidates, data):
    seats, gone = data.draw(st.integers(1, 4)), data.draw(st.sets(st.integers(0, candidates - 1), max_size=1))
    named = st.lists(st.integers(0, candidates - 1), max_size=5)
    found = data.draw(st.lists(st.tuples(st.integers(1, 4), named), min_size=1, max_size=7))
    left = [(many, [one for one in names if one not in gone]) for many, names in found]
    assume(any(0 < len(names) <= seats for _, names in left))
    lot, standing = Lottery(SEED), [one for one in range(candidates) if one not in gone]
    expected = cumulative(standing, left, seats, lot)
    profile = gathered(
        NAMES[:candidates], [(n, tuple((one,) for one in names)) for n, names in found], gone, repeats=True
    )
    count = counted("cumulative", profile, seats, lot)
    assert numbers(count.elected) == expected
    assert count.valid == sum(many for many, names in left if 0 < len(names) <= seats)


@settings(max_examples=60)
@given(st.permutations(SIDES), st.data())
def test_a_motion_is_carried_by_more_votes_for_than_against(sides, data):
    found = data.draw(st.lists(ballots(len(sides)), min_size=1, max_size=7))
    said = [(many, followed(paper)) for many, paper in papers(found, set())]
    assume(any(named for _, named in said))
    votes = {side: sum(many for many, named in said if named and sides[named[0]] == side) for side in sides}
    for_, against = votes["for"] + votes["yes"], votes["against"] + votes["nay"]
    count = METHODS["motion"].count(gathered(sides, found, set()), 1, SEED)
    result = "carried" if for_ > against else "lost" if for_ < against else "tied"
    assert count.stages[0].action == f"motion {result}"
    assert [tie.drawn for tie in count.ties] == [False] * (result == "tied")
