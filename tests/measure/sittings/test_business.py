"""Which acts belong to a sitting."""

OPEN = "2026-03-01T10:00 open s in congress\n    present 5\n\n"
CLOSE = "2026-03-01T12:00 close e in congress\n\n"


def test_what_the_body_does_between_opening_and_close(whole):
    text = "2026-01-01 body council\n\n2026-02-01 declare before by ada in congress\n\n" + OPEN
    text += "2026-03-01T11:00 declare inside by ada in congress\n\n2026-03-01T11:00 declare other by ada in council\n\n"
    text += "2026-03-01T11:30 establish founded by congress of council\n    powers funds\n\n"
    text += CLOSE + "2026-03-01T13:00 declare after by ada in congress\n"
    assert [act.id for act in whole("s", text).acts] == ["s", "inside", "founded", "e"]


def test_remarks_and_corrections_are_found_also_when_they_come_later(whole):
    text = OPEN + CLOSE + '2026-03-05 note n about s\n    text "It rained"\n\n'
    text += "2026-03-06 correct c corrects s\n    present 4\n"
    found = whole("s", text).business
    assert [note.id for note in found.notes["s"]] == ["n"]
    assert [better.id for better in found.corrections["s"]] == ["c"]


def test_a_note_about_the_body_is_business_of_the_sitting_in_which_it_was_written_and_stands_beside_nothing(whole):
    text = "2026-03-01T09:00 motion m in congress\n\n" + OPEN + "2026-03-01T11:00 note in about congress, m\n\n" + CLOSE
    text += "2026-03-01T13:00 note later about congress, m\n"
    found = whole("s", text).business
    assert [act.id for act in found.acts] == ["s", "in", "e"]
    assert [note.id for note in found.notes["m"]] == ["later"]


def test_minutes_are_adopted_by_an_act_on_the_closing(whole):
    text = OPEN + CLOSE + "2026-04-01T10:00 open s2 in congress\n    present 5\n\n"
    adopt = "2026-04-01T10:10 adopt a in congress on e\n    for {}\n    against {}\n"
    assert whole("s", text).business.adopted is None
    assert whole("s", text + adopt.format(4, 1)).business.adopted.id == "a"
    assert whole("s", text + adopt.format(1, 4)).business.adopted is None


def test_who_presides_is_whom_the_last_act_names_until_he_is_dismissed(whole):
    text = OPEN.replace("present 5", "present 5\n    chair ada") + "2026-03-01T10:30 adjourn p in congress\n\n"
    text += "2026-03-01T10:40 resume r in congress\n    chair cem\n\n"
    assert whole("s", text).chair == "cem"
    recall = "2026-03-01T10:50 recall x of cem in congress by oak\n    for 15\n    against 1\n"
    assert whole("s", text + recall).chair is None
