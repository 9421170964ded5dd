"""The renderers on documents of their own: what the small union does not have."""

import pytest

from mandat.clerk.wording.dates import asked, ending, in_words, lasting, short
from mandat.cli.answering import printable
from mandat.cli.render import branches, changes, entries, proof, sent, thing
from mandat.cli.render.layout import Column, columns, cut, table, wrapped
from mandat.cli.render.papers import minutes
from mandat.cli.render.plain import plain
from mandat.cli.render.style import bare, bold, by_word

QUESTION = {"actor": "mrc", "power": "garrison.move", "target": "volhynians", "at": "1917-11-04", "known": None}
LINK = {"act": "a", "at": "1917", "vote": None, "cite": [], "from": None, "until": None, "grade": "stated"}


def answer(root, effective=True, **more):
    return {
        "root": root, "entitled": True, "recognised": effective, "countersigned": None, "effective": effective,
        "grade": "stated" if effective else "broken", "approximate": False, "proof": [], "holds": [None, None],
        "gap": None if effective else {"link": "recognised", "of": "x", "says": "x is silent", "mend": "ask x"},
    } | more  # fmt: skip


def page(*answers, **question):
    effective = any(one["effective"] for one in answers)
    document = {"question": QUESTION | question, "effective": effective, "answers": list(answers)}
    return bare(proof.page(document, 80))


# ------------------------------------------------------------------------------------------------------------- verdicts


def test_the_verdict_is_a_sentence():
    assert page(answer("soviet")).splitlines()[0] == (
        "yes: mrc may exercise garrison.move over volhynians on 4 November 1917"
    )


def test_the_limits_of_a_question_are_told():
    said = page(answer("soviet"), under="soviet", dispatch="evacuation", known="1917-12").splitlines()
    assert said[:2] == [
        "yes: mrc may exercise garrison.move over volhynians on 4 November 1917, under",
        "     soviet, by evacuation, as known at the end of December 1917",
    ]


def test_a_no_says_why_in_one_sentence_below_the_verdict():
    """The sentence of the root that comes nearest to a yes."""
    other = {"link": "held", "of": "mrc", "says": "mrc holds nothing", "mend": "grant it"}
    said = page(answer("a", effective=False, entitled=False, gap=other), answer("b", effective=False)).splitlines()
    assert said[1:3] == ["    because x is silent", ""]


def test_one_stated_yes_is_enough_for_a_verdict_without_reserve():
    assert "(presumed)" not in page(answer("a", grade="presumed"), answer("b")).splitlines()[0]
    assert page(answer("a", grade="presumed")).splitlines()[1] == "     (presumed)"


def test_an_approximate_answer_says_so_in_words():
    said = page(answer("soviet", approximate=True))
    assert said.splitlines()[1] == "     (approximate)"
    assert "approximate:" in said.splitlines()[-2]


def test_rival_roots_stand_one_below_the_other_and_who_says_yes_comes_first():
    said = page(answer("government", effective=False), answer("soviet"))
    assert said.index("under soviet: yes") < said.index("under government: no, entitled, but not recognised")


def test_a_no_under_no_root_is_told():
    assert "under any root: no, not entitled" in page(answer(None, effective=False, entitled=False))


def test_what_is_met_and_what_is_missing_is_told():
    missing = {"effective": False, "recognised": False, "countersigned": False}
    assert "no, entitled, but neither recognised nor countersigned" in page(answer("a", **missing))
    unsigned = {"effective": False, "recognised": True, "countersigned": False}
    assert "no, entitled and recognised, but not countersigned" in page(answer("a", **unsigned))


def test_the_chain_begins_at_the_base_and_ends_at_the_question():
    """The word of those over whom it is exercised; from the root down to the actor; then whether it may act."""
    links = ["held", "conferred", "conferred", "living", "recognised"]
    acts = ["c", "c", "root", "c", "word"]
    chain = [
        LINK | {"link": link, "act": act, "of": "x", "says": f"says {n}"}
        for n, (link, act) in enumerate(zip(links, acts, strict=True))
    ]
    said = [line.split()[-1] for line in page(answer("soviet", proof=chain)).splitlines() if "says" in line]
    assert said == ["4", "2", "1", "(c)", "(c)"]


# ---------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("written", "words", "brief"),
    [
        ("1917", "1917", "1917"),
        ("1917-11", "November 1917", "Nov 1917"),
        ("1917-11-05", "5 November 1917", "5 Nov 1917"),
        ("[1917-11..1917-12]", "between November and December 1917", "Nov-Dec 1917"),
        ("[1916..1917]", "between 1916 and 1917", "1916-1917"),
        ("[1916-12-30..1917-01-02]", "between 30 December 1916 and 2 January 1917", "30 Dec 1916-2 Jan 1917"),
        ("[1917-11-05..1917-11]", "between 5 November and November 1917", "5 Nov-Nov 1917"),
        (
            "[1917-11-05T20:00..1917-11-06T02:00]",
            "between 5 November 1917, 20:00 and 6 November 1917, 02:00",
            "5 Nov 1917 20:00-6 Nov 1917 02:00",
        ),
        ("julian:[1917-08-27..1917-08-31]", "between 27 and 31 August 1917 (Julian)", "27-31 Aug 1917 (Julian)"),
        ("after tap-key", "after tap-key", "after tap-key"),
        ("1917-13", "13 1917", "13 1917"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_date_is_told_in_words(written, words, brief):
    assert in_words(written) == words
    assert short(written) == brief


def test_an_interval_is_told_in_words():
    assert lasting(None, None) == "from the beginning of the record, with no end on record"
    assert lasting("1917-11-04T00:00", "1917-11-05T12:00") == "from 4 November 1917 until 5 November 1917, 12:00"
    assert ending("0001-01-01T00:00").startswith("to the end of")


def test_a_question_about_a_span_means_its_end():
    assert asked("julian:1917-10") == "at the end of October 1917 (Julian)"
    assert asked("julian:1917-10-25") == "on 25 October 1917 (Julian)"


# --------------------------------------------------------------------------------------------------------------- layout


def test_wide_letters_take_two_columns_and_marks_none():
    assert columns("山田") == 4
    assert columns("e\u0301") == 1


@pytest.mark.parametrize("text", ["short", "rather longer than that", "山田山田山田山田山田", "x" * 100_000, "", "…"])
@pytest.mark.parametrize("width", [1, 2, 9, 10])
def test_a_cut_text_is_never_wider_than_it_may_be(text, width):
    assert columns(cut(text, width)) <= width


def test_a_table_cuts_what_may_be_cut_first_and_says_so():
    heads = (Column("ID", keep=True), Column("TEXT"))
    lines = table(heads, [("a-long-id-that-stays", "a text that is far too long for this")], 40).splitlines()
    assert lines[1] == "a-long-id-that-stays  a text that is fa…"
    assert lines[2] == "(cut to fit 40 columns; --json has all)"


def test_a_table_without_room_for_what_has_to_be_kept_sets_each_row_by_itself():
    heads = (Column("UNIT", keep=True), Column("UNDER", keep=True), Column("SAYS"))
    row = ("southern-mills-and-docks", "petrograd-soviet", "carried-out")
    assert bare(table(heads, [row], 40, ["by word"])).splitlines() == [
        "southern-mills-and-docks",
        "  under  petrograd-soviet",
        "  says   carried-out",
        "    by word",
    ]


def test_a_table_that_fits_says_nothing():
    assert table((Column("ID"),), [("a",)], 40).splitlines() == ["ID", "a"]


def test_a_table_keeps_its_columns_whatever_the_letters():
    lines = table((Column("NAME"), Column("N", right=True)), [("山田", "1"), ("vera", "12")], 40).splitlines()
    assert lines == ["NAME   N", "山田   1", "vera  12"]


def test_every_row_of_a_table_is_there():
    rows = [(str(number), "x" * 500) for number in range(1000)]
    assert len(table((Column("N"), Column("TEXT")), rows, 80).splitlines()) == 1002


def test_a_word_longer_than_the_line_stays_whole():
    assert "x" * 100 in wrapped(f"a {'x' * 100} b", 80)


# ---------------------------------------------------------------------------------------------------------------- style


def test_colours_come_off_again():
    assert bare(bold("a") + by_word("void")) == "avoid"
    assert bold("") == ""


def test_nothing_unseen_is_printed():
    assert plain("a\x1b[31mb\tc\u202ed\x00") == "a\ufffd[31mb c\ufffdd\ufffd"
    assert plain("two\nlines, \u0627\u200c\u0628") == "two\nlines, \u0627\u200c\u0628"
    assert printable({"a\x1b": ["\x07", 1, None]}) == {"a\ufffd": ["\ufffd", 1, None]}


# ---------------------------------------------------------------------------------------------------------------- pages


def test_an_entry_that_rests_on_an_account_names_it():
    row = {
        "id": "r", "kind": "report", "at": "1917-11", "entered": "1932-05-01", "by": "trotsky", "text": "a\nb",
        "cite": ["T1"], "file": "x.mandat", "line": 3, "according_to": ["woytinsky"],
    }  # fmt: skip
    assert bare(entries.page([row], 80)).splitlines() == [
        "1 act",
        "",
        "Nov 1917  report r by trotsky",
        "          a",
        "          b",
        "          T1; according to woytinsky; entered 1 May 1932; x.mandat:3",
    ]


def test_a_date_wider_than_its_column_stands_above():
    row = {"id": "r", "kind": "note", "at": "[1916-12-30..1917-01-02]", "entered": None, "by": None, "text": None}
    lines = bare(entries.page([row | {"cite": [], "file": None, "line": None}], 80)).splitlines()
    assert lines[2:4] == ["30 Dec 1916-2 Jan 1917", " " * 19 + "note r"]


def test_a_tree_of_any_depth_is_drawn():
    node = {"id": "leaf", "kind": "unit", "name": "Leaf", "children": []}
    for depth in range(60):
        node = {"id": f"n{depth}", "kind": "unit", "name": "N", "children": [node]}
    lines = bare(branches.page([node], None, 80)).splitlines()
    assert len(lines) == 64
    assert lines[-4].lstrip("… ").startswith("└ leaf")
    assert lines[-1] == "61 bodies and units at the end of the record, 1 of them at the top"
    assert [line for line in lines[:30] if len(line) > 80] == []


def test_a_dispatch_to_nobody_is_told():
    row = {"id": "d", "kind": "call", "from": "x", "to": [], "at": "1917", "status": "open", "answers": []}
    assert bare(sent.page([row], 80)).splitlines()[2:] == ["call d  open, 1917", "    x to nobody named"]


def test_a_dispatch_of_somebody_not_named_is_told():
    row = {"id": "d", "kind": "order", "from": "unknown", "to": ["a"], "at": "1917", "status": "open", "answers": []}
    assert bare(sent.page([row], 80)).splitlines()[2:] == ["order d  open, 1917", "    (not named) to a"]


def test_the_folder_that_all_acts_share_is_named_once():
    row = {
        "id": "r", "kind": "note", "at": "1917", "entered": None, "by": None, "text": None, "cite": [], "line": 3,
    }  # fmt: skip
    lines = bare(entries.page([row | {"file": "a/b/x.mandat"}, row | {"file": "a/b/y.mandat"}], 80)).splitlines()
    assert lines == [
        "2 acts, written down in a/b",
        "",
        "1917  note r",
        "      x.mandat:3",
        "1917  note r",
        "      y.mandat:3",
    ]


def test_what_one_act_changed_alike_is_told_once():
    row = {
        "what": "recognition",
        "before": None,
        "after": "congress only, by word: all",
        "act": "joined",
        "at": "2024-02-01",
    }
    said = bare(changes.page([row | {"id": "kiel"}, row | {"id": "emden"}], "in May", 80)).splitlines()
    assert said == [
        "2 changes by 1 act in May (- was so, + is so)",
        "",
        "joined  1 Feb 2024",
        "  recognition by kiel, emden",
        "    + only congress, for all powers, by word",
    ]


def test_what_is_new_between_two_dates_stands_together():
    row = {"what": "life", "before": None, "after": "exists", "at": "2024-02-01"}
    said = bare(changes.page([row | {"id": "kiel", "act": "kiel"}, row | {"id": "a", "act": "a"}], "in May", 80))
    assert said.splitlines() == ["2 changes by 2 acts in May (- was so, + is so)", "", "new", "    + kiel, a"]


PLAIN = {"hindered": [], "described": {}, "remark": None, "cite": [], "file": None, "line": None}
"""What a thing has of which there is nothing more to tell."""


def test_units_that_recognise_a_body_alike_stand_together():
    row = {"powers": "all", "mode": "beside", "basis": "word", "since": None, "act": "a"}
    document = {
        "id": "b", "kind": "council", "name": "B", "status": "active", "seats": [], "offices": [], "recognises": [],
        "recognised_by": [row | {"unit": "kiel"}, row | {"unit": "emden"}, row | {"unit": "rostock", "act": "c"}],
        "mandates": {"oldest_days": None, "lapsed": 0}, "charter": {},
        **PLAIN,
    }  # fmt: skip
    assert bare(thing.page(document, None, 80)).splitlines()[3:] == [
        "recognised by 3 units",
        "  kiel, emden",
        "      for all powers, by its word (a)",
        "  rostock",
        "      for all powers, by its word (c)",
    ]


def test_a_presumed_recognition_that_a_word_repeats_is_left_out():
    row = {"powers": "all", "mode": "beside", "since": None, "act": "a"}
    rows = [
        row | {"body": "b", "basis": "word"},
        row | {"body": "b", "basis": "sits"},
        row | {"body": "c", "basis": "run"},
    ]
    document = {
        "id": "u", "kind": "unit", "name": "U", "status": "active", "seats": [], "offices": [], "recognises": rows,
        "recognised_by": [], "mandates": {"oldest_days": None, "lapsed": 0}, "charter": {"majority": ["a", "b"]},
        **PLAIN,
    }  # fmt: skip
    said = bare(thing.page(document, None, 80))
    assert "sitting in it" not in said
    assert "being run by it (presumed)" in said
    assert "majority  a; b" in said


def test_a_thing_is_told_with_what_keeps_it_from_acting_and_where_it_is_written():
    hindered = [
        {"verb": "suspend", "in": None, "as": "chair", "count": None, "act": "s"},
        {"verb": "detain", "in": "board", "as": None, "count": "most", "act": "d"},
    ]
    document = {
        "id": "chest", "kind": "stock", "name": "Chest", "status": "ended", "seats": [], "offices": [], "charter": {},
        "recognises": [], "recognised_by": [], "mandates": {"oldest_days": None, "lapsed": 0}, **PLAIN,
        "hindered": hindered, "described": {"owner": "kiel"}, "remark": "old", "cite": ["p. 3"], "file": "a", "line": 7,
    }  # fmt: skip
    assert bare(thing.page(document, "2024-02-01", 80)).splitlines() == [
        "chest  Chest",
        "stock, ended by 1 February 2024",
        "  hindered    suspended as chair (s); most detained in board (d)",
        "  owner       kiel",
        "  text        old",
        "  cite        p. 3",
        "  written in  a:7",
    ]


def test_minutes_that_are_too_long_for_a_sheet_go_on_below_their_beginning_and_never_at_the_margin():
    long = "Ada Ahrens moved that the old boat be painted before the season, and this time on both sides"
    lines = minutes(f"10:00  {long}\n         - {long}\n{long}\n").split("\n")
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 7, 9, 11, 0, 2, 0]
    assert " ".join(" ".join(lines).split()) == f"10:00 {long} - {long} {long}"


def test_a_title_stays_above_its_line_however_long():
    title = "Minutes of " + "the General Congress of Delegates of the Associated Ferry and Harbour Workers"
    text = f"{title}\n{'=' * len(title)}\n"
    assert minutes(text) == text
