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

FILES = """
import os
from mandat.hall.kept import with_files
for number in {closed}:
    os.close(number)
with_files()
with open({said!r}, "w") as file:
    print(file.fileno(), [os.get_inheritable(number) for number in range(3)], file=file)
"""


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


@pytest.mark.parametrize("closed", [(), (0,), (1,), (2,), (0, 1, 2)])
def test_no_file_takes_the_place_of_an_output_that_is_closed(closed, tmp_path):
    said = tmp_path / "said"
    subprocess.run([sys.executable, "-c", FILES.format(closed=closed, said=str(said))], check=True, timeout=PATIENCE)
    file, inherited = said.read_text().split(" ", 1)
    assert int(file) > 2
    assert inherited == "[True, True, True]\n"
