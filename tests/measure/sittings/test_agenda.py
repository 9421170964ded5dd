"""The order of business: which item is waiting, on, done."""

OPEN = "2026-03-01T10:00 open s in congress\n\n"
AGENDA = '2026-02-20 agenda a1 in congress\n    item "One"\n    item "Two"\n    item "Three"\n\n'


def states(whole) -> list[tuple[str, str]]:
    return [(item.text, item.state) for item in whole.agenda.items]


def note(minute: int, about: str, text: str) -> str:
    return f'2026-03-01T10:{minute:02} note n{minute} about {about}\n    text "{text}"\n\n'


def test_an_agenda_written_before_the_opening_is_that_of_the_sitting(whole):
    assert states(whole("s", AGENDA + OPEN)) == [("One", "waiting"), ("Two", "waiting"), ("Three", "waiting")]


def test_what_is_called_up_is_on_and_what_was_on_is_done(whole):
    text = AGENDA + OPEN + note(1, "a1", "One") + note(2, "a1", "Three")
    assert states(whole("s", text)) == [("One", "done"), ("Two", "waiting"), ("Three", "on")]
    assert whole("s", text).agenda.next.text == "Two"


def test_what_is_closed_is_done_and_can_be_called_up_again(whole):
    text = AGENDA + OPEN + note(1, "a1", "One") + note(2, "a1, n1", "closed")
    assert whole("s", text).agenda.on is None
    assert states(whole("s", text))[0] == ("One", "done")
    assert whole("s", text + note(3, "a1", "One")).agenda.on.text == "One"


def test_a_remark_about_the_agenda_calls_nothing_up(whole):
    assert whole("s", AGENDA + OPEN + note(1, "a1", "It was long")).agenda.on is None


def test_a_new_agenda_keeps_what_was_done(whole):
    text = AGENDA + OPEN + note(1, "a1", "Two")
    text += '2026-03-01T10:05 agenda a2 in congress\n    item "Two"\n    item "Four"\n\n'
    assert states(whole("s", text)) == [("Two", "on"), ("Four", "waiting")]


def test_an_agenda_of_an_earlier_sitting_is_none_of_this_one(whole):
    text = AGENDA + OPEN + "2026-03-01T12:00 close e in congress\n\n2026-04-01T10:00 open s2 in congress\n"
    assert states(whole("s2", text)) == []
    assert len(states(whole("s", text))) == 3
