"""What narrows a list down, and what says where else to look."""

import json

SECTIONS = """2024-01-01 body council
2024-01-01 body council.workers
    kind section
2024-01-01 establish workers by council of council.workers
2024-01-01 unit mill
2024-01-02 elect of vera to council.workers from mill
2024-01-01 person vera
"""


def test_the_log_can_be_asked_for_what_is_cited(ask):
    said = ask("log", "--cite", "Board").out
    assert said.startswith("2 acts\n")
    assert "treasurer-tomo" in said
    assert ask("log", "--cite", "Boa").out == "nothing is on record here\n"
    assert [row["id"] for row in json.loads(ask("log", "--cite", "board, item 1", "--json").out)] == ["treasurer-tomo"]


def test_the_words_of_an_act_are_for_people_and_not_in_its_document(ask):
    assert "board of tomo as treasurer" in ask("log", "--about", "treasurer-tomo").out
    assert "header" not in ask("log", "--about", "treasurer-tomo", "--json").out


def test_reports_can_be_asked_of_one_source(ask):
    assert ask("reports", "--source", "neighbours").out.startswith("2 reports (2 graded)\n")
    assert ask("reports", "--source", "tomo").out == "no such report is on record\n"
    assert ask("reports", "--source", "neighbour").code == 2


def test_a_council_without_seats_of_its_own_says_where_they_are(run, tmp_path):
    (tmp_path / "record.mandat").write_text(SECTIONS)
    assert run("-b", tmp_path, "roster", "council").out == (
        "council has no seats of its own at the end of the record; seats are in\n    council.workers\n"
    )
    assert run("-b", tmp_path, "roster", "council", "--json").out == "[]\n"
