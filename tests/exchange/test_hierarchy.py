"""A tree drawn as a picture: a line for each thing, and from each a branch to what it belongs to."""

from mandat.exchange.hierarchy import hierarchy

TREE = [
    {
        "id": "congress",
        "name": "Congress",
        "children": [
            {"id": "executive", "name": "Executive <&>", "children": [{"id": "desk", "name": None, "children": []}]},
            {"id": "youth", "name": "Youth Committee", "children": []},
        ],
    },
    {"id": "kiel", "name": "Kiel branch", "children": []},
]


def test_every_thing_is_named_once_and_cannot_become_markup():
    drawn = "".join(hierarchy(TREE).parts)
    assert [drawn.count(f">{name}<") for name in ("Congress", "Executive &lt;&amp;&gt;", "desk", "Kiel branch")] == [
        1
    ] * 4


def test_every_thing_but_those_at_the_top_hangs_from_another():
    assert "".join(hierarchy(TREE).parts).count("<path") == 3


def test_the_picture_has_a_line_for_each_thing():
    assert hierarchy(TREE).height > hierarchy(TREE[1:]).height * 3


def test_it_says_in_words_how_much_it_shows():
    assert hierarchy(TREE).says == "5 bodies and units, 2 of them at the top."
