"""Two accounts of one event stand side by side; what is not one event does not."""

import pytest

from mandat.clerk.accounts import accounts
from mandat.clerk.log import log
from mandat.clerk.opening import open_book
from mandat.clerk.show import show

THINGS = """
2024-01-01 body congress "Congress"

2024-01-01 unit kiel "Kiel"

2024-01-01 source minutes "Minutes"

2024-01-01 source newspaper "Newspaper"

2024-02-01 vote ballot in congress
    according-to minutes
    for          23
    against      17

"""

OTHER = """2024-02 vote other in congress
    according-to newspaper
    for          17
    against      23
"""


@pytest.fixture
def read(tmp_path):
    def book(text):
        (tmp_path / "record.mandat").write_text(THINGS + text, encoding="utf-8")
        return open_book(tmp_path)

    return book


def pairs(book):
    return {name: [act.id for act in others] for name, others in accounts(book.record).items()}


def test_both_accounts_name_each_other(read):
    assert pairs(read(OTHER)) == {"ballot": ["other"], "other": ["ballot"]}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2024-02 ", "2024-03 "),
        ("newspaper", "minutes"),
        ("newspaper", "minutes, newspaper"),
        ("    according-to newspaper\n", ""),
        ("in congress", "in kiel"),
        ("vote other", "motion other"),
    ],
    ids=["another date", "the same source", "a source in common", "no source", "another body", "another verb"],
)
def test_another_event_is_no_other_account(before, after, read):
    text = OTHER.replace(before, after, 1)
    if "motion" in text:
        text = text[: text.index("    for")]
    assert pairs(read(text)) == {}


def test_things_and_acts_that_name_nothing_are_no_accounts(read):
    bodies = "".join(f"2024-02-01 unit {name}\n    according-to {name}\n\n" for name in ("minutes-unit", "paper-unit"))
    notes = "".join(
        f'2024-02-01 note n-{name} "Rain"\n    according-to {name}\n\n' for name in ("minutes", "newspaper")
    )
    assert pairs(read(bodies.replace("to minutes-unit", "to minutes").replace("to paper-unit", "to newspaper"))) == {}
    assert pairs(read(notes)) == {}


def test_show_puts_what_differs_beside(read):
    shown = show(read(OTHER).view(), "ballot")
    assert shown["other_accounts"] == [
        {
            "id": "other",
            "at": "2024-02",
            "according_to": ["newspaper"],
            "text": None,
            "fields": {"for": "17", "against": "23"},
        }
    ]
    assert show(read("").view(), "ballot")["other_accounts"] == []


def test_the_log_marks_both(read):
    rows = {row["id"]: row["other_accounts"] for row in log(read(OTHER))}
    assert rows["ballot"] == ["other"]
    assert rows["other"] == ["ballot"]
    assert rows["kiel"] == []


def test_what_is_not_known_yet_is_no_account(read):
    later = OTHER + "    entered      2024-06-01\n"
    assert show(read(later).view(known="2024-03"), "ballot")["other_accounts"] == []
