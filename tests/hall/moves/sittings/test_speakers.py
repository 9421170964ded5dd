"""The speakers' list: asked for by whoever sits, called by the chair, erased at the closing."""

from datetime import timedelta

import pytest

from mandat.hall.models import Floor, Speech

ASK = {"kind": "speech"}


def waiting() -> list[str]:
    return list(Speech.objects.filter(began=None).values_list("person", flat=True))


def speaking() -> str | None:
    found = Speech.objects.filter(began__isnull=False, ended=None).first()
    return found and found.person


def test_points_of_order_come_first(opened, time, post, acts):
    post("delegate", "speakers/ask/", **ASK)
    time.is_("2026-06-01T10:06")
    post("teller", "speakers/ask/", kind="order")
    assert post("chair", "speakers/call/").status_code == 303
    assert speaking() == "cem"
    post("chair", "speakers/call/")
    assert speaking() == "dora"
    assert acts("note", "declare", "rule") == []


def test_whoever_speaks_is_shown_with_the_limit(opened, post, get):
    post("chair", "speakers/order/", limit="3")
    post("delegate", "speakers/ask/", **ASK)
    post("chair", "speakers/call/", speech=Speech.objects.get().pk)
    page = get("observer").content.decode()
    assert "<strong><bdi>Dora Dahl</bdi></strong>" in page
    assert "since 10:05" in page
    assert "until 10:08" in page
    assert 'data-ends="2026-06-01T08:08:00+00:00"' in page


def test_for_and_against_take_turns(opened, time, post, get):
    post("chair", "speakers/order/", alternating="1")
    for minute, part, side in ((6, "delegate", "for"), (7, "teller", "for"), (8, "secretary", "against")):
        time.is_(f"2026-06-01T10:0{minute}")
        post(part, "speakers/ask/", kind="speech", side=side)
    called = []
    for _ in range(3):
        post("chair", "speakers/call/")
        called.append(speaking())
    assert called == ["dora", "ben", "cem"]


def test_a_closed_list_takes_points_of_order_only(opened, post):
    post("chair", "speakers/order/", closed="1")
    assert post("delegate", "speakers/ask/", **ASK).status_code == 422
    assert post("delegate", "speakers/ask/", kind="order").status_code == 303
    post("chair", "speakers/order/")
    assert post("delegate", "speakers/ask/", **ASK).status_code == 303


def test_nobody_waits_twice_for_the_same(opened, post):
    post("delegate", "speakers/ask/", **ASK)
    answer = post("delegate", "speakers/ask/", **ASK)
    assert (answer.status_code, waiting()) == (422, ["dora"])
    assert "Dora Dahl is on the list already" in answer.content.decode()


def test_whoever_waits_takes_himself_off_and_whoever_speaks_gives_way(opened, post):
    post("delegate", "speakers/ask/", **ASK)
    post("delegate", "speakers/leave/", speech=Speech.objects.get().pk)
    assert waiting() == []
    post("delegate", "speakers/ask/", **ASK)
    post("chair", "speakers/call/")
    assert post("delegate", "speakers/leave/", speech=Speech.objects.get().pk).status_code == 303
    assert speaking() is None


def test_nobody_takes_others_off_but_the_table(opened, post):
    post("delegate", "speakers/ask/", **ASK)
    name = Speech.objects.get().pk
    for part in ("teller", "member", "observer"):
        assert post(part, "speakers/leave/", speech=name).status_code == 403
    assert post("stranger", "speakers/leave/", speech=name).status_code == 404
    assert waiting() == ["dora"]
    assert post("secretary", "speakers/leave/", speech=name).status_code == 303
    assert waiting() == []


def test_the_table_puts_others_on_the_list(opened, post):
    assert post("chair", "speakers/ask/", kind="speech", person="dora").status_code == 303
    assert post("delegate", "speakers/ask/", kind="speech", person="ada").status_code == 403
    assert post("chair", "speakers/ask/", kind="speech", person="hamburg").status_code == 422
    assert waiting() == ["dora"]


@pytest.mark.parametrize("path", ["ask/", "call/", "order/"])
def test_whoever_has_no_seat_or_duty_is_turned_away(opened, assert_turned_away, path):
    assert_turned_away(
        f"speakers/{path}", ASK | {"once": "x"}, () if path == "ask/" else ("secretary", "teller", "delegate")
    )
    assert Speech.objects.count() == 0
    assert not Floor.objects.filter(closed=True).exists()


@pytest.mark.parametrize("path", ["ask/", "call/", "leave/", "order/"])
def test_to_look_at_the_address_changes_nothing(opened, get, path):
    assert get("chair", f"speakers/{path}").status_code == 405
    assert Floor.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("ask/", {"kind": "song"}), ("ask/", {"kind": "speech", "side": "both"}), ("ask/", {"kind": ""}),
        ("call/", {"speech": "x"}), ("call/", {"speech": "999"}), ("call/", {}), ("leave/", {"speech": ""}),
        ("order/", {"limit": "soon"}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(opened, post, path, sent):
    assert post("chair", f"speakers/{path}", **sent).status_code == 422


def test_sent_twice_one_asks_once_and_calls_one(opened, post):
    assert [post("delegate", "speakers/ask/", **ASK, once="a").status_code for _ in range(2)] == [303, 303]
    post("teller", "speakers/ask/", **ASK)
    first = Speech.objects.get(person="dora").pk
    assert [post("chair", "speakers/call/", speech=first).status_code for _ in range(2)] == [303, 303]
    assert (speaking(), waiting()) == ("dora", ["cem"])


def test_before_the_opening_and_in_a_pause_there_is_no_list(called, post):
    assert post("delegate", "speakers/ask/", **ASK).status_code == 422
    post("chair", "open/", chair="ada")
    post("chair", "adjourn/")
    assert post("delegate", "speakers/ask/", **ASK).status_code == 422


def test_an_hour_cannot_be_overdrawn(opened, post):
    post("chair", "speakers/order/", limit="999")
    assert timedelta(seconds=Floor.objects.get().limit) == timedelta(hours=2)
