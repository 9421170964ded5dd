"""The keys of a charter: what each reads, what it refuses and with which words, and how later charters amend."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.core import dates
from mandat.core.acts import Rule
from mandat.core.charters import KEYS, UNWRITTEN, Duration, NoRule, Rules, after, amend, duration
from mandat.core.powers import of
from mandat.count.majority import SIMPLE, Majority
from mandat.count.quantity import exactly, read
from mandat.count.quorum import Bar, Quorum
from mandat.count.seats import Seats
from mandat.sentences import Sentence

TWO_THIRDS, HALF = Fraction(2, 3), Fraction(1, 2)


def rules(*pairs, before=UNWRITTEN):
    """The rules after a charter with these keys and texts."""
    return amend(before, [Rule(key, text) for key, text in pairs])


READS = [
    ("quorum", "40", "quorum", Quorum((Bar(exactly(40), "seats"),))),
    ("quorum", "1/2 of seats", "quorum", Quorum((Bar(read("1/2"), "seats"),))),
    ("quorum", "most of registered", "quorum", Quorum((Bar(read("most"), "registered"),))),
    ("quorum", "40 of present", "quorum", Quorum((Bar(exactly(40), "present"),))),
    (
        "quorum",
        "lower of 1/2 of registered, 40",
        "quorum",
        Quorum((Bar(read("1/2"), "registered"), Bar(exactly(40), "seats")), "lower"),
    ),
    (
        "quorum",
        "higher of 1/3 of seats, 25, 1/2 of present",
        "quorum",
        Quorum((Bar(read("1/3"), "seats"), Bar(exactly(25), "seats"), Bar(read("1/2"), "present")), "higher"),
    ),
    ("majority", "simple", "majorities", (((), SIMPLE),)),
    ("majority", "absolute", "majorities", (((), Majority(HALF, above=True, base="seats")),)),
    ("majority", "absolute of cast", "majorities", (((), Majority(HALF, above=True, base="cast")),)),
    ("majority", "absolute of present", "majorities", (((), Majority(HALF, above=True, base="present")),)),
    ("majority", "2/3", "majorities", (((), Majority(TWO_THIRDS, base="cast")),)),
    ("majority", "1/1 of seats", "majorities", (((), Majority(Fraction(1), base="seats")),)),
    (
        "majority",
        "2/3 of cast for charter, dissolve",
        "majorities",
        ((("charter", "dissolve"), Majority(TWO_THIRDS, base="cast")),),
    ),
    ("majority", "simple for motion", "majorities", ((("motion",), SIMPLE),)),
    (
        "majority",
        "absolute of cast and 2/3 of members and absolute of constituencies for charter",
        "majorities",
        (
            (
                ("charter",),
                Majority(
                    HALF,
                    above=True,
                    also=Majority(TWO_THIRDS, base="members", also=Majority(HALF, above=True, base="constituencies")),
                ),
            ),
        ),
    ),
    ("abstentions", "counted", "abstentions", True),
    ("abstentions", "not-counted", "abstentions", False),
    ("casting-vote", "chair", "casting_vote", "chair"),
    ("notice", "14 days", "notice", Duration("14 days", 0, 14)),
    ("notice", "1 week", "notice", Duration("1 week", 0, 7)),
    ("term", "2 years", "term", Duration("2 years", 24, 0)),
    ("term", "18 months", "term", Duration("18 months", 18, 0)),
    ("recall-by", "constituency", "recall_by", ("constituency",)),
    ("recall-by", "constituency, council", "recall_by", ("constituency", "council")),
    ("recall-threshold", "2/3 of cast", "recall_threshold", Majority(TWO_THIRDS, base="cast")),
    ("recall-threshold", "simple", "recall_threshold", SIMPLE),
    ("recall-cooldown", "6 months", "recall_cooldown", Duration("6 months", 6, 0)),
    ("recall-cascade", "falls", "recall_cascade", "falls"),
    ("recall-cascade", "suspended", "recall_cascade", "suspended"),
    ("recall-cascade", "stands", "recall_cascade", "stands"),
    ("seats", "24", "seats", Seats(total=24)),
    ("seats", "1 per 100 members", "seats", Seats(per=100)),
    ("seats", "1 per 100", "seats", Seats(per=100)),
    (
        "seats",
        "1 per 100 members, rounded half, at least 1, at most 10",
        "seats",
        Seats(per=100, rounding="half", least=1, most=10),
    ),
    ("seats", "1 per 50 members, at most 4", "seats", Seats(per=50, most=4)),
    ("powers", "funds, strike.call", "powers", of(("funds", "strike.call"))),
    ("signature", "treasurer on funds.spend", "signatures", (("treasurer", of(("funds.spend",))),)),
    ("signature", "chair on funds, keys.hold", "signatures", (("chair", of(("funds", "keys.hold"))),)),
    ("proxies", "2", "proxies", 2),
    ("proxies", "0", "proxies", 0),
    ("credentials", "first", "credentials_first", True),
    ("credentials", "any-time", "credentials_first", False),
]


@pytest.mark.parametrize(("key", "text", "attribute", "value"), READS)
def test_a_key_reads_its_text(key, text, attribute, value):
    assert getattr(rules((key, text)), attribute) == value


@pytest.mark.parametrize(("key", "text", "attribute", "value"), READS)
def test_a_key_sets_nothing_but_its_own_rule(key, text, attribute, value):
    found = rules((key, text))
    others = [name for name in Rules.__struct_fields__ if name != attribute]
    assert [getattr(found, name) for name in others] == [getattr(UNWRITTEN, name) for name in others]


REFUSES = [
    (
        "quorum",
        ["", "half", "1/2 of members", "3/2 of seats", "-1", "lower of 40", "lower of 1/2 of seats, many", "1/2 of"],
    ),
    (
        "majority",
        [
            "",
            "most",
            "2/3 of people",
            "absolute and",
            "2/3 and for charter",
            "0/3",
            "4/3",
            "2/0",
            "half of seats",
            "66 %",
            "simple of",
            "2/3 for ",
        ],
    ),
    ("abstentions", ["", "yes", "Counted", "counted twice"]),
    ("notice", ["", "two weeks", "14", "14 day s", "1.5 years", "-3 days", "a year", "14  days", "2 fortnights"]),
    ("term", ["", "until 2026-01-01", "24", "two years"]),
    ("recall-by", ["", "the constituency", "council,", ",council", "council board"]),
    ("recall-threshold", ["", "most", "5/4 of cast"]),
    ("recall-cooldown", ["", "half a year", "6"]),
    ("recall-cascade", ["", "fall", "stays", "falls, stands"]),
    ("seats", ["", "many", "-3", "1 per 0 members", "2 per 100 members", "1 per 100 members, rounded off", "1 in 100"]),
    ("powers", ["", "funds,", "funds and keys", ",keys"]),
    ("signature", ["", "treasurer", "on funds", "treasurer on ", "treasurer on funds keys", "treasurer funds"]),
    ("proxies", ["", "two", "-1", "2.5", "99999", "1/2 of seats"]),
    ("credentials", ["", "last", "First", "first, any-time"]),
]


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in REFUSES for text in texts])
def test_a_key_refuses_what_is_no_rule_and_says_what_one_looks_like(key, text):
    with pytest.raises(NoRule) as refused:
        rules((key, text))
    assert isinstance(refused.value.mend, Sentence)
    said = str(refused.value)
    assert said.startswith(("write ", "a share "))
    assert said[-1] not in "."


def test_every_key_reads_something_and_all_but_a_name_refuse_something():
    assert {key for key, *_ in READS} == set(KEYS)
    assert {key for key, _ in REFUSES} == set(KEYS) - {"casting-vote"}


def test_a_key_that_charters_do_not_have_is_refused():
    with pytest.raises(KeyError):
        rules(("quorums", "40"))


@given(st.sampled_from(sorted(KEYS)), st.text(max_size=40))
def test_any_text_is_a_rule_or_refused(key, text):
    try:
        rules((key, text))
    except NoRule as refused:
        told = str(refused)
    else:
        told = "a rule"
    assert told


# ------------------------------------------------------------------------------------------------------- amending


@pytest.mark.parametrize(("key", "text", "attribute", "value"), READS)
def test_none_lifts_a_rule(key, text, attribute, value):
    before = rules((key, text), ("notice" if key != "notice" else "term", "3 days"))
    lifted = rules((key, "none"), before=before)
    assert getattr(lifted, attribute) == getattr(UNWRITTEN, attribute)
    assert lifted == rules(("notice" if key != "notice" else "term", "3 days"))


def test_a_later_charter_replaces_the_keys_it_names_and_no_others():
    first = rules(("quorum", "40"), ("notice", "14 days"), ("seats", "24"))
    second = rules(("notice", "7 days"), ("term", "1 year"), before=first)
    assert second.notice == duration("7 days")
    assert (second.quorum, second.seats) == (first.quorum, first.seats)
    assert second.term == duration("1 year")
    assert first.notice == duration("14 days"), "rules are values"


def test_a_key_that_may_stand_twice_gathers_within_a_charter_and_is_replaced_by_the_next():
    first = rules(("signature", "chair on funds"), ("signature", "treasurer on funds.spend"))
    assert first.signatures == (("chair", of(("funds",))), ("treasurer", of(("funds.spend",))))
    second = rules(("signature", "auditor on funds"), before=first)
    assert second.signatures == (("auditor", of(("funds",))),)


@pytest.mark.parametrize(
    ("matters", "share"),
    [
        ([], HALF),
        (["motion"], HALF),
        (["charter"], TWO_THIRDS),
        (["dissolve", "charter"], Fraction(3, 4)),
        (["charter", "dissolve"], TWO_THIRDS),
        (["order", "funds.spend"], TWO_THIRDS),
        (["order", "funds.spend.travel"], TWO_THIRDS),
        (["order", "funds"], HALF),
        (["order", "funds.spend?"], TWO_THIRDS),
    ],
)
def test_the_first_matter_that_has_a_majority_of_its_own_counts_else_the_general_one(matters, share):
    found = rules(
        ("majority", "1/2 of cast"),
        ("majority", "2/3 of cast for charter, funds.spend"),
        ("majority", "3/4 of cast for dissolve"),
    )
    assert found.majority(matters).share == share


def test_without_a_general_majority_other_matters_have_none():
    found = rules(("majority", "2/3 of cast for charter"))
    assert found.majority(["charter"]).share == TWO_THIRDS
    assert found.majority(["motion"]) is None
    assert UNWRITTEN.majority(["charter"]) is None


# ------------------------------------------------------------------------------------------------ stretches of time


@pytest.mark.parametrize(
    ("start", "stretch", "end"),
    [
        ("2024-03-01T18:30", "14 days", "2024-03-15T18:30"),
        ("2024-12-25T00:00", "14 days", "2025-01-08T00:00"),
        ("2024-02-22T00:00", "1 week", "2024-02-29T00:00"),
        ("2024-01-31T00:00", "1 month", "2024-02-29T00:00"),
        ("2023-01-31T00:00", "1 month", "2023-02-28T00:00"),
        ("2024-03-31T12:00", "6 months", "2024-09-30T12:00"),
        ("2024-05-30T00:00", "9 months", "2025-02-28T00:00"),
        ("2024-02-29T00:00", "1 year", "2025-02-28T00:00"),
        ("2024-02-29T00:00", "4 years", "2028-02-29T00:00"),
        ("2024-11-05T00:00", "2 months", "2025-01-05T00:00"),
        ("2024-12-31T23:59", "12 months", "2025-12-31T23:59"),
        ("1917-11-07T00:00", "0 days", "1917-11-07T00:00"),
    ],
)
def test_a_stretch_of_time_after_an_instant(start, stretch, end):
    assert dates.show(after(dates.read(start).earliest, duration(stretch))) == end


@given(st.dates(date(1, 1, 2), date(9000, 1, 1)), st.integers(0, 1200))
def test_months_end_on_the_same_day_or_the_last_before_it(start, months):
    later = date.fromisoformat(dates.show(after(dates.read(str(start)).earliest, duration(f"{months} months")))[:10])
    assert (later.year - start.year) * 12 + later.month - start.month == months
    assert later.day <= start.day
    if later.day < start.day:
        assert later.day in (28, 29, 30)
        assert date.fromordinal(later.toordinal() + 1).day == 1, "it fell back to the end of its month"


@given(st.integers(1, 3_000_000 * 1440), st.integers(1, 3_000_000 * 1440), st.integers(0, 9999))
def test_what_begins_later_ends_no_earlier(one, other, number):
    for unit in ("day", "week", "month", "year"):
        stretch = duration(f"{number} {unit}")
        first, last = sorted((one, other))
        assert after(first, stretch) <= after(last, stretch)


@pytest.mark.parametrize("stretch", ["9999 years", "9999 days", "1 day"])
def test_beyond_the_calendar_there_is_still_an_instant(stretch):
    last = dates.read("9999-12-31T23:59").earliest
    assert last < after(last, duration(stretch)) <= dates.NEVER
    assert after(last + 1, duration(stretch)) >= after(last, duration(stretch))
