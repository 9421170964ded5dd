"""What the live process renders: the pages of sittings and polls, and nothing else."""

import pytest

from mandat.hall.live.looking import render
from mandat.hall.live.watching import Key


@pytest.mark.parametrize("name", ["ada", "congress", "elect-kiel", "nothing", "..", "-"])
@pytest.mark.parametrize("kind", ["sitting", "poll"])
def test_what_is_no_sitting_or_poll_has_no_page(union, kind, name):
    assert render(Key("pilots", kind, name, "en")) is None
