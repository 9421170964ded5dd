"""Somebody without a mouse signs in, finds the vote, casts it, and reads the receipt; where one is, is always seen."""

import pytest

from tests.hall.browser.polls import OPEN, put
from tests.hall.browser.visitor import Visitor

PASSWORD = "herring lantern quay"

FOCUSED = """() => {
  const at = document.activeElement;
  if (at === document.body) return { name: "", seen: true };
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  return {
    name: (at.labels?.[0]?.innerText || at.innerText || at.value || at.localName).trim(),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0
      && box.bottom > 0 && box.top < innerHeight,
  };
}"""

MOST = 80
"""So many times Tab is pressed at most."""


def tab_to(visitor: Visitor, name: str) -> Visitor:
    """Press Tab until something of that name has the focus; each thing on the way shows that it has it."""
    passed = []
    for _ in range(MOST):
        at = visitor.page.evaluate(FOCUSED)
        assert at["seen"], f"the focus on {at['name']!r} is not seen"
        if at["name"] == name:
            return visitor
        passed.append(at["name"])
        visitor.page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {name!r}; passed: {passed}")


@pytest.fixture
def poll(visit, hall):
    """A vote that is open, and an account for Dora, with a password; the path of the poll."""
    dora = visit().go(f"/come-in/{hall.codes['keys']['dora']}/").press("Come in")
    dora.write("Username", "dora-keys").write("Password", PASSWORD).press("With this password").sees(
        "Ferry Union", "h1"
    )
    return put(visit().come_in("keys", "ada"), "keys", "Shall we buy paint?", OPEN)


def test_signing_in_and_voting_without_a_mouse(visit, poll):
    dora = visit().go("/keys/sitting/june/")
    keys = dora.page.keyboard
    tab_to(dora, "Sign in")
    keys.press("Enter")
    tab_to(dora.sees("Sign in", "h1"), "Username")
    keys.type("dora-keys")
    tab_to(dora, "Password")
    keys.type(PASSWORD)
    keys.press("Enter")
    tab_to(dora.sees("Shall we buy paint?"), "To the content")
    keys.press("Enter")
    tab_to(dora, "Vote")
    keys.press("Enter")
    tab_to(dora.sees("All 2 votes"), "For")
    keys.press("ArrowDown")
    tab_to(dora, "Cast the vote")
    keys.press("Enter")
    dora.sees("Your vote is counted").sees("0 for, 2 against, 0 abstaining")
    tab_to(dora, "The page of this vote")
    keys.press("Enter")
    dora.sees("2\nof 9 votes cast")
    assert dora.figures == ["2", "1"]
