"""The pages of the hall, on a disk that is full as long as the folder of the hall holds a file named `full`."""

import os
from pathlib import Path

from tests.faults.disk import FULL, OK, watched

FLAG = Path(os.environ["HALL_FOLDER"]) / "full"

_watching = watched()
_disk = _watching.__enter__()
_disk.write = lambda file, offset, data: FULL if FLAG.exists() else OK
_disk.sync = lambda file: OK

from mandat.hall.rsgi import application  # noqa: E402, F401  it opens files: the disk is watched before
