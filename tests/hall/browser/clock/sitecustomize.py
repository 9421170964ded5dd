"""Lets the hall of a test believe that it is another day: its one clock reads from a file how far it is off.

Python imports this at its start, in every process of the hall, since the folder is on its path (see `hall.py`).
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mandat.hall import clock

if off := os.environ.get("HALL_TEST_CLOCK"):
    clock.now = lambda: datetime.now(UTC) + timedelta(seconds=float(Path(off).read_text(encoding="utf-8")))
