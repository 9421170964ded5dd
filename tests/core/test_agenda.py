"""An act is put to every check that can have something to say about it, and to no other."""

import pytest
from hypothesis import given

from mandat.core import checks
from mandat.core.acts import Dispatch, Mandate
from mandat.core.checks import agendas
from mandat.core.checks.agenda import Agendas, Check, Made
from tests.core.strategies import record, records

BOOK = """
2024-01-01 person anna

2024-01-01 body congress

2024-01-01 unit kiel

2024-02-01 elect a of anna to congress from kiel

2024-02-01 elect b of anna to congress from kiel
    until 2025-01-01

2024-02-01 order c from anna to kiel
    power funds

2024-02-01 call d from anna to kiel
    power funds
"""


def acts():
    return record([BOOK]).by_id


def put(checks_, name, stated=frozenset()):
    """Which rules the act of this name is put to."""
    act = acts()[name]
    return Agendas(checks_, stated)[act.verb].rules(act)


def rule(now, act):
    return ()


@pytest.mark.parametrize(
    ("check", "names"),
    [
        (Check(Mandate, rule), "ab"),
        (Check(Mandate, rule, filled=("until",)), "b"),
        (Check(Mandate, rule, filled=("until", "of")), "ab"),
        (Check(Dispatch, rule, verbs=("order",)), "c"),
        (Check(Dispatch, rule, filled=("power",)), "cd"),
        (Check(Dispatch, rule, filled=("over",)), ""),
        (Check(Mandate, rule, stated="term"), ""),
        (Made(Mandate, lambda shape, filled: rule if "until" in filled else None), "b"),
    ],
)
def test_a_check_is_asked_for_its_shape_its_verbs_and_its_fields(check, names):
    assert "".join(name for name in "abcd" if put([check], name)) == names


def test_a_rule_of_charters_is_asked_once_a_charter_has_stated_it():
    check = Check(Mandate, rule, stated="term")
    assert put([check], "a", frozenset({"quorum"})) == ()
    assert put([check], "a", frozenset({"quorum", "term"})) == (rule,)


def test_an_order_of_the_plain_kind_is_put_to_two_checks():
    order = acts()["c"]
    names = [check.__qualname__.split(".")[0] for check in agendas(frozenset())[order.verb].rules(order)]
    assert names == ["_things", "orders"]


EVERY_RULE = frozenset(check.stated for family in checks.FAMILIES for check in family.CHECKS) - {None}


@given(records())
def test_a_rule_that_no_charter_has_stated_would_have_said_nothing(texts):
    """Put to every check on rules, whatever charters have stated, the same acts give the same findings."""
    found = record(texts).findings
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checks, "agendas", lambda stated: agendas(EVERY_RULE))
        assert record(texts).findings == found
