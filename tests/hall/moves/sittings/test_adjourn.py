"""A sitting is adjourned, until a time or until further notice."""


def test_the_chair_adjourns_until_tomorrow(opened, post, get, acts):
    assert post("chair", "adjourn/", until="2026-06-02T09:00").status_code == 303
    assert acts("adjourn")[0].text == "until 2026-06-02T09:00"
    assert "Adjourned until 2 June 2026, 09:00." in get("delegate").content.decode()


def test_the_record_says_in_words_until_when(opened, post, get, acts):
    post("chair", "adjourn/", until="2026-06-02T09:00")
    pages = ("/pilots/record/", f"/pilots/act/{acts('adjourn')[0].id}/")
    for page in (get("delegate", path).text for path in pages):
        assert "until 2 June 2026, 09:00</blockquote>" in page


def test_it_is_not_adjourned_until_a_time_that_has_passed(opened, post, acts):
    answer = post("chair", "adjourn/", until="2026-05-31T09:00")
    assert (answer.status_code, "until a time that has passed: choose a later one" in answer.text) == (422, True)
    assert acts("adjourn") == []


def test_without_a_time_it_is_adjourned_until_further_notice(opened, post, acts):
    assert post("chair", "adjourn/").status_code == 303
    assert acts("adjourn")[0].text is None


def test_what_is_adjourned_is_not_adjourned_again(opened, post, acts):
    post("chair", "adjourn/")
    assert post("chair", "adjourn/").status_code == 422
    assert len(acts("adjourn")) == 1


def test_a_sitting_that_was_only_called_cannot_be_adjourned(called, post):
    assert post("chair", "adjourn/").status_code == 422


def test_only_the_chair_adjourns(opened, assert_turned_away):
    assert_turned_away("adjourn/", {"once": "x"}, ("secretary", "teller", "delegate"))


def test_to_look_at_the_address_adjourns_nothing(opened, get, acts):
    assert (get("chair", "adjourn/").status_code, acts("adjourn")) == (405, [])


def test_sent_twice_it_is_adjourned_once(opened, post, acts):
    assert [post("chair", "adjourn/", once="a").status_code for _ in range(2)] == [303, 303]
    assert len(acts("adjourn")) == 1
