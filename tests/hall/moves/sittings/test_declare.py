"""Whoever has a seat declares something at a sitting; the sitting shows it."""


def test_a_declaration_is_shown_and_minuted(opened, post, get):
    assert post("delegate", "declare/", text="We stand by the pilots.").status_code == 303
    assert "We stand by the pilots." in get("observer").content.decode()
    assert (
        "10:05  Dora Dahl declared:\n         > We stand by the pilots."
        in get("member", "minutes.txt").content.decode()
    )


def test_whoever_has_no_seat_declares_nothing(opened, assert_turned_away):
    assert_turned_away("declare/", {"text": "x", "once": "x"}, ())


def test_to_look_at_the_address_declares_nothing(opened, get, acts):
    assert (get("delegate", "declare/").status_code, acts("declare")) == (405, [])


def test_an_empty_declaration_is_told(opened, post, acts):
    assert (post("delegate", "declare/", text=" ").status_code, acts("declare")) == (422, [])


def test_sent_twice_it_is_declared_once(opened, post, acts):
    assert [post("delegate", "declare/", text="x", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("declare")) == 1
