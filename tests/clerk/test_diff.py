"""What changed between two dates is told with the act that changed it."""

import pytest

from mandat.clerk.diff import diff
from mandat.clerk.opening import open_book

BOOK = """2024-01-01 body congress
2024-01-01 body board
2024-01-01 unit kiel
2024-01-02 recognise word by kiel of congress
2024-01-03 order open-hall from board to kiel
    power halls
2024-01-04 answer opened to open-hall by kiel says carried-out
"""


@pytest.mark.parametrize(
    ("then", "act"),
    [
        ("2024-02-01 take taken by board of kiel\n", "taken"),
        (
            "2024-01-31 order close-hall from board to kiel\n    power halls\n"
            "2024-02-01 answer no to close-hall by kiel says refused\n",
            "no",
        ),
    ],
)
def test_conduct_ends_by_a_later_answer_or_when_somebody_takes_the_unit(tmp_path, then, act):
    """And not by the unit's last word, which is about another body."""
    (tmp_path / "record.mandat").write_text((BOOK + then).replace("\n2024", "\n\n2024"))
    rows = diff(open_book(tmp_path), "2024-01-30", "2024-03")
    lost = [row for row in rows if row["what"] == "recognition" and row["after"] is None]
    assert [(row["id"], row["before"], row["act"]) for row in lost] == [
        ("kiel", "board beside, by conduct: halls", act)
    ]


ANSWERS = """
2024-02-01 order close-gate from board to kiel
    power gates
2024-02-02 answer closed to close-gate by kiel says carried-out
2024-02-03 order lend-boat from board to kiel
    power boats
2024-02-04 answer lent to lend-boat by kiel says carried-out
"""


def test_each_power_for_which_a_unit_follows_is_told_by_its_own_answer_and_takes_nothing_from_the_others(tmp_path):
    (tmp_path / "record.mandat").write_text((BOOK + ANSWERS).replace("\n2024", "\n\n2024"))
    rows = [row for row in diff(open_book(tmp_path), "2024-01-30", "2024-03") if row["what"] == "recognition"]
    assert [(row["before"], row["after"], row["act"], row["at"]) for row in rows] == [
        (None, "board beside, by conduct: gates", "closed", "2024-02-02"),
        (None, "board beside, by conduct: boats", "lent", "2024-02-04"),
    ]


def test_changes_are_told_in_the_order_of_their_acts(tmp_path):
    late = "2024-03-04 unit luebeck\n2024-02-01 take taken by board of kiel\n2024-01-31 unit emden\n"
    (tmp_path / "record.mandat").write_text((BOOK + late).replace("\n2024", "\n\n2024"))
    rows = diff(open_book(tmp_path), "2024-01-30", "2024-04")
    assert [row["act"] for row in rows] == ["emden", "taken", "taken", "luebeck"]
