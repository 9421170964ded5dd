"""Opening a book, whatever is given for one: a clear message or findings in their places, and nothing else.

What cannot be opened at all is `NoBook`, with the file and, where it applies, the line. What can be opened in part is
opened, and the rest is a finding. Nothing is ever written.
"""

import builtins
import errno
import os
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from mandat.clerk.check import check
from mandat.clerk.opening import FIRST_FILE, open_book
from mandat.clerk.texts import LARGEST
from mandat.errors import NoBook

GOOD = '2024-01-10 unit kiel "Kiel branch"\n'
SECONDS = 30


@pytest.fixture(autouse=True)
def _in_time():
    """Whatever waits for ever is interrupted."""

    def stop(*_):
        raise AssertionError(f"not opened within {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def snapshot(folder):
    """Everything that stands in a folder, with sizes and times of change."""
    found = {}
    for path in sorted(folder.rglob("*")):
        state = path.lstat()
        found[str(path)] = (state.st_mode, state.st_size, state.st_mtime_ns)
    return found


@pytest.fixture
def folder(tmp_path):
    """A folder for a book."""
    return tmp_path


@pytest.fixture
def refused(folder):
    """The message with which a book is refused."""

    def ask(path):
        before = snapshot(folder)
        with pytest.raises(NoBook) as reason:
            open_book(path)
        assert snapshot(folder) == before
        return str(reason.value)

    return ask


@pytest.fixture
def told(folder):
    """What is told of a book that can be opened: its acts, and `CODE line says` of every finding."""

    def ask(path):
        before = snapshot(folder)
        book = open_book(path)
        rows = check(book)
        assert book.record.state is not None
        assert snapshot(folder) == before
        return [act.id for act in book.reading.acts], [f"{row['code']} {row['line']} {row['says']}" for row in rows]

    return ask


def write(folder, text, name=FIRST_FILE):
    """Write one file of a book; its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# ----------------------------------------------------------------------------------------------- what is no text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff", 1),
        (b"2024-01-10 unit kiel\n\n2024-01-10 unit l\xfcbeck\n", 3),
        ("2024-01-10 unit kiel\n".encode("utf-16"), 1),
        (b"2024-01-10 unit kiel\n\xed\xa0\x80", 2),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1),
        (b"\n\n\n\xc3", 4),
    ],
)
def test_bytes_that_are_no_utf_8_are_refused_with_their_line(folder, refused, data, line):
    path = write(folder, data)
    assert refused(path) == f"{path}:{line}: this is not UTF-8 text; save the file as UTF-8"
    assert refused(folder).startswith(f"{path}:{line}: ")


def test_an_included_file_that_is_no_utf_8_is_a_finding_and_the_rest_is_read(folder, told):
    write(folder, b"2024-01-10 unit l\xfcbeck\n", "old.mandat")
    path = write(folder, f'include "old.mandat"\n\n{GOOD}')
    acts, (finding,) = told(path)
    assert acts == ["kiel"]
    assert finding.startswith('F008 1 "old.mandat" is not UTF-8 text')


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\n\n\n", "; nothing yet\n", "\ufeff; nothing yet", "   \n\t\n", "\r\n\r\n"]
)
def test_a_book_in_which_nothing_stands_is_a_book(folder, told, text):
    path = write(folder, text)
    assert told(path) == ([], [])
    assert open_book(path).record.end == 0


def test_a_byte_order_mark_is_no_part_of_the_first_act(folder, told):
    assert told(write(folder, f"\ufeff{GOOD}")) == (["kiel"], [])


def test_control_characters_are_findings_in_their_lines(folder, told):
    acts, findings = told(write(folder, f"2024-01-10 unit a\0b\n\n{GOOD}"))
    assert acts == ["kiel"]
    assert findings == ["F011 1 this line holds the invisible character U+0000"]


# ------------------------------------------------------------------------------------------- what is much too large


def test_a_line_of_a_million_characters_is_a_finding_and_the_next_act_is_read(folder, told):
    acts, findings = told(write(folder, f'2024-01-10 note n "{"x" * 1_000_000}"\n\n{GOOD}'))
    assert acts == ["kiel"]
    assert findings == ["F010 1 this line has 1,000,020 characters"]


@pytest.mark.parametrize("indent", ["", " ", " " * 30, "\t"])
def test_it_is_a_finding_wherever_it_begins(folder, told, indent):
    _, findings = told(write(folder, f"{GOOD}{indent}{'x' * 200_000}\n"))
    assert [finding[:6] for finding in findings] == ["F010 2"]
    _, findings = told(write(folder, f"{indent}{'x' * 200_000}\n"))
    assert [finding[:6] for finding in findings] == ["F010 1"]


def test_an_act_of_very_many_lines_is_a_finding_and_the_next_act_is_read(folder, told):
    acts, findings = told(write(folder, "2024-01-10 note n\n" + "    cite a\n" * 200_000 + f"\n{GOOD}"))
    assert acts == ["kiel"]
    assert findings == ["F010 1 this act has 200,001 lines"]


def test_an_act_of_very_many_characters_is_one_too(folder, told):
    lines = f"    text {'word ' * 10_000}\n" * 30
    _, findings = told(write(folder, f"2024-01-10 note n\n{lines}"))
    assert findings == ["F010 1 this act has 1,500,287 characters"]


def test_an_act_of_thousands_of_lines_is_read(folder):
    lines = "".join(f"    roll branch-{number} for 1\n" for number in range(9_000))
    book = open_book(write(folder, f"2024-01-10 vote fees in council\n{lines}"))
    assert len(book.reading.acts[0].roll) == 9_000


@pytest.mark.parametrize(
    "garbage", ["x\n", "x\n\n", "  x\n\n", "2024-01-10 unit\n", 'include "missing"\n', "option x\n"]
)
def test_after_a_thousand_faults_reading_stops_and_says_so(folder, told, garbage):
    """A file of another kind does not fill the memory with findings."""
    acts, findings = told(write(folder, GOOD + "\n" + garbage * 100_000))
    assert acts in (["kiel"], [])
    assert len(findings) == 1001
    said = "reading stops here: 1,000 things in this book cannot be read"
    assert [finding[:4] for finding in findings if finding.endswith(said)] == ["F008"]


def test_sixty_megabytes_of_nothing_are_one_finding(folder, told):
    path = folder / FIRST_FILE
    with path.open("wb") as file:
        file.truncate(60 * 2**20)
    acts, findings = told(path)
    assert acts == []
    assert findings == [f"F010 1 this line has {60 * 2**20:,} characters"]


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(folder, told, refused):
    path = folder / FIRST_FILE
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert refused(path) == f"{path}: this file is larger than 256 MiB; name a file that can be read"
    path.rename(folder / "old.mandat")
    _, findings = told(write(folder, 'include "old.mandat"\n'))
    assert [finding[:6] for finding in findings] == ["F008 1"]
    assert findings[0].endswith("cannot be read: this file is larger than 256 MiB")


# ------------------------------------------------------------------------------------------------------- includes


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ({FIRST_FILE: 'include "record.mandat"\n'}, "record.mandat includes record.mandat"),
        (
            {FIRST_FILE: 'include "a.mandat"\n', "a.mandat": 'include "record.mandat"\n'},
            "record.mandat includes a.mandat includes record.mandat",
        ),
        (
            {FIRST_FILE: 'include "sub/a.mandat"\n', "sub/a.mandat": 'include "../record.mandat"\n'},
            "record.mandat includes sub/a.mandat includes record.mandat",
        ),
        ({FIRST_FILE: 'include "./sub/../record.mandat"\n'}, "record.mandat includes record.mandat"),
    ],
)
def test_files_that_include_each_other_in_a_circle_are_told(folder, told, files, line):
    for name, text in files.items():
        write(folder, f"{text}\n2024-01-10 unit {name.replace('/', '-').replace('.', '-')}\n", name)
    acts, (finding,) = told(folder)
    assert sorted(acts) == sorted(name.replace("/", "-").replace(".", "-") for name in files)
    assert finding.startswith("F008 1 ")
    assert finding.endswith(line)


def test_two_hundred_files_each_in_the_other_are_read_as_far_as_fifty(folder, told):
    for number in range(200):
        name = FIRST_FILE if number == 0 else f"f{number}.mandat"
        write(folder, f'2024-01-10 unit u{number}\n\ninclude "f{number + 1}.mandat"\n', name)
    acts, (finding,) = told(folder)
    assert acts == [f"u{number}" for number in range(50)]
    assert finding == 'F008 3 "f50.mandat" is not read: 50 files already include each other in a row'


def test_two_hundred_files_side_by_side_are_read(folder, told):
    for number in range(200):
        write(folder, f"2024-01-10 unit u{number}\n", f"f{number}.mandat")
    write(folder, "".join(f'include "f{number}.mandat"\n' for number in range(200)))
    assert told(folder) == ([f"u{number}" for number in range(200)], [])


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../outside.mandat", "sub/../../outside.mandat", "C:/book.mandat", "..\\\\outside.mandat", "", " "],
)
def test_no_file_outside_the_folder_is_read(folder, told, name):
    write(folder, GOOD.replace("kiel", "outside"), "outside.mandat")
    acts, (finding,) = told(write(folder, f'include "{name}"\n\n{GOOD}', "union/record.mandat"))
    assert acts == ["kiel"]
    assert finding.startswith("F008 1 ")


def test_a_link_does_not_lead_out_of_the_folder_either(folder, told):
    write(folder, GOOD.replace("kiel", "outside"), "outside.mandat")
    path = write(folder, f'include "link.mandat"\n\n{GOOD}', "union/record.mandat")
    (path.parent / "link.mandat").symlink_to(folder / "outside.mandat")
    acts, (finding,) = told(path)
    assert acts == ["kiel"]
    assert finding.endswith("cannot be read: it is a link to what lies outside the folder of the book")


def test_links_within_the_folder_and_to_the_folder_are_followed(folder, told):
    write(folder, GOOD, "union/a.mandat")
    write(folder, 'include "link.mandat"\n', "union/record.mandat")
    (folder / "union" / "link.mandat").symlink_to("a.mandat")
    (folder / "book").symlink_to("union")
    assert open_book(folder / "book").reading.acts[0].id == "kiel"
    assert told(folder / "union") == (["kiel"], [])


@pytest.mark.parametrize("name", ["a\\u0000b.mandat", "x" * 5000, "missing.mandat", "sub", "file.mandat/x.mandat", "."])
def test_an_include_that_names_no_file_is_a_finding(folder, told, name):
    (folder / "sub").mkdir()
    write(folder, "", "file.mandat")
    acts, (finding,) = told(write(folder, f'include "{name}"\n\n{GOOD}'))
    assert acts == ["kiel"]
    assert finding.startswith("F008 1 ")


# ------------------------------------------------------------------------------------------- what stands in a book


def test_a_day_that_does_not_exist_is_a_finding(folder, told):
    acts, findings = told(write(folder, f"1917-02-30 note n\n\n{GOOD}"))
    assert (acts, findings) == (["kiel"], ["F005 1 there is no 1917-02-30: that month has 28 days"])


def test_ids_that_clash_are_findings_also_between_files(folder, told):
    write(folder, GOOD, "a.mandat")
    write(folder, GOOD.replace("Kiel branch", "Kiel"), "b.mandat")
    acts, findings = told(write(folder, f'include "a.mandat"\n\ninclude "b.mandat"\n\n{GOOD}'))
    assert acts == ["kiel"] * 3
    assert [finding[:6] for finding in findings] == ["N002 5", "N002 5"]


# -------------------------------------------------------------------------------------------- what is no file at all


@pytest.mark.parametrize("name", ["missing.mandat", "missing/record.mandat", "missing"])
def test_what_is_not_there_is_refused(folder, refused, name):
    path = folder / name
    assert refused(path) == f"{path}: there is no such file or folder; name a book with -b, or in MANDAT_BOOK"


def test_a_folder_without_a_book_is_refused(folder, refused):
    assert (
        refused(folder)
        == f"{folder}: this folder holds no record.mandat; write one, or name a book: mandat -b {folder}/FILE"
    )


def test_a_folder_in_the_place_of_the_book_is_refused(folder, refused):
    (folder / FIRST_FILE).mkdir()
    assert "this folder holds no record.mandat" in refused(folder)
    assert "this folder holds no record.mandat" in refused(folder / FIRST_FILE)


def test_a_pipe_is_refused_and_not_waited_for(folder, told, refused):
    os.mkfifo(folder / "pipe")
    assert refused(folder / "pipe") == f"{folder}/pipe: this is no file; name a file that can be read"
    acts, (finding,) = told(write(folder, f'include "pipe"\n\n{GOOD}'))
    assert acts == ["kiel"]
    assert finding.endswith("cannot be read: this is no file")


def test_a_pipe_in_the_place_of_the_book_is_refused(folder, refused):
    os.mkfifo(folder / FIRST_FILE)
    assert "this folder holds no record.mandat" in refused(folder)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/full"])
def test_a_device_is_refused_and_not_read_for_ever(folder, told, refused, device):
    assert refused(device) == f"{device}: this is no file; name a file that can be read"
    (folder / "link.mandat").symlink_to(device)
    assert "this is no file" in refused(folder / "link.mandat")
    acts, (finding,) = told(write(folder, f'include "link.mandat"\n\n{GOOD}'))
    assert acts == ["kiel"]
    assert finding.startswith("F008 1 ")


def test_links_that_lead_to_each_other_are_refused(folder, told, refused):
    (folder / "a.mandat").symlink_to("b.mandat")
    (folder / "b.mandat").symlink_to("a.mandat")
    assert "its links lead in a circle" in refused(folder / "a.mandat")
    acts, (finding,) = told(write(folder, f'include "a.mandat"\n\n{GOOD}'))
    assert acts == ["kiel"]
    assert finding.startswith("F008 1 ")
    (folder / FIRST_FILE).unlink()
    (folder / FIRST_FILE).symlink_to("a.mandat")
    assert "this folder holds no record.mandat" in refused(folder)


def test_a_link_to_nothing_is_refused(folder, refused):
    (folder / "a.mandat").symlink_to("missing.mandat")
    assert "there is no such file" in refused(folder / "a.mandat")


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "x/" * 3000])
def test_a_name_that_no_file_can_have_is_refused(folder, refused, name):
    assert refused(folder / name)


def test_a_file_name_that_is_no_utf_8_is_a_name(folder):
    path = Path(os.fsdecode(os.fsencode(folder) + b"/\xff.mandat"))
    path.write_text(GOOD)
    assert [act.id for act in open_book(path).reading.acts] == ["kiel"]


# --------------------------------------------------------------------------------------------- what cannot be read


@contextmanager
def nobody():
    """As a user who has no rights: nothing is denied to root."""
    me = os.geteuid()
    os.seteuid(65534 if me == 0 else me)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_file_that_may_not_be_read_is_refused():
    with tempfile.TemporaryDirectory() as name:
        path = write(Path(name), GOOD)
        path.parent.chmod(0o755)
        path.chmod(0)
        with nobody(), pytest.raises(NoBook) as reason:
            open_book(path)
    assert str(reason.value) == f"{path}: permission denied; name a file that can be read"


def deny(monkeypatch, asked, name, trouble):
    """Let the machine refuse what is asked about files of a name."""
    where = builtins if asked == "open" else os
    real = getattr(where, asked)

    def refuse(path, *rest, **more):
        if str(path).endswith(name):
            raise trouble
        return real(path, *rest, **more)

    monkeypatch.setattr(where, asked, refuse)


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "permission denied"),
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "there is no such file or folder"),
        (OSError("the disk is gone"), "the disk is gone"),
        (OSError(), "OSError"),
    ],
)
@pytest.mark.parametrize("asked", ["open", "stat"])
def test_whatever_the_machine_says_is_said(folder, monkeypatch, trouble, says, asked):
    path = write(folder, GOOD)
    deny(monkeypatch, asked, FIRST_FILE, trouble)
    with pytest.raises(NoBook) as reason:
        open_book(path)
    assert says.lower() in str(reason.value).lower()


@pytest.mark.parametrize("asked", ["open", "stat"])
def test_an_included_file_that_may_not_be_read_is_a_finding(folder, monkeypatch, asked):
    path = write(folder, f'include "secret.mandat"\n\n{GOOD}')
    write(folder, GOOD, "secret.mandat")
    deny(monkeypatch, asked, "secret.mandat", PermissionError(errno.EACCES, "Permission denied"))
    book = open_book(path)
    assert [act.id for act in book.reading.acts] == ["kiel"]
    (finding,) = book.reading.findings
    assert finding.code == "F008"
    assert str(finding.says).endswith("cannot be read: permission denied")


def test_a_folder_that_may_not_be_entered_is_refused(folder, monkeypatch):
    write(folder, GOOD)
    deny(monkeypatch, "stat", FIRST_FILE, PermissionError(errno.EACCES, "Permission denied"))
    with pytest.raises(NoBook):
        open_book(folder)
