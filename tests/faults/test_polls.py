"""That the trials of the hall would notice a vote that was lost."""

import sqlite3
from contextlib import closing
from random import Random
from unittest.mock import patch

import pytest

from tests.faults.polls import OnFullDisk, disk_full, hall_killed
from tests.faults.trials import Lost, Place
from tests.hall.served.hall import Hall

start = Hall.start


def losing(hall: Hall) -> None:
    """Start; the second time, lose a vote first."""
    if hasattr(hall, "process"):
        with closing(sqlite3.connect(f"{hall.env['HALL_FOLDER']}/hall.sqlite3")) as tables, tables:
            tables.execute("DELETE FROM hall_cast WHERE number = (SELECT min(number) FROM hall_cast)")
    start(hall)


def test_a_hall_that_loses_a_vote_is_seen(tmp_path):
    with patch.object(Hall, "start", losing), pytest.raises(Lost):
        hall_killed(Random(1), Place("sqlite", tmp_path, None))


def test_a_hall_that_tells_nobody_that_its_disk_is_full_is_seen(tmp_path):
    roomy = patch.object(OnFullDisk, "application", Hall.application)
    with roomy, pytest.raises(Lost, match="somebody was not told to send again"):
        disk_full(Random(1), Place("sqlite", tmp_path, None))
