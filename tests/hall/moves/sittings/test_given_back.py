"""Whatever is refused at a sitting, what was written is not lost."""

import pytest

SITTING = "/pilots/sitting/call-june/"
LONG = "The union buys one old boat. " * 400


@pytest.fixture
def send(post):
    """Sends a form of the page of the sitting, as a browser does, which says from where."""

    def sent(part: str, path: str, **fields: str):
        browser = post.browser(part)
        at = {"referer": f"http://testserver{SITTING}"}
        return browser.post(f"{SITTING}{path}", {"once": "t", **fields}, headers=at)

    return sent


def test_a_motion_that_is_too_long_comes_back_on_the_page_with_what_is_wrong_on_top(opened, send):
    answer = send("delegate", "motion/", text=LONG)
    assert (answer.status_code, LONG.strip() in answer.text) == (422, True)
    form = answer.text[answer.text.index(f'action="{SITTING}motion/"') :]
    assert form.index("longer than 10000 characters") < form.index("The union buys")


def test_sent_again_from_there_it_comes_back_once_more(opened, send):
    answer = send("delegate", "motion/", text=LONG, page=SITTING)
    assert f'name="page" value="{SITTING}"' in answer.text
    assert LONG.strip() in answer.text


def test_where_the_form_is_gone_from_the_page_the_text_is_there_to_be_copied(opened, post, send):
    post.browser("delegate")
    post("chair", "close/")
    answer = send("delegate", "motion/", text="Boats, and tea for all.")
    assert (answer.status_code, "What you wrote" in answer.text) == (422, True)
    assert "\nBoats, and tea for all.</textarea>" in answer.text


def test_whoever_may_not_do_it_keeps_the_text(opened, send):
    answer = send("observer", "motion/", text="Boats, and tea for all.")
    assert (answer.status_code, "Boats, and tea for all." in answer.text) == (403, True)


def test_what_can_be_contested_goes_back_into_its_form_to_be_changed(called, post, acts):
    address, calls = "/pilots/body/congress/convene/", len(acts("convene"))
    sent = {"meets": "2026-06-03T10:00", "text": "In Kiel, about tea", "once": "t"}
    browser = post.browser("chair")
    doubtful = browser.post(address, sent, headers={"referer": f"http://testserver{address}"})
    assert 'name="change" value="1"' in doubtful.text
    assert f'name="page" value="{address}"' in doubtful.text
    back = browser.post(address, {**sent, "page": address, "change": "1"})
    assert (back.status_code, len(acts("convene"))) == (200, calls)
    assert 'value="2026-06-03T10:00"' in back.text
    assert "\nIn Kiel, about tea</textarea>" in back.text


@pytest.mark.parametrize(
    "page", ["", "/elsewhere/", "https://evil.example/", "/petrograd-1917/", "/account/logout/", "//", "//["]
)
def test_a_page_that_is_no_page_of_the_federation_is_not_shown(opened, post, page):
    answer = post("delegate", "motion/", text="x" * 11_000 + " y", page=page)
    assert (answer.status_code, "What you wrote" in answer.text) == (422, True)


def test_a_stranger_sees_no_page_by_it(opened, post):
    assert post("stranger", "motion/", text="Boats for all", page=SITTING).status_code == 404


def test_a_page_that_refuses_itself_is_not_asked_for_again(opened, post):
    address = "/pilots/sitting/call-june/correct/elect-kiel/"
    answer = post.browser("secretary").get(address, headers={"referer": f"http://testserver{address}"})
    assert answer.status_code == 422
