"""`mandat new` and `mandat import` write a book, or leave it as it was."""

import pytest

PEOPLE = "id,name,office\nanna,Anna Brandt,congress-chair\n"


@pytest.fixture
def begun(run, tmp_path, monkeypatch):
    """A book begun by the profile of a congress, in the current folder."""
    monkeypatch.chdir(tmp_path)
    run("new", "union", "--profile", "congress", "--title", "Union", "--at", "2024-02-03")
    return tmp_path / "union" / "record.mandat"


def test_a_book_is_begun_and_in_order(run, begun):
    assert run("-b", "union", "check").out == "no findings; exit 0\n"


def test_a_folder_that_is_not_empty_is_left_alone(run, begun):
    before = begun.read_bytes()
    said = run("new", "union", "--profile", "student-council")
    assert (said.code, said.out) == (2, "")
    assert said.err == "mandat: union: this folder is not empty; name one that is, or a new one\n"
    assert begun.read_bytes() == before


@pytest.mark.parametrize("folder", ["union/record.mandat", "union/record.mandat/below", "\0", ""])
def test_what_can_be_no_folder_is_told(run, begun, folder):
    said = run("new", folder, "--profile", "congress")
    assert (said.code, said.out) == (2, "")
    assert "Traceback" not in said.err


def test_a_register_is_entered_at_the_end(run, begun, tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    before = begun.read_text()
    said = run("-b", "union", "import", "people", "people.csv", "--at", "2024-02-04")
    assert (said.code, said.out) == (0, "2 acts written: union/record.mandat\n")
    assert begun.read_text() == before + (
        '\n2024-02-04 person anna "Anna Brandt"\n\n2024-02-04 appoint by congress of anna as congress-chair\n'
    )


def test_a_dry_run_shows_the_acts_and_writes_nothing(run, begun, tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    before = begun.read_bytes()
    said = run("-b", "union", "import", "people", "people.csv", "--dry-run", "--at", "2024-02-04")
    assert said.code == 0
    assert "appoint by congress of anna as congress-chair" in said.out
    assert said.out.endswith("2 acts, nothing written\n")
    assert begun.read_bytes() == before


def test_what_can_be_contested_is_written_only_by_whoever_says_so(run, begun, tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    before = begun.read_bytes()
    said = run("-b", "union", "import", "people", "people.csv", "--at", "2020-01-01")
    assert said.code == 1
    assert "irregular N004 appoint-" in said.out
    assert said.out.endswith("2 acts, nothing written\n")
    assert begun.read_bytes() == before
    assert run("-b", "union", "import", "people", "people.csv", "--at", "2020-01-01", "--despite").code == 0
    assert begun.read_bytes() != before


def test_a_register_goes_into_a_ledger_too(run, begun, tmp_path, monkeypatch):
    monkeypatch.setenv("MANDAT_KEYS", str(tmp_path / "keys"))
    (tmp_path / "people.csv").write_text(PEOPLE)
    run("-b", "sqlite:///union.db", "ledger", "import", "union")
    said = run("-b", "sqlite:///union.db", "import", "people", "people.csv", "--at", "2024-02-04")
    assert (said.code, said.out) == (0, "2 acts written: sqlite:///union.db\n")
    assert run("-b", "sqlite:///union.db", "show", "anna").code == 0


def test_it_goes_into_markdown_between_fences(run, book, tmp_path):
    book('# Minutes\n\n```mandat\n2024-01-01 body board "Board"\n```\n\nThe end.\n', "minutes.md")
    book("id,name\nanna,Anna Brandt\n", "people.csv")
    assert run("-b", "minutes.md", "import", "people", "people.csv", "--at", "2024-02-04").code == 0
    assert run("-b", "minutes.md", "show", "anna").code == 0


@pytest.mark.parametrize("data", [b"id,name\nanna,M\xfcller\n", b"\xff\xfei\0d\0", b"id,name\nanna,A\0\n"])
def test_bytes_that_are_no_text_are_told(run, begun, tmp_path, data):
    (tmp_path / "people.csv").write_bytes(data)
    before = begun.read_bytes()
    said = run("-b", "union", "import", "people", "people.csv")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("mandat: people.csv:")
    assert begun.read_bytes() == before
