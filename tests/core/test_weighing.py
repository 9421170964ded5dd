"""Majorities of members and of constituencies: told from the roll of a vote, and from whom its seats stand for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.book.reading import read
from mandat.core.record import Record
from mandat.count.majority import both

HEAD = """
2024-01-10 unit hamburg "Hamburg"
    members 400

2024-01-10 unit emden "Emden"
    members 90

2024-01-10 unit brake "Brake"
    members about 40

2024-01-10 body congress "Congress"

2024-02-10 elect to congress from hamburg
    votes 4

2024-02-10 elect to congress from emden
    votes 1

2024-02-10 elect to congress from brake
    votes 1
"""


def judged(majority, vote, head=HEAD):
    """The computed result of a vote in the congress, and what is found about it."""
    charter = f"\n2024-01-11 charter of congress\n    majority {majority}\n"
    reading = read("a.mandat", f"{head}{charter}\n2024-03-02 vote v in congress how roll-call\n{vote}")
    assert not reading.findings
    record = Record(reading.acts, lambda act, correction: act)
    return record.state.judgements["v"].computed, [finding for finding in record.findings if finding.act == "v"]


@pytest.mark.parametrize(
    ("majority", "roll", "result"),
    [
        ("absolute of members", ["hamburg for 4", "emden against 1", "brake against 1"], "carried"),
        ("absolute of constituencies", ["hamburg for 4", "emden against 1", "brake against 1"], "lost"),
        ("absolute of constituencies", ["hamburg against 4", "emden for 1", "brake for 1"], "carried"),
        ("simple and absolute of constituencies", ["hamburg against 4", "emden for 1", "brake for 1"], "lost"),
        ("absolute of constituencies", ["hamburg for 2 against 2", "emden for 1"], "lost"),
        ("2/3 of constituencies", ["hamburg for 2 against 1 abstain 1", "emden for 1"], "carried"),
        ("1/2 of members", ["hamburg for 3 against 1"], "carried"),
        ("3/5 of members", ["hamburg for 3 against 1"], "lost"),
        ("absolute of members", ["hamburg abstain 4", "emden for 1", "brake for 1"], "lost"),
        ("9/10 of members", ["hamburg for 4", "emden for 1"], "carried"),
        ("37/40 of members", ["hamburg for 4", "emden for 1"], "unknown"),
        ("simple and 1/2 of members", ["hamburg for 3 against 1", "emden against 1", "brake against 1"], "tied"),
    ],
)
def test_a_roll_tells_how_many_members_and_constituencies_are_in_favour(majority, roll, result):
    assert judged(majority, "".join(f"    roll {one}\n" for one in roll))[0] == result


@pytest.mark.parametrize(
    ("vote", "head", "missing"),
    [
        ("    for 4\n    against 2\n", HEAD, "record how each seat voted, as its roll"),
        (
            "    roll hamburg for 4\n",
            HEAD.replace("    members 90\n", ""),
            "record how many members each seat stands for, and how many votes it has",
        ),
    ],
)
def test_what_cannot_be_weighed_is_told_with_what_would_settle_it(vote, head, missing):
    computed, (finding,) = judged("simple and absolute of members", vote, head)
    assert computed == "unknown"
    assert (finding.code, str(finding.mend)) == ("V003", missing)
    assert "(needed: more for than against and more than 1/2 of members)" in str(finding.says)


def test_a_claim_that_the_second_majority_does_not_bear_out_is_found():
    roll = "    roll hamburg for 4\n    roll emden against 1\n    roll brake against 1\n    result carried\n"
    computed, (finding,) = judged("simple and absolute of constituencies", roll)
    assert (computed, finding.code) == ("lost", "V002")


def test_in_a_general_meeting_everybody_is_a_member_and_no_roll_is_needed():
    charter = "2024-01-11 charter of hamburg\n    majority simple and 1/4 of members\n"
    votes = "".join(f"\n2024-03-02 vote v{n} in hamburg\n    for {n}\n    against 9\n" for n in (99, 100))
    record = Record(read("a.mandat", f"{HEAD}\n{charter}{votes}").acts, lambda act, correction: act)
    assert [record.state.judgements[f"v{n}"].computed for n in (99, 100)] == ["lost", "carried"]


@given(st.data(), st.lists(st.tuples(st.integers(1, 9), st.integers(1, 500)), min_size=1, max_size=6))
def test_both_majorities_are_those_of_the_plain_definition(data, seats):
    """Votes and members of each seat, and how many of its votes were for and against."""
    cast = []
    for votes, _ in seats:
        for_ = data.draw(st.integers(0, votes))
        cast.append((for_, data.draw(st.integers(0, votes - for_))))
    head = '2024-01-10 body congress "Congress"\n'
    for place, (votes, members) in enumerate(seats):
        head += f'\n2024-01-10 unit u{place} "U"\n    members {members}\n'
        head += f"\n2024-02-10 elect to congress from u{place}\n    votes {votes}\n"
    roll = "".join(f"    roll u{place} for {one} against {other}\n" for place, (one, other) in enumerate(cast))
    in_favour = sum(Fraction(members * cast[place][0], votes) for place, (votes, members) in enumerate(seats))
    of_members = in_favour > 0 and 2 * in_favour > sum(members for _, members in seats)
    of_seats = 2 * sum(one > other for one, other in cast) > len(seats)
    computed, _ = judged("absolute of members and absolute of constituencies", roll, head)
    assert computed == ("carried" if of_members and of_seats else "lost")


@pytest.mark.parametrize("one", ["carried", "lost", "tied", "unknown"])
def test_two_majorities_carry_only_together_and_one_that_is_lost_is_enough(one):
    assert both(one, "carried") == both("carried", one) == one
    assert both(one, "lost") == both("lost", one) == "lost"
