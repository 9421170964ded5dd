"""Who is recalled or dismissed has nothing to say from the next request on, also on pages that lie open already."""

from tests.hall.browser.polls import OPEN, put


def test_a_delegate_who_is_recalled_while_the_ballot_lies_open_does_not_vote(visit, hall):
    ada, dora = visit().come_in("recalled", "ada"), visit("phone").come_in("recalled", "dora")
    poll = put(ada, "recalled", "Shall we paint it?", OPEN)
    dora.go(f"{poll}vote/").check("For")
    hall.write("recalled", "2026-06-01T10:05 recall of dora in congress by emden\n    for 14\n    against 2\n")
    dora.press("Cast the vote").sees("You cannot cast these votes now")
    assert ada.go(poll).figures == ["0", "0"]


def test_a_chair_who_is_dismissed_does_not_preside(visit, hall):
    ada = visit().come_in("dismissed", "ada").go("/dismissed/sitting/june/")
    ada.unfold("Rule").write("The ruling", "No smoking")
    hall.write("dismissed", "2026-06-01T10:05 dismiss by congress of ada as congress-chair\n    for 5\n    against 4\n")
    ada.page.locator("form[action$='/rule/'] button").click()
    ada.sees("only whoever holds an office with this duty may preside over Congress")
    ada.go("/dismissed/sitting/june/").sees("Nobody presides any more.")
    assert "Adjourn or close" not in ada.page.inner_text("main")
