"""Files that survive, and are held by one process: also where the system has other means for it."""

import os
import subprocess
import sys
import time

import pytest

from mandat.ledger import files

HOLDS = """
import sys, time
from pathlib import Path
from mandat.ledger.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(0.5)
"""


def test_a_file_that_another_process_holds_is_waited_for(tmp_path):
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDS, path], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        began = time.monotonic()
        with files.locked(path):
            assert time.monotonic() - began > 0.2


class Msvcrt:
    """The part of Windows that is used: the first wait is given up, the second ends well."""

    LK_LOCK = 1

    def __init__(self):
        self.asked = []

    def locking(self, number, mode, size):
        self.asked.append((mode, size))
        if len(self.asked) == 1:
            raise OSError("resource deadlock avoided")


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(files, "fcntl", None)
    monkeypatch.setattr(files, "msvcrt", Msvcrt(), raising=False)
    real = os.open

    def opened(path, flags, *mode):
        if os.path.isdir(path):
            raise PermissionError(13, "permission denied")
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", opened)
    return files.msvcrt


def test_on_windows_a_file_is_waited_for_until_it_is_given_back(tmp_path, windows):
    with files.locked(tmp_path / "lock"):
        assert windows.asked == [(1, 1), (1, 1)]


def test_on_windows_no_folder_is_synced(tmp_path, windows):
    files.write_durably(tmp_path / "kept", b"one\ntwo\n")
    assert (tmp_path / "kept").read_bytes() == b"one\ntwo\n"


def test_a_file_holds_the_old_bytes_or_the_new_ones(tmp_path, monkeypatch):
    path = tmp_path / "kept"
    files.write_durably(path, b"old", 0o600)
    assert path.stat().st_mode & 0o777 == 0o600

    def failing(_number):
        raise OSError(5, "input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="input/output"):
        files.write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
