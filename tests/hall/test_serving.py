"""A process of the hall that dies is started again, unless it cannot live."""

import sys
import time

import pytest

from mandat.hall import serving
from mandat.hall.serving import Kept


@pytest.fixture
def sleeping():
    kept = Kept([sys.executable, "-c", "import time; time.sleep(60)"])
    yield kept
    kept.process.kill()
    kept.process.wait()


def test_what_runs_goes_on_as_it_is(sleeping):
    before = sleeping.process
    assert sleeping.goes_on()
    assert sleeping.process is before


def test_what_dies_after_a_while_is_started_again(sleeping, monkeypatch):
    monkeypatch.setattr(serving, "LEAST", 0.1)
    time.sleep(0.2)
    before = sleeping.process
    before.kill()
    before.wait()
    assert sleeping.goes_on()
    assert sleeping.process is not before
    assert sleeping.process.poll() is None


def test_what_dies_at_once_is_given_up(sleeping):
    sleeping.process.kill()
    sleeping.process.wait()
    assert not sleeping.goes_on()
