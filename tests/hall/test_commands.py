"""`mandat hall create`, `invite` and `doors`, as they are typed."""

import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from mandat.clerk.opening import open_book


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """Runs `mandat hall ARGUMENTS` in a folder of its own, where nobody can be asked."""
    folder = tmp_path_factory.mktemp("hall")
    env = {**os.environ, "HALL_FOLDER": str(folder / "data"), "HALL_DATABASE": "sqlite"}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env["HALL_ADDRESS"] = "http://localhost:8000"
    (folder / "people.csv").write_text("id,name,office\nanna,Anna Brandt,branch-chair\n", encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "mandat.hall", *arguments]
        return subprocess.run(
            command, env=env, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )

    run.folder = folder
    return run


CREATE = ("create", "sea", "--profile", "union-branch", "--title", "Sea Union", "--tables", ".")
LINK = r"http://localhost:8000/come-in/([A-Z]{4}-){3}[A-Z]{4}/"


def test_a_federation_is_seen_then_made_once(hall):
    seen = hall(*CREATE)
    assert (seen.returncode, "appoint by branch of anna as branch-chair" in seen.stdout) == (2, True)
    assert "nothing was made; write --yes where nobody can be asked" in seen.stderr
    made = hall(*CREATE, "--yes")
    assert made.returncode == 0
    assert re.search(rf"\n  Anna Brandt +{LINK}\n$", made.stdout)
    again = hall(*CREATE, "--yes")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.startswith("mandat hall: sea: there is a federation of this name")
    link = hall("invite", "sea", "anna")
    assert re.fullmatch(LINK, link.stdout.strip())


def test_the_doors_of_a_federation_are_told_and_set(hall):
    hall("create", "dock", "--profile", "union-branch", "--title", "Dock", "--yes")
    told = hall("doors", "dock")
    assert told.stdout == (
        "open to        members: only members see anything\n"
        "second factor  yes: whoever holds an office or presides needs one to act\n"
    )
    set_ = hall("doors", "dock", "--open-to", "sittings", "--second-factor", "no")
    assert set_.stdout == "open to        sittings: everybody can watch the sittings\nsecond factor  no\n"
    assert hall("doors", "dock").stdout == set_.stdout
    assert hall("doors", "dock", "--second-factor", "yes").stdout.startswith("open to        sittings")
    ledger = f"sqlite:///{hall.folder / 'data' / 'ledger.sqlite3'}?record=dock"
    assert sorted(act.text for act in open_book(ledger).written.values() if act.verb == "note") == [
        "Whoever runs this server set the hall:"
        " everybody can watch the sittings; a password is enough to act for others.",
        "Whoever runs this server set the hall:"
        " everybody can watch the sittings; whoever acts for others needs a second factor.",
    ]
    unknown = hall("doors", "quai")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "quai: no federation of this name meets here; there are:" in unknown.stderr


def test_the_secret_is_renewed_and_the_earlier_one_is_kept(hall):
    done = hall("renew")
    assert done.returncode == 0
    assert done.stdout.endswith("begins with a new secret: start the hall again, and it counts\n")
    assert len(Path(done.stdout.split()[0]).read_text().split()) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("doors",),
        ("doors", "tea", "--open-to", "x"),
        ("create", "tea"),
        ("create", "tea", "--profile", "x"),
        ("invite", "tea", "x"),
    ],
)
def test_misuse_is_told_in_words(hall, arguments):
    done = hall(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_where_nobody_holds_an_office_it_is_told_how_somebody_comes_to(hall, tmp_path):
    made = hall("create", "quay", "--profile", "union-branch", "--title", "Quay", "--yes")
    told = made.stdout.partition("first.mandat:\n")[2]
    acts, _, commands = told.partition("put it on record")
    append, invite = [shlex.split(line) for line in commands.split("\n") if line.startswith("    ")]
    (tmp_path / "first.mandat").write_text(textwrap.dedent(acts), encoding="utf-8")
    main = "import sys; from mandat.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", main, *append[1:-1], str(tmp_path / "first.mandat")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert re.fullmatch(LINK, hall(*invite[2:]).stdout.strip())
