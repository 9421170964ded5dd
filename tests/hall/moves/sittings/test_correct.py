"""The secretary corrects entries by a form that shows their keys; what was written stays in the record."""

from html import unescape

import pytest

from mandat.hall import desks
from mandat.hall.models import Poll


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


@pytest.fixture
def boat(opened, post, acts):
    """A motion."""
    post("delegate", "motion/", text="We buy a boat.")
    return acts("motion")[0].id


@pytest.fixture
def poll(boat, post):
    """A vote on it, which is open."""
    post("chair", "/pilots/body/congress/poll/", kind="open", motion=boat)
    return Poll.objects.get()


@pytest.fixture
def vote(poll, post, acts):
    """The same, closed: the id of the vote act."""
    post("chair", f"/pilots/poll/{poll.pk}/vote/", line=str(poll.roll.get(seat="hamburg").pk), side="for")
    assert post("chair", f"/pilots/poll/{poll.pk}/close/", present="9").status_code == 303
    return acts("vote")[0].id


def test_before_a_vote_the_words_of_a_motion_are_corrected(boat, post, acts):
    assert post("secretary", f"correct/{boat}/", **{"key-text": "We buy a ship."}).status_code == 303
    assert acts("motion")[0].text == "We buy a ship."


def test_once_a_vote_on_them_is_open_the_secretary_does_not_change_them_alone(boat, poll, post, get, acts):
    answer = post("secretary", f"correct/{boat}/", **{"key-text": "We buy a ship."})
    assert answer.status_code == 422
    assert "voted on these words, so nobody corrects them alone" in answer.content.decode()
    assert get("secretary", f"correct/{boat}/").status_code == 422
    assert acts("correct") == []


def test_where_the_vote_is_cancelled_they_are_corrected_again(boat, poll, post, acts):
    post("chair", f"/pilots/poll/{poll.pk}/cancel/", reason="a slip of the pen")
    assert post("secretary", f"correct/{boat}/", **{"key-text": "We buy a ship."}).status_code == 303


@pytest.mark.parametrize(("key", "text"), [("roll", "hamburg: 0 4"), ("present", "3"), ("at", "2026-06-01T10:01")])
def test_what_the_hall_counted_the_secretary_does_not_change_alone(vote, post, get, acts, key, text):
    answer = post("secretary", f"correct/{vote}/", **{f"key-{key}": text})
    assert answer.status_code == 422
    assert "counted in the hall, so nobody corrects them alone" in answer.content.decode()
    assert get("secretary", f"correct/{vote}/").status_code == 422
    assert acts("correct") == []


def test_the_minutes_say_so_and_take_a_note(vote, post, get):
    page = get("secretary", "minutes/").content.decode()
    assert f"correct/{vote}/" not in page
    assert "not corrected by one person: add a note" in page
    assert post("secretary", "note/", about=vote, text="Kiel says it was counted wrongly.").status_code == 303


@pytest.fixture
def quorate(opened, boat, post, acts):
    """Hamburg (4 votes) and Kiel (3) are there, 5 are needed, and the boat is bought: the arrival of Kiel."""
    for person in ("ada", "ben"):
        assert post("secretary", "arrive/", person=person).status_code == 303
    post("chair", "/pilots/body/congress/poll/", kind="open", motion=boat)
    poll = Poll.objects.get()
    post("chair", f"/pilots/poll/{poll.pk}/vote/", line=str(poll.roll.get(seat="hamburg").pk), side="for")
    assert post("chair", f"/pilots/poll/{poll.pk}/close/").status_code == 303
    assert len(acts("vote")) == 1
    return acts("arrive")[1].id


def void_votes(union) -> list[str]:
    return [name for name in desks.desk_of(union).book().record.state.void if name.startswith("vote-")]


def test_a_check_in_on_which_a_quorum_rests_is_corrected_by_whoever_goes_on_by_name(opened, quorate, post, acts, get):
    answer = post("secretary", f"correct/{quorate}/", **{"key-count": "0"})
    assert (answer.status_code, acts("correct")) == (422, [])
    void = (
        "With this correction the decision on “We buy a boat.” is void,"
        " since 4 were present in Congress, and its charter asks for 5"
    )
    assert void in unescape(answer.text)
    assert post("secretary", f"correct/{quorate}/", **{"key-count": "0"}, sure="elsewhere").status_code == 303
    assert void_votes(opened) == [acts("vote")[0].id]
    minutes = get("member", "minutes.txt").text
    assert f"Note: {void}. It was Ben Brandt who corrected it." in minutes


def test_of_several_who_are_told_together_each_is_corrected_alone(quorate, get, acts):
    page = get("secretary", "minutes/").text
    for act, name in zip(acts("arrive"), ("Ada Ahrens", "Ben Brandt"), strict=True):
        assert f'/correct/{act.id}/">{name}</a>' in page


def test_a_correction_by_which_it_stands_again_says_so(opened, quorate, post):
    post("secretary", f"correct/{quorate}/", **{"key-count": "0"}, sure="elsewhere")
    answer = post("secretary", f"correct/{quorate}/", **{"key-count": "3"})
    assert "With this correction the decision on “We buy a boat.” stands again." in answer.text
    assert post("secretary", f"correct/{quorate}/", **{"key-count": "3"}, sure="elsewhere").status_code == 303
    assert void_votes(opened) == []


def test_a_correction_on_which_nothing_rests_is_asked_about_by_nobody(quorate, post, acts):
    assert post("secretary", f"correct/{quorate}/", **{"key-count": "2"}).status_code == 303
    assert acts("note") == []


def test_a_vote_that_was_not_held_in_the_hall_is_corrected_by_whoever_took_it_down(opened, write, post, acts):
    write('2026-06-01T10:03 vote by-hand in congress "We sing."\n    for 5\n    against 1\n    present 9\n')
    assert post("secretary", "correct/by-hand/", **{"key-against": "2"}).status_code == 303
    assert acts("vote")[0].against.text == "2"
