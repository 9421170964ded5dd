"""A question is asked once, and a yes to one is no yes to another."""

import pytest

from mandat.hall.here import Here
from mandat.hall.sure import Unsure, ask_sure


def here(union, rf, **sent: object) -> Here:
    request = rf.post("/pilots/", sent)
    request.user = type("Nobody", (), {"is_authenticated": False})()
    return Here(request, union)


def asked(here: Here) -> tuple[str, str] | None:
    """What whoever sent a form is asked before a sitting opens."""
    try:
        ask_sure(here, "sooner", "open it now?")
    except Unsure as question:
        return question.key, str(question)


@pytest.mark.parametrize("sent", [{}, {"sure": ""}, {"sure": "few"}, {"sure": "sooner " * 9}, {"despite": "1"}])
def test_whoever_has_not_said_yes_to_it_is_asked(union, rf, sent):
    assert asked(here(union, rf, **sent)) == ("sooner", "open it now?")


@pytest.mark.parametrize("sure", ["sooner", ["few", "sooner"]])
def test_whoever_has_goes_on(union, rf, sure):
    assert asked(here(union, rf, sure=sure)) is None
