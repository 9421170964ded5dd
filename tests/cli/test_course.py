"""`mandat may --always`: since when, and until when."""

from mandat.cli.render.course import page
from mandat.cli.render.style import bare

ASKED = {"actor": "tomo", "power": "keys", "target": "elm", "known": None, "under": None, "dispatch": None}


def window(since, until, *, effective=True, says="elm is silent", **more):
    proof = [{"link": "held", "act": "tomo-in"}, {"link": "living", "act": "board"}]
    return {
        "from": since, "until": until, "root": "assembly", "effective": effective, "approximate": False,
        "grade": "stated" if effective else "broken",
        "proof": proof if effective else [], "gap": None if effective else {"says": says},
    } | more  # fmt: skip


def shown(*windows, **asked):
    return bare(page(list(windows), ASKED | asked, 80)).split("\n")


def test_it_begins_with_a_sentence_and_has_a_line_for_each_window():
    no = {"effective": False}
    assert shown(
        window(None, "2024-02-01T00:00", **no),
        window("2024-02-01T00:00", "2024-03-01T12:00"),
        window("2024-03-01T12:00", None, **no),
    ) == [
        "tomo could exercise keys over elm from 1 February 2024 until 1 March 2024, 12:00",
        "",
        "FROM              TO                MAY  WHY",
        "the beginning     31 Jan 2024       no   elm is silent",
        "1 Feb 2024        1 Mar 2024 12:00  yes  under assembly, by tomo-in",
        "1 Mar 2024 12:00  no end            no   elm is silent",
    ]


def test_whoever_never_could_is_told_so():
    said = shown(window(None, None, effective=False), under="league", known="2024-05")
    assert said[0] == "tomo could never exercise keys over elm, under league, as known at the end of"


def test_neighbours_of_which_the_same_is_told_are_one_line():
    other = {"proof": [{"link": "held", "act": "tomo-in"}, {"link": "living", "act": "other"}]}
    said = shown(window(None, "2024-02-01T00:00"), window("2024-02-01T00:00", None, **other))
    assert said[-1:] == ["the beginning  no end  yes  under assembly, by tomo-in"]


def test_of_many_times_the_first_and_the_last_are_told():
    days = [f"2024-01-{day:02}T00:00" for day in range(1, 10)]
    spans = zip([None, *days], [*days, None], strict=True)
    said = shown(*(window(*span, effective=place % 2 == 1) for place, span in enumerate(spans)))
    assert " ".join(said[:3]).rstrip() == (
        "tomo could exercise keys over elm 5 times, first from 1 January 2024 to the end of 1 January 2024, last from 9"
        " January 2024, with no end on record"
    )


def test_where_there_is_no_room_beside_the_dates_why_stands_below():
    said = bare(page([window("2024-02-01T09:00", "2024-03-01T12:00")], ASKED, 40)).split("\n")
    assert said[-3:] == [
        "FROM              TO                MAY",
        "1 Feb 2024 09:00  1 Mar 2024 12:00  yes",
        "    under assembly, by tomo-in",
    ]


def test_a_reserve_stands_behind_the_reason():
    said = shown(window(None, None, grade="presumed", approximate=True))
    assert said[-1].endswith("under assembly, by tomo-in (presumed, approximate)")


def test_a_day_on_which_a_date_becomes_certain_is_told_as_it_ends():
    """So is it asked about: `--at 2024-02-03` means its last minute."""
    said = shown(
        window(None, "2024-02-01T00:00", effective=False),
        window("2024-02-01T00:00", "2024-02-03T23:59", approximate=True),
        window("2024-02-03T23:59", None),
    )
    assert [line[:33].rstrip() for line in said[4:]] == [
        "1 Feb 2024     2 Feb 2024   yes",
        "3 Feb 2024     no end       yes",
    ]


def test_a_verdict_that_changes_in_the_last_minute_of_a_day_keeps_its_minute():
    said = shown(window(None, "2024-02-03T23:59"), window("2024-02-03T23:59", None, effective=False))
    assert said[-1].startswith("3 Feb 2024 23:59  no end")


def test_it_is_about_all_dates_and_takes_no_other(ask):
    said = ask("may", "tomo", "keys", "oak", "--always", "--at", "2024")
    assert (said.code, said.out) == (2, "")
    assert "--always asks about all dates: leave --at out" in said.err


def test_it_is_told_as_it_was_known(ask):
    assert ask("may", "tomo", "funds.spend", "elm", "--always").code == 0
    assert ask("may", "tomo", "funds.spend", "elm", "--always", "--known", "2024-01-15").code == 1
