"""Results documents: they stand by themselves, can be read without seeing, and no name becomes markup."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from mandat.clerk.apportion import METHODS as SEATS
from mandat.count.apportionment.apportion import Terms, apportion
from mandat.count.ballots import profile
from mandat.count.countback import countback
from mandat.count.methods import METHODS
from mandat.count.power.game import Game
from mandat.count.power.indices import power
from mandat.count.seats import Seats
from mandat.exchange.results import apportionment, count
from mandat.exchange.results import power as weighted
from mandat.exchange.results.flow import DARK
from mandat.exchange.results.page import STYLE
from mandat.exchange.svg import COLOURS, FAINT, words

HOSTILE = '<script>alert("&")</script><img src=//evil.example onerror=x>\u202e\u0000'
NAMES = ("Anna Brandt", "Bela Kovács", HOSTILE, "Dilara Yıldız", "Emeka Eze")
PAPERS = [(31, (0, 1, 2)), (20, (1, 3)), (14, (2, 0)), (14, (3, 2, 1)), (9, (4, 0, 1)), (6, (4,)), (3, (2, 4, 3))]
BALLOT_METHODS = ["scottish-stv", "meek-stv", "ers97-stv", "gregory-stv", "irv", "schulze", "copeland", "borda", "pav"]


def counted(method):
    return count.document(METHODS[method].count(profile(NAMES, PAPERS), 1, "seed"), METHODS[method], f"Title {HOSTILE}")


def seats():
    votes = dict(zip(NAMES, (60, 30, 30, 12, 0), strict=True))
    return apportionment.document(apportion(votes, SEATS["d-hondt"], Terms(Seats(total=3))), SEATS["d-hondt"], HOSTILE)


def decided():
    game = Game((40, 30, 20, 9, 1), 51)
    return weighted.document(NAMES, game, power(game), HOSTILE)


def doubly_decided():
    game = Game((40, 30, 20, 9, 1), 51, 0, (1, 1, 2, 2, 1), 4)
    return weighted.document(NAMES, game, power(game), HOSTILE)


def moved(*votes):
    ballots = profile(("for", "against", "abstain"), [(count, (side,)) for side, count in enumerate(votes)])
    return count.document(METHODS["motion"].count(ballots, 1), METHODS["motion"], f"Title {HOSTILE}")


DOCUMENTS = {name: counted(name) for name in BALLOT_METHODS} | {
    "seats": seats(),
    "power": decided(),
    "power by two weights": doubly_decided(),
    "motion": moved(5, 3, 2),
}
EVERY = pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)


def tree(text):
    """The document as a tree. It is well-formed XML but for the document type and the metadata, which stand alone."""
    plain = re.sub(r"<meta [^>]*>|<!DOCTYPE html>", "", text)
    return ElementTree.fromstring(plain)


@EVERY
def test_a_document_is_well_formed_whatever_names_say(text):
    assert tree(text).tag == "html"


@EVERY
def test_a_name_becomes_no_markup(text):
    tags = {element.tag for element in tree(text).iter()}
    assert not tags & {"script", "img", "i"}
    assert "&lt;script&gt;" in text
    assert "\u202e" not in text


@EVERY
def test_nothing_is_fetched_and_nothing_is_run(text):
    attributes = {(name, value) for element in tree(text).iter() for name, value in element.attrib.items()}
    names = {name for name, _ in attributes}
    assert not names & {"src", "href", "srcset", "action", "data"}
    assert not {name for name in names if name.startswith("on")}
    assert "url(" not in STYLE.read_text(encoding="utf-8")
    assert "@import" not in STYLE.read_text(encoding="utf-8")
    assert """content="default-src 'none'; style-src 'unsafe-inline'\"""" in text


@EVERY
def test_a_document_says_its_language_and_has_one_heading_above_the_others(text):
    root = tree(text)
    assert root.get("lang") == "en"
    assert len([*root.iter("h1")]) == 1
    assert all(section.find("h2") is not None for section in root.iter("section"))


@EVERY
def test_every_head_of_a_table_says_what_it_heads_and_every_table_what_it_shows(text):
    root = tree(text)
    tables = [*root.iter("table")]
    assert tables
    assert all(head.get("scope") in ("col", "row") for head in root.iter("th"))
    assert all(table.findtext("caption") for table in tables)
    for table in tables:
        assert {len(row) for row in table.iter("tr")} == {len(table.find("thead/tr"))}


@EVERY
def test_every_picture_is_told_in_words_beside_it(text):
    for figure in tree(text).iter("figure"):
        (picture,) = figure.iter("svg")
        assert picture.get("role") == "img"
        assert len(picture.get("aria-label")) > 10
        assert len("".join(figure.find("figcaption").itertext())) > 10


@EVERY
def test_what_scrolls_can_be_reached_with_the_keyboard_and_has_a_name(text):
    for element in tree(text).iter("div"):
        if element.get("class") == "scroll":
            assert (element.get("tabindex"), element.get("role")) == ("0", "region")
            assert element.get("aria-label")


@pytest.mark.parametrize("method", ["scottish-stv", "ers97-stv", "gregory-stv", "irv"])
def test_a_count_in_which_votes_move_shows_how(method):
    assert "How the votes moved" in DOCUMENTS[method]


@pytest.mark.parametrize(
    ("votes", "says"), [((5, 3, 2), "Motion carried"), ((3, 5, 0), "Motion lost"), ((4, 4, 1), "Motion tied")]
)
def test_of_a_motion_it_is_told_whether_it_is_carried(votes, says):
    text = moved(*votes)
    assert f"{says}, by {sum(votes)} valid ballots." in text
    assert "elected" not in re.sub(r"<style>.*</style>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("method", ["borda", "pav"])
def test_a_count_without_stages_draws_what_each_has(method):
    assert "What each candidate has" in DOCUMENTS[method]
    assert ", elected</text>" in DOCUMENTS[method]


@pytest.mark.parametrize("method", ["schulze", "copeland"])
def test_a_pairwise_count_shows_the_matrix(method):
    assert "Pair by pair" in DOCUMENTS[method]


def test_every_stage_stands_in_a_table():
    result = METHODS["scottish-stv"].count(profile(NAMES, PAPERS), 1, "seed")
    tables = tree(DOCUMENTS["scottish-stv"]).iter("table")
    heads = [head.text for table in tables for head in table.find("thead/tr")][1:]
    assert [text for text in heads if text.isdigit()] == [str(stage.n) for stage in result.stages]


def test_a_vacancy_is_told_with_the_count_that_fills_it():
    ballots, method = profile(NAMES, PAPERS), METHODS["scottish-stv"]
    first = method.count(ballots, 2, "seed")
    filled = countback(method, ballots, first.elected, first.elected[:1], "seed")
    text = count.document(first, method, "Title", filled)
    assert f"give the vacant seats to {words(filled.fills[0])}." in text
    assert tree(text).tag == "html"


# ------------------------------------------------------------------------------------------------------------ contrast


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast of two colours by WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours_of_text():
    sheet = STYLE.read_text(encoding="utf-8")
    drawn = re.findall(r'<text [^>]*fill="(#[0-9a-f]{6})"', "".join(DOCUMENTS.values()))
    return sorted({*re.findall(r"--(?:ink|soft|mark): (#[0-9a-f]{6})", sheet), *drawn})


@pytest.mark.parametrize("paper", ["#ffffff", "#dfe9f3"])
@pytest.mark.parametrize("colour", colours_of_text())
def test_text_stands_out_from_the_paper(colour, paper):
    assert contrast(colour, paper) >= 4.5


@pytest.mark.parametrize("colour", [*COLOURS, FAINT])
def test_ribbons_of_votes_that_move_stand_out_from_the_paper(colour):
    mixed = [round(255 - (255 - int(colour[at : at + 2], 16)) * float(DARK)) for at in (1, 3, 5)]
    assert contrast("#" + "".join(f"{part:02x}" for part in mixed), "#ffffff") >= 3


def test_letters_stand_out_from_the_colours_behind_them():
    keys = set(re.findall(r'class="key" style="background:(#[0-9a-f]{6})"', DOCUMENTS["seats"]))
    assert keys
    assert all(contrast("#ffffff", colour) >= 4.5 for colour in keys)


def test_a_second_weight_has_its_quota_and_its_columns():
    text = doubly_decided()
    assert "51 of 100 carry, with 4 of 7 by the second weight." in text
    assert text.count("Second weight") == 1
    assert "28.57%" in text
