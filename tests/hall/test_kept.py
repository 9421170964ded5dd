"""A process that is kept ends with the one that started it, whatever that one dies of."""

import signal
import subprocess
import sys

import pytest

PATIENCE = 20

STARTS = """
import subprocess, sys, time
kept = subprocess.Popen([sys.executable, "-m", "mandat.hall.kept", "tests.hall.served.sleeper"], stdout=1)
time.sleep(60)
"""
"""A parent: it starts a process that sleeps."""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_when_its_parent_is_killed(number):
    with subprocess.Popen([sys.executable, "-c", STARTS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout.readline() == "awake\n"
        parent.send_signal(number)
        assert parent.communicate(timeout=PATIENCE) == ("asleep\n", None)  # the output ends when the last writer has


def test_it_goes_on_as_long_as_its_parent_does():
    command = [sys.executable, "-m", "mandat.hall.kept", "tests.hall.served.sleeper"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as kept:
        assert kept.stdout.readline() == "awake\n"
        with pytest.raises(subprocess.TimeoutExpired):
            kept.wait(1)
        kept.kill()
