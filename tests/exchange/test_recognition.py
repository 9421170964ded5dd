"""The picture of recognition: one document, readable without colour, the same for the same record."""

import xml.etree.ElementTree as ElementTree

from mandat.core.dates import MINUTES_A_DAY, read
from mandat.core.powers import EVERY, of
from mandat.exchange.axis import axis, ending, moment
from mandat.exchange.recognition import Picture, lanes, svg, told
from mandat.exchange.svg import fitted, length, lines
from mandat.measure.bands import Band

DAY = read("2024-01-01").earliest


def band(body, since, until, basis="word", says=(("beside", EVERY),)):
    return Band("kiel", body, basis, says, DAY + since * MINUTES_A_DAY, DAY + until * MINUTES_A_DAY, ("act",))


def picture(*bands, name="Kiel"):
    names = {one.body: f"The {one.body} <of> 'Kiel' & \x1b[31m" for one in bands}
    return Picture("Who", (("kiel", name, bands),), names, DAY, DAY + 90 * MINUTES_A_DAY)


def texts(drawn):
    return [node.text for node in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]


def test_the_picture_is_xml_whatever_a_name_holds():
    drawn = svg(picture(band("council", 0, 90), band("board", 10, 20, "conduct"), name="<Kiel & \x00>"))
    assert "\x1b" not in drawn
    assert any(text.startswith("The council <of>") for text in texts(drawn))


def test_the_same_picture_is_the_same_text():
    one = picture(band("council", 0, 90))
    assert svg(one) == svg(one)


def test_each_basis_has_a_filling_of_its_own():
    drawn = svg(picture(band("a", 0, 90), band("b", 0, 90, "conduct"), band("c", 0, 90, "run")))
    rows = drawn[drawn.index("<g>") :]
    assert rows.count('fill="url(#hatchB)"') == 1
    assert 'fill="#ffffff" stroke=' in rows


def test_a_band_names_its_body_by_its_letter():
    drawn = svg(picture(band("a", 0, 90), band("b", 0, 1)))
    assert texts(drawn).count("B") == 2  # in the key and in the band


def test_what_is_less_than_everything_is_marked():
    narrow = svg(picture(band("a", 0, 1, says=(("signature", of(("funds",))),)), band("b", 1, 90)))
    assert "*" in texts(narrow)


def test_a_band_in_words():
    one = band("council", 3, 5, says=(("only", of(("funds",))), ("signature", EVERY)))
    shown = told(picture(one), one)
    assert shown.endswith("by word, only it for funds; its signature, from 4 Jan 2024 to 5 Jan 2024")


def test_what_follows_stands_in_the_same_lane_and_a_body_keeps_its_lane():
    bands = [band("a", 0, 5), band("b", 0, 9), band("c", 5, 9), band("a", 5, 9, "run")]
    assert [[one.body for one in lane] for lane in lanes(bands)] == [["a", "a"], ["b"], ["c"]]
    assert [[one.body for one in lane] for lane in lanes([band("a", 0, 5), band("b", 5, 9)])] == [["a", "b"]]


def test_nothing_at_all_is_a_picture_too():
    assert "nobody, as far as this record says" in svg(picture())


def test_every_date_has_its_least_room():
    stops = [DAY, DAY + 1, DAY + 2, DAY + 200 * MINUTES_A_DAY]
    places = [axis(stops, 0, 900).x(stop) for stop in stops]
    assert places[0] == 0
    assert round(places[-1]) == 900
    assert all(after - before >= 46 for before, after in zip(places, places[1:], strict=False))


def test_dates_are_said_in_full():
    assert moment(DAY) == "1 Jan 2024"
    assert moment(DAY + 61) == "1 Jan 2024, 01:01"
    assert ending(DAY) == "31 Dec 2023"


def test_texts_are_cut_and_broken_to_fit():
    assert length(fitted("A very long name of a branch", 80, 12), 12) <= 80
    assert lines("A very long name of a branch", 100, 12, most=3) == ["A very long", "name of a", "branch"]
    assert len(lines("A very long name of a branch", 60, 12)) == 2
