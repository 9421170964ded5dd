"""Files that include each other."""

import pytest

from mandat import book


def read(first="record.mandat", **files):
    """The book whose files are given; `__` in a name stands for /, and the ending is left out."""
    texts = {f"{name.replace('__', '/')}.mandat": text for name, text in files.items()}

    def text_of(name):
        if name not in texts:
            raise FileNotFoundError(2, "No such file or directory")
        return texts[name]

    return book.read(first, texts[first], text_of)


def says(reading):
    return [(found.code, str(found.says)) for found in reading.findings]


def test_acts_stand_where_their_file_is_included():
    found = read(record='2024 note a\ninclude "b.mandat"\n2024 note c\n', b="2024 note b\n")
    assert [act.id for act in found.acts] == ["a", "b", "c"]
    assert found.spots == (("record.mandat", 0), ("b.mandat", 0), ("record.mandat", 2))
    assert list(found.sources) == ["record.mandat", "b.mandat"]


def test_names_are_relative_to_the_including_file():
    found = read(
        "union/record.mandat",
        union__record='include "old/1917.mandat"\n',
        union__old__1917="include ../new.mandat ; by hand\n",
        union__new="2024 note a\n",
    )
    assert says(found) == []
    assert found.spots == (("union/new.mandat", 0),)


def test_a_file_is_read_once():
    found = read(record='include "a.mandat"\ninclude "b.mandat"\n', a="include ./b.mandat\n", b="2024 note b\n")
    assert [act.id for act in found.acts] == ["b"]
    assert says(found) == []


def test_a_file_that_includes_itself():
    found = read(record="include a.mandat\n2024 note c\n", a="include record.mandat\n2024 note a\n")
    assert [act.id for act in found.acts] == ["a", "c"]
    (fault,) = found.findings
    assert (fault.code, fault.place.file, fault.place.line) == ("F008", "a.mandat", 1)
    assert str(fault.says) == '"record.mandat" includes itself: record.mandat includes a.mandat includes record.mandat'


def test_options_hold_for_the_book_and_entered_for_its_file():
    found = read(
        record='option title "Ours"\noption entered 2024\ninclude a.mandat\n2024 note b\n',
        a='option title "Theirs"\noption entered 2020\n2020 note a\n',
    )
    assert found.options == {"title": "Ours", "entered": "2024"}
    assert [act.entered.text for act in found.acts] == ["2020", "2024"]
    assert says(found) == []


def test_two_time_zones():
    found = read(record="option timezone Europe/Berlin\ninclude a.mandat\n", a="option timezone Europe/Rome\n")
    assert says(found) == [("F009", 'this file has the time zone "Europe/Rome", and the book has "Europe/Berlin"')]
    assert found.findings[0].place.file == "a.mandat"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ('"/etc/passwd"', '"/etc/passwd" is no name relative to this file'),
        ('"C:/x"', '"C:/x" is no name relative to this file'),
        ("../other.mandat", '"../other.mandat" lies outside the folder of the book'),
        ("a/../../x", '"a/../../x" lies outside the folder of the book'),
        ("..", '".." lies outside the folder of the book'),
        ('"a\\\\b"', '"a\\b" has backslashes'),
        ("", "no file is named"),
        ('""', "no file is named"),
        ('"open', "the quotation mark is never closed"),
        ("none.mandat", 'there is no file "none.mandat"'),
    ],
)
def test_names_that_are_refused(name, sentence):
    found = read(record=f"include {name}\n2024 note a\n")
    assert says(found) == [("F008", sentence)]
    assert len(found.acts) == 1


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (PermissionError(13, "Permission denied"), '"x" cannot be read: permission denied'),
        (IsADirectoryError(21, "Is a directory"), '"x" is a folder'),
        (OSError("broken"), '"x" cannot be read: broken'),
        (OSError(), '"x" cannot be read: no reason is given'),
        (UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "bad"), '"x" is not UTF-8 text: byte 2 of it is wrong'),
    ],
)
def test_files_that_cannot_be_read(reason, sentence):
    def fail(name):
        raise reason

    found = book.read("r", "include x\n", fail)
    assert says(found) == [("F008", sentence)]
    assert found.findings[0].mend


def test_nothing_to_read_files_with():
    assert says(book.read("r", "include x\n")) == [("F008", '"x" is not read: this text stands alone')]


def test_files_in_a_long_row():
    found = book.read("0", "include 1\n", lambda name: f"include {int(name) + 1}\n")
    assert says(found) == [("F008", '"50" is not read: 50 files already include each other in a row')]
