"""The secretary corrects entries by a form that shows their keys; what was written stays in the record."""

import pytest

from mandat.hall import desks


@pytest.fixture
def declared(opened, post, acts):
    """A declaration; its id."""
    post("delegate", "declare/", text="We sail badly.")
    return acts("declare")[0].id


def test_the_form_shows_what_is_written(declared, get):
    page = get("secretary", f"correct/{declared}/").content.decode()
    assert 'name="key-text" maxlength="10000">We sail badly.</textarea>' in page
    assert 'value="2026-06-01T10:05"' in page


def test_what_is_changed_is_corrected_and_the_rest_stays(declared, opened, post, get):
    sent = {"key-text": "We sail well.", "key-at": "2026-06-01T10:05"}
    assert post("secretary", f"correct/{declared}/", **sent).status_code == 303
    book = desks.desk_of(opened).book()
    assert book.written[declared].text == "We sail badly."
    assert book.record.by_id[declared].text == "We sail well."
    correction = next(act for act in book.written.values() if act.verb == "correct")
    assert (correction.by, [(rule.key, rule.text) for rule in correction.fields]) == (
        "ben",
        [("text", "We sail well.")],
    )
    assert "Corrected on 1 June 2026, 10:05: text" in get("member", "minutes.txt").content.decode()


def test_each_item_of_an_agenda_is_a_line(opened, post, acts):
    post("chair", "agenda/", items="Minutes\nA boat, old")
    agenda = acts("agenda")[0].id
    assert post("secretary", f"correct/{agenda}/", **{"key-item": "Minutes\nA boat, new\nA van"}).status_code == 303
    assert acts("agenda")[0].item == ("Minutes", "A boat, new", "A van")


def test_a_correction_that_changes_nothing_is_told(declared, post, acts):
    assert post("secretary", f"correct/{declared}/", **{"key-text": "We sail badly."}).status_code == 422
    assert acts("correct") == []


def test_what_cannot_stand_there_is_refused_in_the_words_of_the_law(declared, post, acts):
    answer = post("secretary", f"correct/{declared}/", **{"key-at": "yesterday"})
    assert (answer.status_code, acts("correct")) == (422, [])
    assert "yesterday" in answer.content.decode()


def test_keys_that_nobody_was_shown_are_left_alone(declared, post, acts):
    sent = {"key-id": "x", "key-by": "ada", "key-status": "struck", "key-__class__": "x"}
    assert (post("secretary", f"correct/{declared}/", **sent).status_code, acts("correct")) == (422, [])


def test_acts_of_others_are_not_corrected_here(opened, get, post):
    assert get("secretary", "correct/elect-kiel/").status_code == 422
    assert post("secretary", "correct/nothing/", **{"key-text": "x"}).status_code == 422


def test_only_the_secretary_corrects(declared, assert_turned_away, get):
    assert_turned_away(f"correct/{declared}/", {"key-text": "x", "once": "x"}, ("chair", "teller", "delegate"))
    assert get("delegate", f"correct/{declared}/").status_code == 403


def test_sent_twice_it_is_corrected_once(declared, post, acts):
    sent = {"key-text": "We sail well.", "once": "a"}
    assert [post("secretary", f"correct/{declared}/", **sent).status_code for _ in range(2)] == [303, 303]
    assert len(acts("correct")) == 1
