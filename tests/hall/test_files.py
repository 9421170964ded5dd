"""What a process has open: nothing takes the place of its output, and as many connections as the system lets."""

import subprocess
import sys

import pytest

PATIENCE = 20

STANDARD = """
import os
from mandat.hall.files import open_standard
for number in {closed}:
    os.close(number)
open_standard()
with open({said!r}, "w") as file:
    print(file.fileno(), [os.get_inheritable(number) for number in range(3)], file=file)
"""

LIMITS = """
import resource
from mandat.hall.files import let_open
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
print(let_open({wanted}), resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize("closed", [(), (0,), (1,), (2,), (0, 1, 2)])
def test_no_file_takes_the_place_of_an_output_that_is_closed(closed, tmp_path):
    said = tmp_path / "said"
    program = STANDARD.format(closed=closed, said=str(said))
    subprocess.run([sys.executable, "-c", program], check=True, timeout=PATIENCE)
    file, inherited = said.read_text().split(" ", 1)
    assert int(file) > 2
    assert inherited == "[True, True, True]\n"


@pytest.mark.parametrize(
    ("soft", "hard", "wanted", "told"),
    [
        (256, 2000, 500, "500 (600, 2000)"),
        (256, 400, 500, "300 (400, 400)"),
        (1000, 2000, 500, "500 (1000, 2000)"),
        (64, 64, 500, "1 (64, 64)"),
    ],
)
def test_as_many_connections_are_let_in_as_the_system_lets(soft, hard, wanted, told):
    program = LIMITS.format(soft=soft, hard=hard, wanted=wanted)
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, timeout=PATIENCE, stdout=subprocess.PIPE, text=True
    )
    assert done.stdout.strip() == told
