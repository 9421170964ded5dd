"""What a user names to be written into: it is written whole or not at all, and no book, ledger or key is lost by it."""

import os

import pytest

from mandat.clerk.opening import open_book
from mandat.clerk.saving import NotSaved, save
from mandat.ledger.url import open_store

BOOK = '2024-01-01 body board "Board"\n'


def test_a_page_is_made_anew(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("old")
    save("new", page)
    assert page.read_text() == "new"
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.parametrize(
    ("name", "holds", "what"),
    [
        ("record.mandat", BOOK, "a minute book is in this file"),
        ("minutes.md", f"# Minutes\n\n```mandat\n{BOOK}```\n", "a minute book is in this file"),
        ("board", "PRIVATE+KEY+union.example+0f1e2d3c+QUJD", "a private key is in this file"),
        ("union.db", "SQLite format 3\0", "a ledger or another database is in this file"),
    ],
)
def test_what_cannot_be_made_anew_is_not_written_over(tmp_path, name, holds, what):
    (tmp_path / name).write_text(holds)
    with pytest.raises(NotSaved, match=f"{name}: {what}, and it would be lost; name another"):
        save("page", tmp_path / name)
    assert (tmp_path / name).read_text() == holds


def test_what_belongs_to_a_ledger_is_not_written_over_while_it_is_open(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/l.db", create=True), pytest.raises(NotSaved, match="l.db-wal: a ledger"):
        save("page", tmp_path / "l.db-wal")


@pytest.mark.parametrize(("name", "holds"), [("notes.md", "# Notes\n"), ("empty.mandat", ""), ("a-wal", "no database")])
def test_what_is_no_book_is_written_over(tmp_path, name, holds):
    (tmp_path / name).write_text(holds)
    save("page", tmp_path / name)
    assert (tmp_path / name).read_text() == "page"


def test_no_file_of_the_book_that_is_asked_is_written_over_by_whatever_name(tmp_path):
    """A file that is included, one whose name does not say what it is, ballots that an act names, a link to them."""
    (tmp_path / "book.txt").write_text(f'include "bodies.txt"\n\n{BALLOTS}')
    (tmp_path / "bodies.txt").write_text(BOOK)
    (tmp_path / "box.csv").write_text("count,1\n2,for\n")
    os.link(tmp_path / "box.csv", tmp_path / "linked.csv")
    (tmp_path / "symbolic.txt").symlink_to("book.txt")
    book = open_book(tmp_path / "book.txt")
    for name in ("book.txt", "bodies.txt", "box.csv", "linked.csv", "symbolic.txt"):
        with pytest.raises(NotSaved, match=f"{name}: this is a file that is read, and it would be lost"):
            save("page", tmp_path / name, book.consists_of())


BALLOTS = """
2024-02-01 vote pond in board "A pond"
    ballots box.csv
    voters  ../outside.txt
"""


def test_a_file_that_cannot_be_written_whole_is_as_it_was(tmp_path, monkeypatch):
    page = tmp_path / "page.html"
    page.write_text("old")

    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="page.html: the disk is full; name a file that can be written"):
        save("new", page)
    assert (page.read_text(), list(tmp_path.iterdir())) == ("old", [page])


def test_the_rights_of_a_file_stay_and_a_link_still_leads_to_it(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("old")
    page.chmod(0o640)
    (tmp_path / "latest.html").symlink_to("page.html")
    save("new", tmp_path / "latest.html")
    assert (page.read_text(), page.stat().st_mode & 0o777) == ("new", 0o640)
    assert (tmp_path / "latest.html").is_symlink()


def test_a_device_takes_what_it_is_given_and_stays(tmp_path):
    save("nothing", os.devnull)
    assert not os.path.isfile(os.devnull)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none/page.html", "there is no such folder"),
        ("", "this is a folder; name a file in it"),
        ("a\0b", "no file can have such a name"),
    ],
)
def test_a_name_that_no_file_can_have_is_told(tmp_path, name, why):
    with pytest.raises(NotSaved, match=why):
        save("page", f"{tmp_path}/{name}")
