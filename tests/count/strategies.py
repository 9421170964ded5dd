"""Small elections drawn at random."""

from hypothesis import strategies as st

from mandat.count.ballots import Profile, profile

NAMES = ("Anna", "Bela", "Chris", "Dora", "Emil", "Fred", "Gita")


@st.composite
def elections(draw, most=6, complete=False):
    """How many candidates, and ballots that name some of them in order."""
    candidates = draw(st.integers(2, most))
    order = st.permutations(range(candidates))
    ballots = st.tuples(st.sampled_from((1, 1, 2, 3, 7, 20)), order, st.integers(1, candidates))
    drawn = draw(st.lists(ballots, min_size=1, max_size=10))
    return candidates, [(weight, tuple(named if complete else named[:n])) for weight, named, n in drawn]


def made(candidates: int, ballots: list[tuple[int, tuple[int, ...]]], **rest) -> Profile:
    """The profile of an election."""
    return profile(NAMES[:candidates], ballots, **rest)


def numbers(names) -> list[int]:
    """The candidates of these names."""
    return [NAMES.index(name) for name in names]
