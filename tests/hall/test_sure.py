"""A question is asked once, and a yes to one is no yes to another."""

import pytest

from mandat.hall.here import Here
from mandat.hall.sure import Unsure, ask_sure


def here(union, rf, **sent: object) -> Here:
    request = rf.post("/pilots/", sent)
    request.user = type("Nobody", (), {"is_authenticated": False})()
    return Here(request, union)


@pytest.mark.parametrize("sent", [{}, {"sure": ""}, {"sure": "few"}, {"sure": "sooner " * 9}, {"despite": "1"}])
def test_whoever_has_not_said_yes_to_it_is_asked(union, rf, sent):
    with pytest.raises(Unsure, match="open it now") as asked:
        ask_sure(here(union, rf, **sent), "sooner", "open it now?")
    assert asked.value.key == "sooner"


@pytest.mark.parametrize("sure", ["sooner", ["few", "sooner"]])
def test_whoever_has_goes_on(union, rf, sure):
    ask_sure(here(union, rf, sure=sure), "sooner", "open it now?")
