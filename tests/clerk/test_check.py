"""Findings in their places: at which word of the text each points, and what it says in the names of the text.

`tests/errors` has one book for each code; here are the other ways in which the same code comes about.
"""

import pytest

from mandat.clerk.check import check, differences
from mandat.clerk.opening import open_book


@pytest.fixture
def found(tmp_path):
    """What is found in a text: (code, the words it points at, what it says, what would mend it)."""

    def look(text):
        (tmp_path / "record.mandat").write_text(text, encoding="utf-8")
        rows = check(open_book(tmp_path))
        return [(row["code"], pointed(row), row["says"], row["mend"]) for row in rows]

    return look


def pointed(row):
    """The words under which the marks stand."""
    begin = row["column"] - 1
    return row["excerpt"][begin : begin + row["width"]]


BODIES = """
2024-01-10 unit kiel "Kiel branch"
    members 140

2024-01-10 body council "Council of the branches"

2024-01-10 body board "Board of the council"

2024-01-10 person anna "Anna Brandt"

2024-01-10 person mehmet "Mehmet Demir"
"""

CASES = {
    "a quorum of those whom the opening counted": (
        """
2024-01-10 charter of council
    quorum 40

2024-12-31 open in council present 31

2024-12-31 vote shed in council
    for     24
    against 5
""",
        [
            (
                "Q001",
                "2024-12-31 vote shed in council",
                "31 were present in council, and its charter asks for 40",
                "decide it again with a quorum",
            )
        ],
    ),
    "a quorum of which one part is known to fail": (
        """
2024-01-10 charter of council
    quorum higher of 1/2 of registered, 40

2024-03-02 vote shed in council
    present 31
    for     24
    against 5
""",
        [
            (
                "Q001",
                "31",
                "31 were present in council, and its charter asks for more",
                "decide it again with a quorum",
            )
        ],
    ),
    "a quorum of those who vote": (
        """
2024-01-10 charter of council
    quorum 1/2 of present

2024-03-02 vote shed in council
    present 44
    for     12
    against 3
""",
        [
            (
                "Q001",
                "44",
                "44 were present and 15 voted in council, and its charter asks for 22",
                "decide it again with a quorum",
            )
        ],
    ),
    "a quorum of seats that nobody counted": (
        """
2024-01-10 charter of council
    quorum 1/2 of seats

2024-03-02 vote shed in council
    present 31
    for     24
    against 5
""",
        [
            (
                "Q002",
                "2024-03-02 vote shed in council",
                "the charter of council asks for a quorum, and how many seats council has is not recorded",
                "record how many seats council has",
            )
        ],
    ),
    "a quorum of those registered, whom nobody counted": (
        """
2024-01-10 charter of council
    quorum 1/2 of registered

2024-03-02 vote shed in council "A shed"
    present 31
    for     24
    against 5
""",
        [
            (
                "Q002",
                '2024-03-02 vote shed in council "A shed"',
                "the charter of council asks for a quorum, and how many had registered is not recorded",
                "record how many had registered",
            )
        ],
    ),
    "a quorum that a vague number may or may not reach": (
        """
2024-01-10 charter of council
    quorum 30

2024-03-02 vote shed in council
    present about 30
    for     24
    against 5
""",
        [
            (
                "Q002",
                "2024-03-02 vote shed in council",
                "the charter of council asks for a quorum, and an exact number is not recorded",
                "record an exact number",
            )
        ],
    ),
    "a decision that was lost by its own vote": (
        """
2024-03-02 establish found-board by council of board
    powers  keys
    against 12
    for     9
""",
        [
            (
                "V001",
                "for",
                "its vote was lost: 9 for, 12 against",
                "take the act out, or record the vote that carried it",
            )
        ],
    ),
    "a decision on a motion whose vote was tied": (
        """
2024-03-02 motion rooms in council "A board for the rooms"

2024-03-02 vote rooms-vote in council on rooms
    for     9
    against 9

2024-03-02 establish found-board by council of board on rooms
    powers  keys
""",
        [
            (
                "V001",
                "rooms",
                "the vote rooms-vote was tied: 9 for, 9 against",
                "take the act out, or record the vote that carried it",
            )
        ],
    ),
    "a decision on a vote that had no quorum": (
        """
2024-01-10 charter of council
    quorum 40

2024-03-02 vote rooms-vote in council
    present 31
    for     20
    against 9

2024-03-02 establish found-board by council of board on rooms-vote
    powers  keys
""",
        [
            (
                "Q001",
                "31",
                "31 were present in council, and its charter asks for 40",
                "decide it again with a quorum",
            ),
            ("V001", "rooms-vote", "rooms-vote was voted without a quorum", "decide it again with a quorum"),
        ],
    ),
    "a decision on a vote that is void": (
        """
2024-03-02 vote rooms-vote in council on xenia
    for     20
    against 9

2024-03-02 establish found-board by council of board on rooms-vote
    powers  keys
""",
        [
            ("N001", "xenia", "no act in the record is called xenia", "write the id of an act of this record"),
            (
                "V001",
                "rooms-vote",
                "the vote rooms-vote is void",
                "put rooms-vote right, or take this act out",
            ),
        ],
    ),
    "only the votes against": (
        """
2024-03-02 vote shed in council
    against 12
""",
        [("V003", "against", "the counts do not settle the result: ? for, 12 against", "record the votes for")],
    ),
    "a majority of those present, whom nobody counted": (
        """
2024-01-10 charter of council
    majority absolute of present

2024-03-02 vote shed in council
    for     12
    against 4
""",
        [
            (
                "V003",
                "for",
                "the counts do not settle the result: 12 for, 4 against (needed: more than 1/2 of present)",
                "record how many were present",
            )
        ],
    ),
    "more votes than a branch has members": (
        """
2024-03-02 vote shed in kiel
    for     139
    against 2
""",
        [("V004", "for", "141 votes were cast, and 140 belong to kiel", "count the votes again")],
    ),
    "more seats than members give, with no number of votes": (
        """
2024-01-10 charter of council
    seats 1 per 140 members

2024-03-02 elect elect-kiel of anna, mehmet to council from kiel
""",
        [
            (
                "S005",
                "anna",
                "kiel has 140 members, which gives 1 vote in council, and this elects for 2",
                "write: votes 1",
            )
        ],
    ),
    "more seats than there are, and nobody named": (
        """
2024-01-10 charter of council
    seats 0

2024-03-02 elect elect-kiel to council from kiel
""",
        [
            (
                "S006",
                "kiel",
                "this makes 1 seats in council, and its charter has 0",
                "amend the charter of council, or elect fewer",
            )
        ],
    ),
    "an appointment to an office that has more than its giver": (
        """
2024-01-10 office treasurer in council
    powers funds.spend

2024-02-10 establish found-board by council of board
    powers keys

2024-03-02 appoint treasurer-anna by board of anna as treasurer
""",
        [
            (
                "C001",
                "treasurer",
                "board did not hold funds.spend when it conferred it on anna",
                "have council ratify this",
            )
        ],
    ),
    "a dismissal from another office than the one held": (
        """
2024-01-10 office treasurer in council

2024-01-10 office chair in council

2024-02-10 appoint chair-anna by council of anna as chair

2024-03-02 dismiss by council of anna as treasurer
""",
        [
            (
                "C003",
                "anna",
                "anna holds nothing from council of the kind that is named here",
                "name what it holds: on chair-anna",
            )
        ],
    ),
    "a revocation of nothing": (
        """
2024-03-02 revoke nothing by council
""",
        [
            (
                "C003",
                "2024-03-02 revoke nothing by council",
                "nothing does not say whose powers end",
                "name whom: of BODY, or on the act that conferred them",
            )
        ],
    ),
    "a revocation of what was never conferred": (
        """
2024-03-02 revoke r by council of board
""",
        [
            (
                "C003",
                "board",
                "council conferred nothing on board, itself or through a body below it",
                "take it out: there is nothing to end",
            )
        ],
    ),
    "money that leaves under what is no order": (
        """
2024-01-10 stock fund owner council "Strike fund"

2024-03-02 declare wish by council "Spend it"

2024-03-03 spend wreath of fund on wish
""",
        [
            (
                "G001",
                "wish",
                "goods or money left fund under wish, which is no good order",
                "name the order: on ORDER",
            )
        ],
    ),
    "a cure of what is void": (
        """
2024-03-02 revoke r by council of board

2024-03-03 ratify r-again by council ratifies r
""",
        [
            (
                "C003",
                "board",
                "council conferred nothing on board, itself or through a body below it",
                "take it out: there is nothing to end",
            ),
            ("R003", "r", "r is void, and cannot be cured", "take it out"),
        ],
    ),
    "an answer to what is no dispatch": (
        """
2024-03-02 declare wish by council "Spend it"

2024-03-03 answer a to wish by kiel says heard
""",
        [("P001", "wish", "wish is no dispatch, and wants no answer", "name the dispatch")],
    ),
    "a correction of a date": (
        """
2024-03-02 declare wish by council "Spend it"

2024-03-03 correct c corrects wish
    date 2024-03-01
""",
        [("R001", "date", "wish, a declare, has no key date", "write at")],
    ),
    "a recall of two, one of whom others sent": (
        """
2024-03-02 unit bremen "Bremen branch"

2024-03-02 person xenia "Xenia Brandt"

2024-03-02 person yusuf "Yusuf Brandt"

2024-03-02 elect of xenia to council from kiel

2024-03-02 elect of yusuf to council from bremen

2024-03-03 recall r of xenia, yusuf in council by kiel
""",
        [("M005", "yusuf", "yusuf sits in council, and not for kiel", "have it decided by bremen")],
    ),
    "a key that charters do not have": (
        """
2024-03-02 charter of council
    notice   7 days
    quarum   40
""",
        [("F003", "quarum", "a charter has no key quarum", None)],
    ),
    "a rule that cannot be read": (
        """
2024-03-02 charter of council
    notice   a week
""",
        [
            (
                "F005",
                "a week",
                "notice cannot be read: a week",
                "write a stretch of time, such as 14 days, 6 months, 2 years",
            )
        ],
    ),
    "a person whom nobody described": (
        """
2024-03-02 elect of xenia to council from kiel
    for     31
    against 4
""",
        [
            (
                "N001",
                "xenia",
                "nothing in the record is called xenia",
                'describe it, for example: 2024-03-02 person xenia "..."',
            )
        ],
    ),
    "a body whom nobody described": (
        """
2024-03-02 recognise by kiel of xenia
""",
        [
            (
                "N001",
                "xenia",
                "nothing in the record is called xenia",
                'describe it, for example: 2024-03-02 body xenia "..."',
            )
        ],
    ),
    "an act that is not in the record": (
        """
2024-03-02 vote v in council on xenia
    for     31
    against 4
""",
        [("N001", "xenia", "no act in the record is called xenia", "write the id of an act of this record")],
    ),
    "an act whose id is misspelt": (
        """
2024-03-02 motion raise-fees in council

2024-03-02 vote v in council on rise-fees
    for     31
    against 4
""",
        [("N001", "rise-fees", "no act in the record is called rise-fees", "write raise-fees")],
    ),
    "a date before that of an act named below": (
        """
2024-03-02 declare first by council

2024-03-01 declare second by council
    text  first things first
    after first
""",
        [
            (
                "D001",
                "first",
                "second is dated before first, to which it refers",
                "date it after first, or refer to another act",
            )
        ],
    ),
    "a person among bodies": (
        """
2024-03-02 establish e by council of kiel
    powers keys
""",
        [
            (
                "N003",
                "kiel",
                'kiel is a unit; behind "of", establish needs a body or a person',
                "name a body or a person",
            )
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_finding_points_at_the_word_and_speaks_in_the_names_of_the_text(case, found):
    text, expected = CASES[case]
    told = found(BODIES + text)
    assert [one[:3] for one in told] == [one[:3] for one in expected]
    for (*_, mend), (*_, wanted) in zip(told, expected, strict=True):
        assert wanted in (None, mend)


def test_findings_come_file_by_file_in_the_order_of_the_text(tmp_path):
    (tmp_path / "record.mandat").write_text('include "b.mandat"\n\ninclude "a.mandat"\n\nnonsense\n')
    (tmp_path / "a.mandat").write_text("2024-01-10 unit\n\nnonsense\n")
    (tmp_path / "b.mandat").write_text("nonsense\n")
    rows = check(open_book(tmp_path))
    places = [(row["file"].rpartition("/")[2], row["line"], row["code"]) for row in rows]
    assert places == [
        ("record.mandat", 5, "F001"),
        ("b.mandat", 1, "F001"),
        ("a.mandat", 1, "F004"),
        ("a.mandat", 3, "F001"),
    ]


def test_an_excerpt_is_the_line_without_its_ending(tmp_path):
    (tmp_path / "record.mandat").write_bytes(b"2024-01-10 unit kiel\r\n    menbers 4\r\n")
    (row,) = check(open_book(tmp_path))
    assert (row["excerpt"], row["line"], row["column"], row["width"]) == ("    menbers 4", 2, 5, 7)


def test_a_clean_book_has_no_findings(found):
    assert found(BODIES) == []


EXPECTED = "F003 record.mandat:2 kiel  # a slip of the pen\n"


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (EXPECTED, []),
        (f"# all there is\n\n{EXPECTED}\n", []),
        ("F003   record.mandat:2   kiel\n", []),
        ("", ["+ F003 record.mandat:2 kiel"]),
        (EXPECTED + EXPECTED, ["- F003 record.mandat:2 kiel"]),
        ("F003 record.mandat:3 kiel\n", ["+ F003 record.mandat:2 kiel", "- F003 record.mandat:3 kiel"]),
        (EXPECTED + "N001 record.mandat:1 -\n", ["- N001 record.mandat:1 -"]),
    ],
)
def test_differences_from_what_is_expected(tmp_path, expected, told):
    (tmp_path / "record.mandat").write_text("2024-01-10 unit kiel\n    menbers 4\n")
    assert differences(open_book(tmp_path), expected) == told


def test_a_finding_about_no_act_is_expected_with_a_stroke(tmp_path):
    (tmp_path / "record.mandat").write_text("nonsense\n")
    assert differences(open_book(tmp_path / "record.mandat"), "F001 record.mandat:1 -") == []


def test_a_word_by_itself_goes_before_the_same_letters_in_a_longer_one(found):
    text = """
2024-03-02 vote fees in council
    roll kiel-west for 1
    roll kiel for 1
"""
    told = found('2024-01-10 unit kiel-west "Kiel, west of the fjord"\n' + BODIES + text)
    assert [one[:2] for one in told] == [("S007", "kiel-west"), ("S007", "kiel")]


def test_a_word_of_the_header_is_found_there_also_where_the_key_stands_below_too(found):
    text = """
2024-03-02 order o from council to xenia
    to   kiel
    text xenia
"""
    assert [one[:2] for one in found(BODIES + text)] == [("N001", "xenia")]


def test_thousands_of_findings_about_one_act_each_point_at_their_own_line(tmp_path):
    """A roll call of a congress of which nobody wrote down the elections."""
    lines = "".join(f"    roll branch-{number} for 1\n" for number in range(3000))
    (tmp_path / "record.mandat").write_text(f"2024-01-10 body congress\n\n2024-03-02 vote fees in congress\n{lines}")
    rows = check(open_book(tmp_path))
    assert [(row["line"], pointed(row)) for row in rows] == [(4 + number, f"branch-{number}") for number in range(3000)]
