"""Walks from name to name: each behind those it leads to, through circles and however long the way."""

from hypothesis import given
from hypothesis import strategies as st

from mandat.core.walking import behind

NAMES = st.sampled_from("abcdef")
GRAPHS = st.fixed_dictionaries({name: st.lists(NAMES, max_size=3) for name in "abcdef"})


def recursively(starts, graph):
    """The same walk, as it would be written where no way is long."""
    sequence, reached = [], set()

    def visit(name):
        if name not in reached:
            reached.add(name)
            for below in graph[name]:
                visit(below)
            sequence.append(name)

    for start in starts:
        visit(start)
    return sequence


@given(st.lists(NAMES), GRAPHS)
def test_it_is_the_walk_of_a_function_that_calls_itself(starts, graph):
    assert behind(starts, graph.__getitem__) == recursively(starts, graph)


def test_a_way_may_be_as_long_as_it_likes():
    assert behind([100_000], lambda one: [one - 1] if one else []) == list(range(100_001))
