"""The order of acts: what refers to what, the window of each act, circles, and what has no date of its own.

The small books below are read as they stand; their windows are then told in minutes of one day, 2 March 2024.
"""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mandat.book.reading import read
from mandat.core import dates
from mandat.core.acts import Declare, Person
from mandat.core.dates import DAWN, NEVER, When
from mandat.core.order import Window, arrange, at_latest, record_end, references

DAY = dates.read("2024-03-02").earliest


def order(text):
    """The order of a book, which reads without a fault."""
    reading = read("order.mandat", text)
    assert not reading.findings
    return arrange(reading.acts)


def visited(text):
    """The ids of the acts of a book, in the order in which they are visited."""
    return " ".join(act.id for act in order(text).acts)


def windows(text):
    """Act -> its window, as two dates."""
    return {
        name: f"{dates.show(window.earliest)} {dates.show(window.latest)}".replace("2024-03-02T", "")
        for name, window in order(text).windows.items()
    }


# ------------------------------------------------------------------------------------------------- what refers (1)


@pytest.mark.parametrize(
    ("act", "refers"),
    [
        ("answer a to b by c says heard", "b"),
        ("vote a in b on c, d", "c d"),
        ("order a from b to c on d against e, f", "d e f"),
        ("correct a corrects b by c", "b"),
        ("ratify a by b ratifies c, d on e", "c d e"),
        ("declare a by b", ""),
        ("order a from b to c for d", ""),
        ("elect a of b to c from d by e", ""),
        ("recognise a by b of c", ""),
        ("establish a by b of c on d", "d"),
        ("unit a", ""),
        ("change a", ""),
        ("report a from b to c about d", ""),
    ],
)
def test_acts_named_behind_to_on_against_corrects_and_ratifies_are_referred_to(act, refers):
    """Naming a person, a unit or a body is no reference in time: `to` is one only for an answer."""
    (one,) = read("one.mandat", f"2024-03-02 {act}\n").acts
    assert sorted(references(one)) == refers.split()


def test_what_stands_behind_after_is_referred_to_by_any_act():
    (one,) = read("one.mandat", "2024-03-02 unit a\n    after b, c\n").acts
    assert references(one) == ("b", "c")


def test_until_an_act_is_no_reference():
    (one,) = read("one.mandat", "2024-03-02 grant a by b to c\n    until d\n").acts
    assert references(one) == ()


# --------------------------------------------------------------------------------------------------- the order


def test_acts_are_visited_by_date():
    assert (
        visited("""
2024-03-02T12:00 declare c by x

2024-03-02T10:00 declare a by x

2024-03-02T11:00 declare b by x
""")
        == "a b c"
    )


def test_acts_of_one_instant_are_visited_as_they_are_written():
    assert (
        visited("""
2024-03-02 declare c by x

2024-03-02 declare a by x

2024-03-02T00:00 declare b by x
""")
        == "c a b"
    )


def test_an_act_is_visited_behind_one_it_refers_to_wherever_it_is_written():
    assert (
        visited("""
2024-03-02 answer c to b by x says heard

2024-03-02 question b from x to y
    after a

2024-03-02 declare d by x

2024-03-02 declare a by x
""")
        == "d a b c"
    )


def test_things_are_visited_first_within_an_instant():
    """A secretary writes the election before the list of persons."""
    assert (
        visited("""
2024-03-02 elect e of anna to council from kiel

2024-03-02 person anna

2024-03-03 declare later by x

2024-03-03 unit rostock
""")
        == "anna e rostock later"
    )


def test_a_thing_that_comes_after_an_act_does_not_come_before_it():
    assert (
        visited("""
2024-03-02 unit kiel
    after founded

2024-03-02 declare founded by x
""")
        == "founded kiel"
    )


# ------------------------------------------------------------------------------------------- windows of acts (2)


def test_an_act_begins_no_earlier_than_what_it_refers_to_and_ends_no_later_than_what_refers_to_it():
    assert windows("""
[2024-03-02T10:00..2024-03-02T14:00] question b from x to y

[2024-03-02T08:00..2024-03-02T12:00] answer c to b by y says heard
""") == {"b": "10:00 12:00", "c": "10:00 12:00"}


def test_windows_are_narrowed_along_a_whole_chain():
    assert windows("""
2024-03-02T11:00 declare first by x

2024-03-02 declare second by x
    after first

2024-03-02 declare third by x
    after second

2024-03-02T13:00 declare last by x
    after third
""") == {"first": "11:00 11:00", "second": "11:00 13:00", "third": "11:00 13:00", "last": "13:00 13:00"}


def test_an_act_without_a_date_lasts_to_the_next_act_that_refers_to_it():
    assert (
        windows("""
2024-03-02T10:00 declare first by x

after first declare second by x

2024-03-02T15:00 declare third by x
    after second

2024-03-02T12:00 declare fourth by x
    after second

2024-03-02T18:00 declare last by x
""")["second"]
        == "10:00 12:00"
    )


def test_an_act_without_a_date_to_which_nothing_refers_lasts_to_the_end_of_the_record():
    assert (
        windows("""
2024-03-02T10:00 declare first by x

after first declare second by x

2024-03-02T18:00 declare last by x
""")["second"]
        == "10:00 18:00"
    )


def test_an_act_without_a_date_behind_another_without_one():
    assert windows("""
2024-03-02T10:00 declare first by x

after first declare second by x

after second declare third by x

2024-03-02T18:00 declare last by x
    after third
""") == {"first": "10:00 10:00", "second": "10:00 18:00", "third": "10:00 18:00", "last": "18:00 18:00"}


def test_an_act_dated_before_one_it_refers_to_keeps_its_own_date_and_is_told():
    text = """
2024-03-02T10:00 question b from x to y

2024-03-02T08:00 answer c to b by y says heard
"""
    assert windows(text) == {"b": "10:00 10:00", "c": "08:00 08:00"}
    assert order(text).early == (("c", "b"),)


def test_acts_that_may_be_of_one_minute_are_not_early():
    text = """
2024-03-02 question b from x to y

2024-03-02T00:00 answer c to b by y says heard
"""
    assert order(text).early == ()
    assert windows(text) == {"b": "00:00 00:00", "c": "00:00 00:00"}


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((1, 3), (3, 5), True), ((1, 2), (3, 5), False), ((1, 9), (3, 5), True), ((4, 4), (4, 4), True)],
)
def test_windows_overlap_where_either_may_have_come_first(one, other, overlap):
    assert Window(*one).overlaps(Window(*other)) is overlap
    assert Window(*other).overlaps(Window(*one)) is overlap


# -------------------------------------------------------------------------------------- the end of the record (3)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2024-03-02 declare a by x\n\n2024-03-01 declare b by x\n", "2024-03-02T23:59"),
        ("2024-03 declare a by x\n", "2024-03-31T23:59"),
        ("2024-03-02 declare a by x\n\n2024-05-01 note n\n\n1999-01-01 source s\n", "2024-03-02T23:59"),
        ("2024-03-02 declare a by x\n\n2025-05-01 source s\n", "2024-03-02T23:59"),
        ("2024-03-02T10:00 declare a by x\n\nafter a declare b by x\n", "2024-03-02T10:00"),
        ("2024-05-01 note n\n\nafter n declare b by x\n", "2024-05-01T00:00"),
        ("", None),
    ],
)
def test_a_record_ends_with_its_last_dated_act_and_notes_and_sources_do_not_count(text, end):
    found = order(text)
    earliest = {name: window.earliest for name, window in found.windows.items()}
    assert dates.show(record_end(found.acts, earliest.values())) == end


# -------------------------------------------------------------------------------------------------------- circles


def test_acts_that_refer_to_each_other_in_a_circle_are_told_and_still_there():
    found = order("""
2024-03-02 declare a by x
    after b

2024-03-02 declare b by x
    after c

2024-03-02 declare c by x
    after a

2024-03-02 declare d by x
    after a

2024-03-02 declare e by x
""")
    assert found.circles == {"a", "b", "c"}
    assert sorted(act.id for act in found.acts) == ["a", "b", "c", "d", "e"]


def test_two_circles_that_share_an_act_are_told_whole():
    found = order("""
2024-03-02 declare a by x
    after b, d

2024-03-02 declare b by x
    after c

2024-03-02 declare c by x
    after a

2024-03-02 declare d by x
    after b
""")
    assert found.circles == {"a", "b", "c", "d"}


def test_an_act_that_refers_to_itself_is_a_circle():
    assert order("2024-03-02 vote a in b on a\n").circles == {"a"}


def test_an_act_that_refers_to_what_is_not_there_is_none():
    found = order("2024-03-02 vote a in b on c\n")
    assert (found.circles, found.early, len(found.acts)) == (frozenset(), (), 1)


def test_a_long_chain_of_references_is_no_deeper_than_a_short_one():
    """Thousands of acts, each after the one before, the last written first."""
    count = 20_000
    blocks = [f"2024-03-02 declare d{n} by x\n    after d{n - 1}\n" for n in range(count, 0, -1)]
    found = order("\n".join([*blocks, "2024-03-02 declare d0 by x\n"]))
    assert [act.id for act in found.acts] == [f"d{n}" for n in range(count + 1)]


# ------------------------------------------------------------------------------- against all histories, one by one

MINUTES = 5
minutes = st.integers(0, MINUTES - 1)


def declare(name, span, refs=()):
    """An act between two minutes of the day (None: without a date) that comes after others."""
    when = When("after", DAWN, NEVER) if span is None else When("", DAY + min(span), DAY + max(span))
    return Declare(verb="declare", id=name, at=when, by="x", after=tuple(refs))


@st.composite
def records(draw, most=5):
    """Some acts whose references make no circle, in any order; those without a date come after something."""
    acts = []
    for number in range(draw(st.integers(1, most))):
        refs = draw(st.lists(st.sampled_from(acts), unique_by=lambda act: act.id, max_size=2)) if acts else []
        span = draw(st.tuples(minutes, minutes) | st.none()) if refs else draw(st.tuples(minutes, minutes))
        acts.append(declare(f"a{number}", span, [act.id for act in refs]))
    return draw(st.permutations(acts))


def histories(acts):
    """Every way in which the acts may have happened, none before one it refers to."""
    end = max(act.at.latest for act in acts if act.at.latest != NEVER)
    spans = [range(max(act.at.earliest, DAY), min(act.at.latest, end) + 1) for act in acts]
    names = [act.id for act in acts]
    for instants in product(*spans):
        when = dict(zip(names, instants, strict=True))
        if all(when[ref] <= when[act.id] for act in acts for ref in act.after):
            yield when


@given(records())
def test_a_window_is_every_instant_of_some_history_and_no_other(acts):
    """Where the dates can all be right. `early` is empty exactly there."""
    possible = list(histories(acts))
    found = arrange(acts)
    assert bool(found.early) == (not possible)
    assume(possible)
    for act in acts:
        instants = [when[act.id] for when in possible]
        assert found.windows[act.id] == Window(min(instants), max(instants))


@given(records())
def test_every_act_is_visited_once_and_behind_what_it_refers_to(acts):
    """Read at the earliest instants or at the latest ones; behind all of it, where the dates can all be right."""
    found = arrange(acts)
    for sequence in (found.acts, at_latest(found)):
        place = {act.id: number for number, act in enumerate(sequence)}
        assert len(sequence) == len(acts) == len(place)
        if not found.early:
            assert all(place[ref] < place[act.id] for act in acts for ref in act.after)


@given(records())
def test_acts_are_visited_by_their_instants_and_then_as_they_are_written(acts):
    found = arrange(acts)
    instants = [found.windows[act.id].earliest for act in found.acts]
    assert instants == sorted(instants)
    free = [act for act in found.acts if not act.after]
    assert free == sorted(free, key=lambda act: (found.windows[act.id].earliest, acts.index(act)))


@given(st.lists(st.lists(st.integers(0, 5), max_size=3), min_size=1, max_size=6))
def test_the_acts_in_circles_are_those_from_which_references_lead_back(refs):
    acts = [
        declare(f"a{number}", (0, 0), [f"a{ref}" for ref in theirs if ref < len(refs)])
        for number, theirs in enumerate(refs)
    ]
    ahead = {act.id: set(act.after) for act in acts}
    for _ in acts:
        ahead = {name: refs.union(*(ahead[ref] for ref in refs)) for name, refs in ahead.items()}
    found = arrange(acts)
    assert found.circles == {name for name, refs in ahead.items() if name in refs}
    assert {act.id for act in found.acts} == set(ahead)


def test_a_person_has_no_place_in_time_but_the_day_of_the_description():
    anna = Person(verb="person", id="anna", at=dates.read("2024-03-02"))
    assert arrange([anna]).windows == {"anna": Window(DAY, DAY + 24 * 60 - 1)}
