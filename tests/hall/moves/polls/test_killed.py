"""A process is killed between the close of a poll, by the clock, and its record: the next one records it, once."""

import json
import os
import signal
import subprocess
import sys

import pytest

SET_UP = """
import os, signal
import django
django.setup()
from mandat.hall import clock
from mandat.hall.desks import desk_of
from mandat.hall.models import Federation, Poll
from mandat.hall.moves.polls import close
from mandat.hall.moves.polls.keep_time import keep_time
"""

KILLED = """
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

close.{step} = killed
Poll.objects.update(closes=clock.now())
keep_time()
"""

NEXT = """
keep_time()
keep_time()
acts = desk_of(Federation.objects.get()).book().written.values()
print(Poll.objects.get().stage, sum(act.verb == "vote" for act in acts))
"""


@pytest.fixture
def run(tmp_path):
    """Runs a program in a process of its own, in a hall of its own with one poll: how it ended, and what it said."""
    told = {"HALL_FOLDER": str(tmp_path), "HALL_DATABASE": "sqlite", "DJANGO_SETTINGS_MODULE": "mandat.hall.settings"}
    env = {**os.environ, **told}

    def ran(*arguments: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout.strip()

    code, made = ran("-m", "tests.hall.served.meeting", "4", "1", "open")
    assert (code, len(json.loads(made)["polls"])) == (0, 1)
    return ran


@pytest.mark.parametrize("step", ["record_closed", "record"])
def test_what_a_killed_process_closed_the_next_one_records_once(run, step):
    assert run("-c", SET_UP + KILLED.format(step=step))[0] == -signal.SIGKILL
    assert run("-c", SET_UP + NEXT) == (0, "recorded 1")
