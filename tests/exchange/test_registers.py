"""Registers of units, people and seats are read line by line; what is wrong is told by file and line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.exchange import registers
from mandat.exchange.registers import COLUMNS, read
from mandat.exchange.tables import BadTable


def refused(text: str, kind: str = "units") -> str:
    with pytest.raises(BadTable) as found:
        read(text, "u.csv", kind)
    return str(found.value)


def test_columns_stand_in_any_order_and_some_may_be_absent():
    (row,) = read("name,id\nHamburg branch,hamburg\n", "u.csv", "units")
    assert (row.line, row["id"], row["name"], row["members"]) == (2, "hamburg", "Hamburg branch", "")


def test_a_mark_at_the_beginning_quotes_and_line_ends_of_other_systems_are_read():
    rows = read('\ufeffid,name,members\r\n\r\nkiel,"Kiel, ""north""",60\r\n', "u.csv", "units")
    assert [(row.line, row["name"]) for row in rows] == [(3, 'Kiel, "north"')]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "u.csv:1: the column id is missing; write the header id,name[,members][,within]"),
        ("id,nmae\n", 'u.csv:1: "nmae" is no column of units; write name'),
        ("id,name,colour\n", 'u.csv:1: "colour" is no column of units; write the header id,name[,members][,within]'),
        ("id;name\n", '"id;name" is no column of units; divide columns by commas: id,name[,members][,within]'),
        ("id,id,name\n", "u.csv:1: the column id stands twice"),
        ("id,name\n", "u.csv:1: there is nobody below the header; write id,name on each line"),
        ("id,name\nkiel\n", "u.csv:2: this line has 1 field, not 2"),
        ("id,name\nkiel,Kiel, north\n", "u.csv:2: this line has 3 fields, not 2"),
        ('id,name\nkiel,"Kiel\n', "u.csv:2: the quotes in this line do not match"),
        ("id,name\n,Kiel\n", "u.csv:2: there is no id; write one in every line"),
        ("id,name\nKiel,Kiel\n", 'u.csv:2: "Kiel" is no id; write small letters, digits and hyphens'),
        ("id,name\nkiel,Ki\u200bel\n", "u.csv:2: the name has a character that cannot be seen (U+200B)"),
        ("id,name\nkiel,Kiel\nkiel,Kiel\n", 'u.csv:3: "kiel" stands already in line 2'),
        ("id,name,members\nkiel,Kiel,about 60\n", 'u.csv:2: "about 60" is no whole number of members'),
        ("id,name,members\nkiel,Kiel,٦٠\n", "is no whole number of members"),
        ("id,name\nkiel," + "x" * 201 + "\n", "u.csv:2: the name has 201 characters; write 200 at most"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, says):
    assert says in refused(text)


@pytest.mark.parametrize("sign", "=+-@")
def test_a_name_that_a_spreadsheet_would_run_is_refused(sign):
    says = f'u.csv:2: the name begins with "{sign}", which spreadsheets run as a formula'
    assert says in refused(f'id,name\nkiel,"{sign}HYPERLINK(""http://x"")"\n')


def test_of_a_file_that_is_too_long_no_more_is_read_than_tells_so(monkeypatch):
    monkeypatch.setattr(registers, "MOST", 2)
    assert "u.csv:4: this file has more than 2 lines" in refused('id,name\na,A\nb,B\nc,C\nd,"no end\n')


def test_somebody_may_hold_several_offices_and_several_may_sit_in_a_seat():
    assert read("id,name,office\nanna,Anna,chair treasurer\n", "p.csv", "people")[0]["office"] == "chair treasurer"
    assert len(read("body,for,person\nc,kiel,anna\nc,kiel,ben\n", "s.csv", "seats")) == 2


@given(st.text(), st.sampled_from(sorted(COLUMNS)))
def test_whatever_stands_in_a_file_it_is_read_or_refused_with_its_place(text, kind):
    header = ",".join(COLUMNS[kind][0])
    for tried in (text, f"{header}\n{text}"):
        place, rows = "u.csv:", []
        try:
            rows = read(tried, "u.csv", kind)
        except BadTable as reason:
            place = str(reason)
        assert place.startswith("u.csv:")
        assert all(row[column] for row in rows for column in COLUMNS[kind][0])
