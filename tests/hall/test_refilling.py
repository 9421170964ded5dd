"""A form that is refused comes back as it was filled in."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from mandat.hall.refilling import refilled

PAGE = """
<p>Above</p>
<details><summary>Move a motion</summary>
<form method="post" action="/u/motion/?at=1"><input type="hidden" name="once" value="t2">
<textarea name="text" required></textarea>
<input name="by" value="">
<select name="how"><option value="open" selected>Open</option><option value="card">Card</option></select>
<input type="checkbox" name="rivals" value="a"><input type="checkbox" name="rivals" value="b" checked>
<input type="password" name="secret">
</form></details>
<form method="post" action="/u/amend/"><input type="hidden" name="motion" value="m1">
<textarea name="text">One</textarea></form>
<form method="post" action="/u/amend/"><input type="hidden" name="motion" value="m2">
<textarea name="text">Two</textarea></form>
<form method="post"><input name="when"></form>
<p>Below</p>
"""


def again(action: str, *sent: tuple[str, str]) -> str | None:
    return refilled(PAGE, "/u/", action, sent, "<p>It is too long</p>")


def test_what_was_typed_chosen_and_ticked_stands_in_the_form_again():
    page = again("/u/motion/", ("once", "t1"), ("text", "A & <b>"), ("by", 'Ada "A"'), ("how", "card"), ("rivals", "a"))
    assert '<textarea name="text" required data-begun>\nA &amp; &lt;b&gt;</textarea>' in page
    assert '<input name="by" value="Ada &quot;A&quot;" data-begun>' in page
    assert '<option value="open">Open</option><option value="card" selected>' in page
    assert (
        '<input type="checkbox" name="rivals" value="a" checked><input type="checkbox" name="rivals" value="b">' in page
    )


def test_what_is_wrong_stands_on_top_of_the_form_has_the_focus_and_is_not_folded_away():
    page = again("/u/motion/", ("text", "x"))
    notice = '<div class="notice error" role="alert" tabindex="-1" autofocus><p>It is too long</p></div>'
    assert page.index("<details open>") < page.index(notice) < page.index("<textarea")


def test_of_forms_that_send_to_the_same_address_it_is_the_one_that_was_sent():
    page = again("/u/amend/", ("motion", "m2"), ("text", "Three"))
    assert ">One</textarea>" in page
    assert ">\nThree</textarea>" in page
    assert ">Two</textarea>" not in page


def test_a_form_without_an_address_sends_to_its_own_page():
    assert '<input name="when" value="soon" data-begun>' in again("/u/", ("when", "soon"))


def test_a_page_without_the_form_is_none():
    assert again("/u/elsewhere/", ("text", "x")) is None
    assert again("/u/amend/", ("motion", "m3"), ("text", "x")) is None


def test_the_token_of_the_form_is_new_and_no_password_is_sent_back():
    page = again("/u/motion/", ("once", "t1"), ("secret", "herring"), ("text", "x"))
    assert 'name="once" value="t2"' in page
    assert "herring" not in page


def test_every_form_says_from_which_page_it_comes():
    assert again("/u/motion/", ("text", "x")).count('<input type="hidden" name="page" value="/u/">') == 4


class Texts(HTMLParser):
    """What a browser finds in the first textarea, and how many forms."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.forms, self.inside = "", 0, False
        self.feed(page.partition("</textarea>")[0])
        self.forms = page.count("<form")

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "textarea"

    def handle_data(self, data):
        if self.inside:
            self.text += data


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
def test_whatever_was_written_is_only_text(text):
    read = Texts(again("/u/motion/", ("text", text)))
    assert (read.text.removeprefix("\n"), read.forms) == (text, 4)
