"""Whoever is plainly entitled is entitled; and those of a union's everyday are plainly so."""

from hypothesis import given
from hypothesis import strategies as st

from mandat.core.authority.ask import entitled
from mandat.core.authority.plain import plainly
from mandat.core.fold import visit
from mandat.core.state import State
from tests.core.strategies import PERSONS, POWERS, UNITS, record, records


@given(records(), st.sampled_from(PERSONS), st.sampled_from(POWERS), st.sampled_from(UNITS))
def test_whoever_is_plainly_entitled_is_entitled(texts, person, power, unit):
    """After every act, as the checks ask."""
    drawn = record(texts)
    order = drawn.order
    state = State(order.windows, drawn.state.organs, drawn.shapes)
    for act in order.acts:
        t = order.windows[act.id].earliest
        visit(state, act, t)
        if plainly(state.glance(t), person, power, unit):
            assert entitled(state.at(t), person, power, unit)


UNION = """
2024-01-01 body congress

2024-01-01 unit kiel

2024-01-01 person anna

2024-01-01 person ben

2024-02-01 appoint a by congress of anna over kiel
    powers funds
    until 2024-03-01

2024-02-10 detain b of ben
"""


def plain(when, person="anna", power="funds.spend", more=""):
    state = record([UNION + more]).state
    return plainly(state.at(state.windows[when].earliest), person, power, "kiel")


def test_who_was_appointed_by_a_body_that_lives_is_plainly_entitled():
    assert plain("a")


def test_who_holds_another_power_is_not():
    assert not plain("a", power="press.publish")


def test_who_was_appointed_by_nobody_is_not():
    assert not plain("b", person="ben")


def test_whose_body_was_dissolved_is_not():
    assert not plain("c", more="\n2024-02-12 dissolve congress\n    id c\n")


def test_who_is_detained_is_not():
    assert not plain("c", more="\n2024-02-12 detain c of anna\n")


def test_whose_term_is_over_is_not():
    assert not plain("c", more="\n2024-03-05 note c about anna\n")
