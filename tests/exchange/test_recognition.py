"""The picture of recognition: one document, readable without colour, the same for the same record."""

import xml.etree.ElementTree as ElementTree

from msgspec.structs import replace

from mandat.core.dates import MINUTES_A_DAY, read
from mandat.core.powers import EVERY, of
from mandat.exchange.axis import axis, ending, moment
from mandat.exchange.recognition import PAPER, Picture, lanes, svg, told
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
    assert len({svg(picture(band("council", 0, 90))) for _ in range(3)}) == 1


def test_each_basis_has_a_filling_of_its_own():
    drawn = svg(picture(band("a", 0, 90), band("b", 0, 90, "conduct"), band("c", 0, 90, "run")))
    rows = drawn[drawn.index("<g>") :]
    assert rows.count('fill="url(#hatchB)"') == 1
    assert f'fill="{PAPER}" stroke=' in rows


def test_a_band_names_its_body_by_its_letter():
    drawn = svg(picture(band("a", 0, 90), band("b", 0, 1)))
    assert texts(drawn).count("B") == 2  # in the key and in the band


def test_what_is_less_than_everything_is_marked():
    others = [band("b", day, day + 1) for day in range(1, 15)]
    narrow = svg(picture(band("a", 0, 1, says=(("signature", of(("funds",))),)), *others))
    assert "*" in texts(narrow)


def faded(body, since, until, latest, ended=None):
    """A band that may have begun as late as the day `latest`, and ended as late as the day `ended`."""
    one = band(body, since, until)
    edge = tuple(DAY + day * MINUTES_A_DAY for day in (latest, until if ended is None else ended))
    return replace(picture(one), latest={one: edge}), one


def test_a_band_without_an_exact_date_fades():
    drawn = svg(faded("council", 3, 60, 20, 80)[0])
    rows = drawn[drawn.index("<g>") :]
    assert rows.count("url(#fade-in)") == 1
    assert rows.count("url(#fade-out)") == 1
    assert "url(#fade-" not in svg(picture(band("council", 3, 60)))[drawn.index("<g>") :]


def test_a_band_fades_out_no_further_than_its_lane_is_free():
    shown, one = faded("council", 0, 60, 0, 80)
    drawn = svg(replace(shown, rows=(("kiel", "Kiel", (one, band("council", 60, 90, "run"))),)))
    assert "url(#fade-out)" not in drawn[drawn.index("<g>") :]


def test_a_span_is_told_in_words():
    shown, one = faded("council", 3, 60, 20, 80)
    assert told(shown, one).endswith(
        "from 4 Jan 2024 (or later, by 21 Jan 2024) to 29 Feb 2024 (or later, by 20 Mar 2024)"
    )


def test_what_lies_between_two_dates_stands_between_them():
    along = axis([DAY, DAY + 100, DAY + 200], 0, 900)
    assert along.x(DAY) < along.x(DAY + 50) < along.x(DAY + 100) < along.x(DAY + 150) < along.x(DAY + 200)
    assert (along.x(DAY - 5), along.x(DAY + 500)) == (along.x(DAY), along.x(DAY + 200))


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
