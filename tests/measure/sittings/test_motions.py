"""Motions before a sitting: what lies before it, and what became of each."""

OPEN = "2026-03-01T10:00 open s in congress\n    present 5\n\n"
CLOSE = "2026-03-01T12:00 close e in congress\n\n"
NEXT = "2026-04-01T10:00 open s2 in congress\n    present 5\n\n"


def motion(id: str, at: str = "2026-02-20", more: str = "") -> str:
    return f'{at} motion {id} in congress by elm "Text of {id}"\n{more}\n'


def vote(on: str, for_: int, at: str = "2026-03-01T11:00") -> str:
    return f"{at} vote v-{on} in congress on {on}\n    for {for_}\n    against {5 - for_}\n\n"


def states(whole) -> list[tuple[str, str]]:
    return [(one.id, one.state) for one in whole.motions]


def test_a_vote_carries_or_loses_it(whole):
    text = motion("m1") + motion("m2") + motion("m3") + OPEN + vote("m1", 4) + vote("m2", 1)
    assert states(whole("s", text)) == [("m1", "carried"), ("m2", "lost"), ("m3", "pending")]
    assert [one.id for one in whole("s", text).resolutions] == ["m1"]


def test_resolutions_stand_in_the_order_of_their_votes(whole):
    text = motion("m1") + motion("m2") + OPEN + vote("m2", 4) + vote("m1", 4, "2026-03-01T11:30")
    assert [one.id for one in whole("s", text).resolutions] == ["m2", "m1"]


def test_a_vote_without_a_quorum_is_void_and_decides_nothing(whole):
    text = motion("m1") + OPEN.replace("present 5", "present 2") + vote("m1", 4)
    found = whole("s", text)
    assert (states(found), found.resolutions) == ([("m1", "pending")], [])


def test_a_carried_amendment_gives_the_motion_its_words(whole):
    amendments = "".join(
        f'2026-02-21 amend {one} in congress by oak on m1 "Text with {one}"\n\n' for one in ("first", "second")
    )
    text = motion("m1") + amendments + OPEN + vote("first", 4) + vote("second", 1)
    found = whole("s", text).motions[0]
    assert (found.text, found.act.text) == ("Text with first", "Text of m1")
    assert [one.state for one in found.amendments] == ["carried", "lost"]


def test_what_was_withdrawn_before_is_gone_and_what_is_withdrawn_here_is_shown(whole):
    text = motion("m1") + motion("m2") + "2026-02-25 withdraw w1 in congress by elm on m1\n\n"
    text += OPEN + "2026-03-01T10:30 withdraw w2 in congress by elm on m2\n"
    assert states(whole("s", text)) == [("m2", "withdrawn")]


def test_what_was_left_open_lies_before_the_next_sitting_and_what_was_decided_does_not(whole):
    text = motion("m1") + motion("m2") + OPEN + vote("m1", 4) + CLOSE + NEXT
    assert states(whole("s2", text)) == [("m2", "pending")]
    later = text + vote("m2", 4, "2026-04-01T11:00")
    assert states(whole("s2", later)) == [("m2", "carried")]
    assert states(whole("s", later)) == [("m1", "carried"), ("m2", "pending")]


def test_motions_that_cannot_stand_beside_each_other_name_each_other(whole):
    text = motion("m1") + motion("m2", more="    contradicts m1\n") + OPEN
    assert [one.rivals for one in whole("s", text).motions] == [("m2",), ("m1",)]


def test_motions_of_other_bodies_do_not_lie_before_it(whole):
    text = '2026-01-01 body council\n\n2026-02-20 motion m1 in council "Other"\n\n' + OPEN
    assert states(whole("s", text)) == []
