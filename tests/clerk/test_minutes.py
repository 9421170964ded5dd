"""The minutes that a record gives, sentence by sentence."""

from pathlib import Path

import pytest

from mandat.book.reading import read
from mandat.clerk.book import Book
from mandat.clerk.minutes import NoSitting, as_book, held, minutes, printed
from mandat.clerk.opening import open_book
from mandat.errors import UnknownId
from mandat.measure.sittings.course import sitting, sittings
from mandat.measure.sittings.whole import Whole

UNION = """
2026-01-01 unit elm "Elm Row"
    members 30

2026-01-01 unit oak "Oak Lane"
    members 20

2026-01-01 body congress "the Congress"

2026-01-01 charter rules of congress
    quorum 1/2 of seats

2026-01-01 person ada "Ada"

2026-01-01 person ben "Ben"

2026-01-02 elect e1 of ada to congress from elm
    votes 3
    for   20

2026-01-02 elect e2 of ben to congress from oak
    votes 2
    for   15

2026-03-01T10:00 open s in congress
    present 0
    chair   ada

2026-03-01T10:01 arrive a1 in congress of ada count 3

2026-03-01T10:02 arrive a2 in congress of ben count 2
"""


def told(text: str) -> list[str]:
    """The lines of the minutes between the attendance of all and the closing parts, without their margins."""
    book = Book("minutes", read("minutes.mandat", f"{UNION}\n{text}"))
    lines = [line.strip() for line in printed(minutes(book.view(), "s")).split("\n") if line.strip()]
    start = next(n for n, line in enumerate(lines) if "checked in" in line)
    ends = [n for n, line in enumerate(lines) if line in ("Attendance", "Resolutions")]
    return lines[start + 1 : min(ends)]


def test_a_whole_page():
    book = Book("minutes", read("minutes.mandat", UNION + CLOSED))
    assert printed(minutes(book.view(), "s")) == PAGE


CLOSED = """
2026-03-01T10:05 motion m in congress by elm "We buy a boat"

2026-03-01T10:10 vote v in congress on m
    for     4
    against 1

2026-03-02T09:00 close e in congress
"""

PAGE = """\
Minutes of the Congress
=======================


1 March 2026

10:00  The sitting is opened. Ada presides.
10:02  Ada and Ben checked in. 5 of 5 votes are present. 3 are needed to decide.
10:05  Elm Row moved:
         > We buy a boat
       Resolution 1
10:10  Vote on the motion “We buy a boat”. 4 for, 1 against. Carried.

2 March 2026

09:00  The sitting is closed.

Resolutions
-----------
1. We buy a boat

Attendance
----------
Ada, for Elm Row: 10:01 to 2 March 2026, 09:00
Ben, for Oak Lane: 10:02 to 2 March 2026, 09:00

These minutes have not been adopted yet.
"""


LONG = "Shall we sail to every harbour of the north, and on the way back to every harbour of the south?"


@pytest.mark.parametrize(
    ("act", "says"),
    [
        ("depart d in congress of ben count 2", "Ben left. 3 of 5 votes are present. 3 are needed to decide."),
        (
            "walkout w in congress of ada count 3",
            "Ada walked out. 2 of 5 votes are present. That is not enough to decide: 3 are needed.",
        ),
        ("arrive x in congress count 2", "2 more were counted in. 7 of 5 votes are present. 3 are needed to decide."),
        ("adjourn p in congress", "The sitting is adjourned."),
        ('adjourn p in congress "until 2026-03-02T09:00"', "The sitting is adjourned until 2 March 2026, 09:00."),
        ('adjourn p in congress "for lunch"', "The sitting is adjourned.\n> for lunch"),
        ("recall r of ben in congress by oak\n    for 9\n    against 1", "Recalled: Ben. 9 for, 1 against. Carried."),
        ('declare d by ben in congress "We object"', "Ben declared:\n> We object"),
        ('rule r in congress by ada "Closed"', "Ada ruled:\n> Closed"),
        (
            "vote v in congress\n    for 3\n    against 2\n    abstain 0",
            "A vote was taken. 3 for, 2 against, 0 abstaining. Carried.",
        ),
        ("vote v in congress\n    for 2\n    against 2", "A vote was taken. 2 for, 2 against. Tied: not carried."),
        (
            'vote v in congress "Shall we sail?"\n    for 4\n    against 1',
            "Vote on “Shall we sail?”. 4 for, 1 against. Carried.",
        ),
        (
            f'vote v in congress "{LONG}"\n    for 4\n    against 1',
            f"Vote on “{LONG[:88]} …”. 4 for, 1 against. Carried.\n> {LONG}",
        ),
        ("credentials c in congress\n    seats elm\n    contests oak\n    for 3\n    against 0",
         "The credentials report was put. 3 for, 0 against. Carried.\n- Seated: Elm Row.\n- Contested: Oak Lane."),
        ("vote v in congress\n    for most\n    result carried", "A vote was taken. Most for. Carried."),
        ("vote v in congress\n    against 5", "A vote was taken. 5 against. The numbers do not settle the result."),
        ('motion m in congress "A boat"', "It was moved:\n> A boat"),
        ('declare d by unknown in congress "We object"', "Somebody not named declared:\n> We object"),
        ('declare d by ben in congress "We object"\n    with elm', "Ben and Elm Row declared:\n> We object"),
        (
            "recognise r by congress of oak\n    for 5\n    against 0",
            "Recognised: Oak Lane. 5 for, 0 against. Carried.",
        ),
        ("disown d by congress of oak", "No longer recognised: Oak Lane."),
        ('note n about congress "It rained in"', "Note: It rained in"),
        (
            "resume r in congress\n    present about 4",
            "The sitting is resumed. About 4 of 5 votes are present. 3 are needed to decide.",
        ),
        ("proxy p from elm to oak in congress", "On record: proxy. Oak Lane"),
        (
            "convene c from ada to congress\n    for congress\n    meets 2026-04-01",
            "The next sitting was called for 1 April 2026.",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_act_has_its_sentence(act, says):
    lines = told(f"2026-03-01T11:00 {act}\n")
    first, *rest = says.split("\n")
    assert lines == [f"11:00  {first}", *rest]


def test_a_name_of_several_lines_writes_no_entry():
    text = (
        '2026-01-01 person mal "Mal\\n11:30  The sitting is closed."\n\n'
        '2026-03-01T11:00 motion m in congress by mal "A boat\\n11:40  Lost."\n'
    )
    assert told(text) == ["11:00  Mal 11:30  The sitting is closed. moved:", "> A boat", "> 11:40  Lost."]


def test_amendments_appeals_and_withdrawals_name_what_they_are_about():
    text = (
        '2026-03-01T11:00 motion m in congress by elm "A boat"\n\n'
        '2026-03-01T11:01 amend n in congress by ben on m "Two boats"\n\n'
        "2026-03-01T11:02 withdraw w in congress by ben on n\n\n"
        '2026-03-01T11:03 rule r in congress by ada "In order"\n\n'
        "2026-03-01T11:04 appeal q in congress by ben on r\n\n"
        "2026-03-01T11:05 vote v in congress on q\n    for 2\n    against 3\n"
    )
    assert told(text)[2:] == [
        "11:01  Ben moved to change the motion “A boat” to:",
        "> Two boats",
        "11:02  Ben withdrew the amendment “Two boats”.",
        "11:03  Ada ruled:",
        "> In order",
        "11:04  Ben appealed against the ruling “In order”.",
        "11:05  Vote on the appeal “In order”. 2 for, 3 against. Lost.",
    ]


def test_an_amended_motion_that_was_lost_is_quoted_as_it_was_voted_on():
    lines = told(
        '2026-03-01T11:00 motion m in congress by ada "One boat"\n\n'
        '2026-03-01T11:01 amend n in congress by ben on m "Two boats"\n\n'
        "2026-03-01T11:02 vote v in congress on n\n    for 5\n    against 0\n\n"
        "2026-03-01T11:03 vote w in congress on m\n    for 2\n    against 3"
    )
    assert lines[-2:] == ["11:03  Vote on the motion “One boat”. 2 for, 3 against. Lost.", "> Two boats"]


def test_items_are_headings_and_remarks_stand_beside_what_they_are_about():
    text = (
        '2026-03-01T10:30 agenda g in congress\n    item "One"\n    item "Two"\n\n'
        '2026-03-01T10:31 note n1 about g\n    text "Two"\n\n'
        '2026-03-01T10:32 note n2 about g, n1\n    text "closed"\n\n'
        '2026-03-01T10:33 note n3 about g\n    text "It was long"\n'
    )
    assert told(text) == [
        "10:30  The agenda:", "- 1. One", "- 2. Two", "Note: It was long",
        "Item 2: Two", "-----------", "10:32  The item is closed.",
    ]  # fmt: skip


def test_what_was_corrected_stands_as_it_is_right_with_its_date():
    text = (
        '2026-03-01T11:00 declare d by ben in congress "Wrong"\n\n2026-03-05 correct c corrects d\n    text "Right"\n'
    )
    assert told(text) == ["11:00  Ben declared:", "> Right", "Corrected on 5 March 2026: text"]


def test_a_sitting_without_times_is_told_by_days():
    book = Book(
        "minutes", read("minutes.mandat", UNION.replace("T10:00 open", " open") + "\n2026-03 close e in congress\n")
    )
    assert "1 March 2026\n\n       The sitting is opened. Ada presides." in printed(minutes(book.view(), "s"))


def test_the_minute_book_of_a_sitting_holds_what_it_was_about():
    book = Book("minutes", read("minutes.mandat", UNION + CLOSED + '\n2026-03-05 note n about v\n    text "Close"\n'))
    now = book.view("2026-04").now
    text = as_book(Whole(now, sitting(now, "s")))
    assert [act.id for act in read("again.mandat", text).acts] == ["s", "a1", "a2", "m", "v", "e", "n"]


def test_minutes_of_what_is_no_sitting_are_not_made():
    book = Book("minutes", read("minutes.mandat", UNION))
    assert held(book.view()) == ["s"]
    with pytest.raises(UnknownId):
        minutes(book.view(), "nothing")
    assert "such as s" in str(NoSitting(["s"]))


@pytest.mark.parametrize("name", ["harbour-union", "petrograd-1917"])
def test_every_sitting_of_a_whole_record_has_minutes_and_a_book_that_can_be_read(name):
    book = open_book(Path(__file__).parents[2] / "examples" / name)
    now = book.view().now
    assert len(held(book.view())) > 9
    for one in sittings(now):
        told = printed(minutes(book.view(), one.id))
        assert told.startswith("Minutes of ")
        assert "{" not in told
        again = read("again.mandat", as_book(Whole(now, one)))
        assert not again.findings
        assert {act.id for act in Whole(now, one).acts} <= {act.id for act in again.acts}


def test_who_comes_in_the_minute_of_the_opening_is_not_counted_before_he_comes():
    union = UNION.replace("    present 0\n", "    present 1\n").replace("T10:01 arrive", "T10:00 arrive")
    lines = printed(minutes(Book("minutes", read("minutes.mandat", union)).view(), "s")).splitlines()
    assert "10:00  The sitting is opened. Ada presides. 1 of 5 votes are present. 3 are needed to decide." in lines


def test_where_the_votes_of_no_seat_are_on_record_nothing_is_said_of_a_whole():
    text = '2026-01-01 body fair "the Fair"\n\n2026-03-01T10:00 open s in fair present 40\n'
    assert "10:00  The sitting is opened. 40 are present." in printed(
        minutes(Book("minutes", read("minutes.mandat", text)).view(), "s")
    )


def test_an_election_that_names_nobody_elects_no_body():
    text = '2026-01-01 body board "the Board"\n\n2026-03-01T11:00 elect e to board from congress\n    for 5\n'
    assert told(text) == ["11:00  Elected to the Board for the Congress: Somebody not named. 5 for. Carried."]
