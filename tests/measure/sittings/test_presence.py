"""Who was there: by name, by number, from when until when; the law's count and ours are the same."""

from hypothesis import given
from hypothesis import strategies as st

from mandat.book.amending import amend
from mandat.book.reading import read
from mandat.core import bodies
from mandat.core.record import Record
from mandat.measure.sittings.course import latest
from mandat.measure.sittings.presence import leaving
from mandat.measure.sittings.quorum import standing
from mandat.measure.sittings.whole import Whole

OPEN = "2026-03-01T10:00 open s in congress\n    present 0\n\n"


def stays(whole) -> list[tuple]:
    return [(stay.person, stay.votes, stay.came.id, stay.left and stay.left.id) for stay in whole.attendance.stays]


def test_the_votes_of_a_seat_pass_to_whoever_stays(whole):
    text = OPEN + "2026-03-01T10:01 arrive a1 in congress of ada count 3\n\n"
    text += "2026-03-01T10:02 arrive a2 in congress of ben count 0\n\n"
    assert stays(whole("s", text)) == [("ada", 3, "a1", None), ("ben", 0, "a2", None)]
    text += "2026-03-01T10:03 depart d1 in congress of ada count 0\n\n"
    assert stays(whole("s", text)) == [("ada", 3, "a1", "d1"), ("ben", 3, "a2", None)]


def test_without_a_count_each_person_is_one(whole):
    found = whole("s", OPEN + "2026-03-01T10:01 arrive a1 in congress of ada, cem\n")
    assert (found.attendance.votes, found.quorum.present) == (2, 2)


def test_a_count_that_seats_do_not_give_is_taken_as_it_stands(whole):
    text = OPEN + "2026-03-01T10:01 arrive a1 in congress of ada, ben count 2\n\n"
    assert (whole("s", text).attendance.votes, whole("s", text).quorum.present) == (2, 2)
    text += "2026-03-01T10:02 depart d1 in congress of ada, ben count 2\n"
    assert (whole("s", text).attendance.votes, whole("s", text).quorum.present) == (0, 0)


def test_a_walkout_empties_seats_of_the_room_only(whole):
    text = OPEN + "2026-03-01T10:01 arrive a1 in congress of ada count 3\n\n"
    found = whole("s", text + "2026-03-01T10:02 walkout w1 in congress of ada count 3\n")
    assert (found.attendance.there, found.quorum.present, found.quorum.missing) == ((), 0, 3)


def test_who_was_there_when_it_paused_left_then_where_all_check_in_again(whole):
    text = OPEN + "2026-03-01T10:01 arrive a1 in congress of ada count 3\n\n"
    text += "2026-03-01T18:00 adjourn p in congress\n\n2026-03-02T09:00 resume r in congress"
    assert stays(whole("s", text + "\n")) == [("ada", 3, "a1", None)]
    assert stays(whole("s", text + "\n    present 0\n")) == [("ada", 3, "a1", "p")]


def test_closing_sends_all_home(whole):
    text = OPEN + "2026-03-01T10:01 arrive a1 in congress of ada count 3\n\n2026-03-01T12:00 close e in congress\n"
    assert stays(whole("s", text)) == [("ada", 3, "a1", "e")]


def test_a_number_at_the_opening_is_people_without_names(whole):
    found = whole("s", OPEN.replace("present 0", "present 12"))
    assert (found.attendance.unnamed, found.attendance.votes) == (12, 12)


def test_vague_numbers_are_taken_at_their_least_and_nothing_breaks(whole):
    text = OPEN + "2026-03-01T10:01 arrive a1 in congress count about 20\n\n"
    text += "2026-03-01T10:02 depart d1 in congress count most\n\n2026-03-01T10:03 depart d2 in congress of cem\n"
    assert whole("s", text).attendance.unnamed == 18 - 1


SEATS = st.lists(
    st.tuples(st.integers(1, 5), st.sets(st.integers(0, 4), min_size=1, max_size=3)), min_size=1, max_size=4
)
STEPS = st.lists(st.one_of(st.integers(0, 4), st.sampled_from(["pause", "anew", "count"])), max_size=14)


@given(SEATS, STEPS)
def test_whoever_comes_and_goes_the_law_counts_the_votes_of_the_seats_that_are_there(seats, steps):
    text = "2026-01-01 body congress\n\n2026-01-01 charter rules of congress\n    quorum 1/2 of seats\n\n"
    text += "".join(f"2026-01-01 person p{n}\n\n" for n in range(5))
    for n, (votes, holders) in enumerate(seats):
        names = ", ".join(f"p{one}" for one in sorted(holders))
        text += f"2026-01-01 unit u{n}\n    members 9\n\n2026-01-02 elect e{n} of {names} to congress from u{n}\n"
        text += f"    votes {votes}\n    for 5\n\n"
    room, text = Room(seats), text + OPEN
    for minute, step in enumerate(steps, 1):
        text += room.step(step, f"2026-03-01T11:{minute:02}", minute)
    record = Record(read("presence.mandat", text).acts, amend)
    now = record.state.at(record.end)
    whole = Whole(now, latest(now, "congress"))
    assert not [finding for finding in record.findings if finding.severity == "void"]
    assert whole.attendance.votes == standing(now, "congress").present == room.votes() + room.unnamed
    assert {stay.person for stay in whole.attendance.there} == {f"p{one}" for one in room.there}
    for one in room.there:
        assert leaving(whole.attendance, [f"p{one}"]) == room.votes() - room.votes(without=one)
    assert leaving(whole.attendance, [f"p{one}" for one in room.there]) == room.votes()


class Room:
    """What the room is like, told in the plainest way: a seat is there when one of its holders is."""

    def __init__(self, seats) -> None:
        self.seats, self.there, self.unnamed = seats, set(), 0

    def votes(self, without: int | None = None) -> int:
        there = self.there - {without}
        return sum(votes for votes, holders in self.seats if holders & there)

    def step(self, step: int | str, at: str, n: int) -> str:
        if step == "count":
            self.unnamed += 2
            return f"{at} arrive n{n} in congress count 2\n\n"
        if step in ("pause", "anew"):
            if step == "anew":
                self.there, self.unnamed = set(), 0
            anew = "    present 0\n" if step == "anew" else ""
            return f"{at} adjourn a{n} in congress\n\n{at} resume r{n} in congress\n{anew}\n"
        if not any(step in holders for _, holders in self.seats):
            return ""
        before, verb = self.votes(), "depart" if step in self.there else "arrive"
        self.there ^= {step}
        return f"{at} {verb} m{n} in congress of p{step} count {abs(self.votes() - before)}\n\n"


def test_each_arrival_is_looked_up_by_its_own_seats_only(monkeypatch):
    """In a congress of thousands every page of the sitting asks who is there."""
    text = "2026-01-01 body congress\n\n"
    for number in range(40):
        text += f"2026-01-01 unit u{number}\n    members 9\n\n2026-01-01 person p{number}\n\n"
        text += f"2026-01-02 elect of p{number} to congress from u{number}\n    votes 3\n    for 9\n\n"
    text += OPEN + "".join(f"2026-03-01T10:01 arrive of p{number} in congress count 3\n\n" for number in range(40))
    now = Record(read("r", text).acts, amend).state.at(10**12)
    looks, real = [], bodies.seat_now
    monkeypatch.setattr(bodies, "seat_now", lambda *asked: looks.append(asked) or real(*asked))
    assert Whole(now, latest(now, "congress")).attendance.votes == 120
    assert len(looks) == 40
