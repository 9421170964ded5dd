"""What acts say in one sentence, with links to what they name."""

import re

import pytest

from mandat.book.reading import read
from mandat.hall.here import Here
from mandat.hall.wording.sentences import joined, link, listed, sentence


@pytest.fixture
def here(union, rf) -> Here:
    request = rf.get("/pilots/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    union.openness = "all"
    return Here(request, union)


def said(here: Here, minutes: str) -> str:
    (act,) = read("more.mandat", minutes).acts
    return re.sub(r"<[^>]*>", "", sentence(here, act))


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (
            "2024-05-01 elect of ada, cem to congress from hamburg\n    votes 4",
            "Hamburg branch elects Ada Ahrens and Cem Celik to Congress (votes: 4)",
        ),
        ("2024-05-01 elect to congress from hamburg", "Hamburg branch elects to Congress"),
        ("2024-05-01 walkout of ada in congress", "Ada Ahrens walks out of Congress"),
        ("2024-05-01 walkout of ada, ben in congress", "Ada Ahrens and Ben Brandt walk out of Congress"),
        ("2024-05-01 recognise by kiel of congress mode only", "Kiel branch recognises Congress and nobody else"),
        (
            "2024-05-01 recognise by kiel of congress\n    powers funds.spend",
            "Kiel branch recognises Congress for funds.spend",
        ),
        (
            "2024-05-01 order o1 from congress to kiel\n    power funds.spend",
            "Congress orders Kiel branch, by the power funds.spend",
        ),
        ("2024-05-01 assume by congress\n    powers state.govern", "Congress assumes state.govern"),
        (
            "2024-05-01 convene from ada to congress\n    meets 2024-06-01T10:00",
            "Ada Ahrens convenes Congress, for 1 June 2024, 10:00",
        ),
        ("2024-05-01 order from unknown to kiel", "Somebody who is not named orders Kiel branch"),
        ("2024-05-01 recall of ada in congress", "Ada Ahrens is recalled from Congress"),
        ("2024-05-01 open in congress\n    present 7", "Congress meets, 7 present"),
        (
            "2024-05-01 open in congress\n    present 0\n    chair ada",
            "Congress meets, Ada Ahrens in the chair",
        ),
        ("2024-05-01 resume in congress\n    present 0", "Congress resumes"),
    ],
)
def test_an_act_is_told_in_one_sentence(here, minutes, expected):
    assert said(here, minutes) == expected


def test_a_thing_is_linked_to_its_page_and_an_act_to_its_own(here):
    assert link(here, "congress") == '<a href="/pilots/body/congress/">Congress</a>'
    assert link(here, "elect-kiel") == '<a href="/pilots/act/elect-kiel/">election of 1 February 2024</a>'


def test_what_nobody_knows_is_named_as_it_was_written_and_cannot_become_markup(here):
    assert link(here, "<b>") == "&lt;b&gt;"


def test_of_many_the_first_are_named_and_the_others_counted(here):
    assert listed(here, [f"x{number}" for number in range(9)]) == "x0, x1, x2, x3, x4, x5 and 3 others"
    assert listed(here, [f"x{number}" for number in range(7)]) == "x0, x1, x2, x3, x4, x5 and x6"


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "<"], "a, b and &lt;")]
)
def test_a_list_is_joined_as_in_a_sentence(parts, expected):
    assert joined(parts) == expected
