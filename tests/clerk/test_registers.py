"""Registers become acts; they may name only what is on record."""

import pytest

from mandat.book.reading import read
from mandat.book.writer import write
from mandat.clerk.book import Book
from mandat.clerk.registers import acts
from mandat.exchange.tables import BadTable

BOOK = """
2024-01-01 unit hamburg "Hamburg branch"

2024-01-01 body congress "Congress"

2024-01-01 office chair in congress "Chair"

2024-01-01 person ada "Ada Ahrens"

2024-01-01 person ben "Ben Brandt"
"""


@pytest.fixture
def entered(tmp_path):
    """The acts of a register, as they are written."""

    def written(kind: str, text: str) -> str:
        (tmp_path / "r.csv").write_text(text, encoding="utf-8")
        return write(acts(kind, str(tmp_path / "r.csv"), Book("union", read("record.mandat", BOOK)), "2024-02-03"))

    return written


def refused(entered, kind: str, text: str) -> str:
    with pytest.raises(BadTable) as found:
        entered(kind, text)
    return str(found.value).split("r.csv:")[1]


def test_units_with_members_and_what_they_lie_in_also_where_that_comes_later(entered):
    assert entered("units", "id,name,members,within\nkiel,Kiel,60,north\nnorth,The North,,\n") == (
        '2024-02-03 unit kiel "Kiel"\n    members 60\n    within  north\n\n2024-02-03 unit north "The North"\n'
    )


def test_people_with_their_offices(entered):
    assert entered("people", "id,name,office\ncem,Cem Celik,chair\n") == (
        '2024-02-03 person cem "Cem Celik"\n\n2024-02-03 appoint by congress of cem as chair\n'
    )


def test_those_who_sit_in_one_seat_are_elected_together(entered):
    assert entered("seats", "body,for,person,votes\ncongress,hamburg,ada,4\ncongress,hamburg,ben,\n") == (
        "2024-02-03 elect of ada, ben to congress from hamburg\n    votes 4\n"
    )


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("units", "id,name\nhamburg,Hamburg\n", '2: "hamburg" is on record already, as a unit; leave the line out'),
        ("units", "id,name\nada,Ada\n", '2: "ada" is on record already, as a person'),
        (
            "units",
            "id,name,within\nkiel,Kiel,hambrug\n",
            '2: nothing on record is called "hambrug" (column within); did',
        ),
        (
            "units",
            "id,name,within\nkiel,Kiel,congress\n",
            "2: congress is on record as body, and is no unit (column within)",
        ),
        (
            "people",
            "id,name,office\ncem,Cem,treasurer\n",
            '2: nothing on record is called "treasurer" (column office); add it first, or write the id that',
        ),
        ("seats", "body,for,person\ncongress,hamburg,cem\n", '2: nothing on record is called "cem" (column person)'),
        (
            "seats",
            "body,for,person\nada,hamburg,ada\n",
            "2: ada is on record as person, and is no body or unit (column body)",
        ),
        (
            "seats",
            "body,for,person\ncongress,hamburg,ada\ncongress,hamburg,ada\n",
            "3: ada sits for hamburg already",
        ),
        (
            "seats",
            "body,for,person,votes\ncongress,hamburg,ada,4\ncongress,hamburg,ben,5\n",
            "3: the seat of hamburg has 5 votes here, and 4 in line 2",
        ),
    ],
)
def test_what_the_record_does_not_bear_out_is_told_with_its_line(entered, kind, text, says):
    assert refused(entered, kind, text).startswith(says)


def test_the_nearest_of_the_right_kind_is_offered(entered):
    assert "did you mean hamburg?" in refused(entered, "units", "id,name,within\nkiel,Kiel,hambrug\n")
