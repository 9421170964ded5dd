"""The pages of sittings, for whoever looks."""

import pytest

from mandat.hall.models.federation import Openness
from mandat.hall.reads.sitting import PARTS

PAGES = ("", "minutes/", "minutes.txt", "minutes.mandat", "calendar.ics")


def test_the_list_tells_what_goes_on_and_what_is_called(opened, write, get):
    write('2026-05-02 convene call-july from ada to congress "Again"\n    meets 2026-07-01\n')
    page = get("observer", "/pilots/sittings/").content.decode()
    going, called = page.index("Going on"), page.index("Called")
    assert going < page.index("/sitting/call-june/") < called < page.index("/sitting/call-july/")
    assert "No sitting has been held yet." in page


def test_a_list_without_sittings_says_what_to_do(union, get):
    page = get("observer", "/pilots/sittings/").content.decode()
    assert "No sitting is called. Whoever presides over a body convenes it" in page


def test_whoever_presides_convenes_from_the_list(union, get):
    assert "Convene Congress" in get("chair", "/pilots/sittings/").content.decode()
    assert "Convene Congress" not in get("delegate", "/pilots/sittings/").content.decode()


def test_every_part_is_marked_so_that_it_can_be_sent_by_itself(opened, get):
    page = get("observer").content.decode()
    assert all(page.count(f'data-live="{part}"') == 1 for part in PARTS)


LONG = "We sail, and we sail back. " * 40


@pytest.mark.parametrize(
    ("act", "where"),
    [
        ('agenda g in congress\n    item "TEXT"\n    item "Else"', '<details class="long"><summary>TEXT</summary>'),
        ('motion m in congress by dora "TEXT"', '<blockquote><details class="long"><summary>TEXT</summary>'),
        ('rule r in congress by ada "TEXT"', '<details class="long"><summary>TEXT</summary>'),
        ('declare d by dora in congress "TEXT"', '<blockquote><details class="long"><summary>TEXT</summary>'),
    ],
)
def test_a_long_text_is_clipped_to_the_eye_and_is_whole_with_a_click(opened, write, get, act, where):
    write(f"2026-06-01T10:01 {act}\n".replace("TEXT", LONG.strip()))
    assert where.replace("TEXT", LONG.strip()) in get("observer").text


def test_a_short_text_stands_as_it_is(opened, write, get):
    write('2026-06-01T10:01 motion m in congress by dora "We sail."\n')
    assert "<blockquote>We sail.</blockquote>" in get("observer").text


@pytest.mark.parametrize("part", ["observer", "member"])
def test_whoever_can_do_nothing_is_shown_no_form(opened, get, part):
    assert '<form method="post" class="' not in get(part).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_strangers_see_nothing_of_a_closed_federation(opened, get, client, path):
    assert get("stranger", path).status_code == 404
    assert client.get(f"/pilots/sitting/call-june/{path}").status_code == 302


@pytest.mark.parametrize("path", PAGES)
def test_everybody_watches_where_sittings_are_public_and_nobody_is_named_as_present(opened, post, client, path):
    post("secretary", "arrive/", person="dora")
    opened.openness = Openness.SITTINGS
    opened.save()
    answer = client.get(f"/pilots/sitting/call-june/{path}")
    assert answer.status_code == (302 if path == "minutes.mandat" else 200)
    assert ("1 person" in answer.content.decode()) is (path == "")
    assert not any(name in answer.content.decode() for name in ("Dora Dahl", "of dora"))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", ["nothing", "chair-ada", "congress", "%22%3E%3Cscript%3E", "a" * 3000])
def test_what_is_no_sitting_is_not_there(opened, get, path, name):
    answer = get("observer", path, name)
    assert answer.status_code == 404
    assert "<script>" not in answer.content.decode()


def test_a_sitting_is_shown_as_of_any_date(opened, post, time, get):
    time.is_("2026-06-01T12:00")
    post("chair", "close/")
    assert "going on" in get("observer", "?at=2026-06-01T11:00").content.decode()
    assert "called" in get("observer", "?at=2026-05-20").content.decode()
    assert get("observer", "?at=2026-04-01").status_code == 404
    assert '<form method="post" class="' not in get("chair", "?at=2026-06-01T11:00").content.decode()


def test_a_sitting_is_found_by_the_act_that_opened_it(opened, get):
    assert get("observer", "", "june").status_code == 200


def test_the_minute_book_of_a_sitting_is_read_back(opened, post, get):
    post("delegate", "declare/", text='We said "yes"\nand meant it')
    text = get("member", "minutes.mandat").content.decode()
    from mandat.book.reading import read

    acts = read("sitting.mandat", text).acts
    assert [act.verb for act in acts] == ["convene", "open", "declare"]
    assert acts[2].text == 'We said "yes"\nand meant it'


def test_what_was_done_is_said_to_whoever_did_it_and_not_to_a_page_that_looks_after_itself(opened, post):
    post("secretary", "arrive/", person="ada")
    page, browser = "/pilots/sitting/call-june/", post.browser("secretary")
    assert "Ada Ahrens is checked in." not in browser.get(page, headers={"x-hall-live": "1"}).content.decode()
    assert "Ada Ahrens is checked in." in browser.get(page).content.decode()
