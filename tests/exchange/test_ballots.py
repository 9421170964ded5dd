"""Ballot files: what is read from each format, what is wrong with a file and where, and that nothing is lost."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.count.ballots import condensed, profile, ranked, standing
from mandat.errors import BadBallots
from mandat.exchange import ballots
from mandat.exchange.ballots import WRITERS, blt, gathering, quick
from tests.count.strategies import NAMES, elections, made

ORDERS = b"# ALTERNATIVE NAME 1: Anna\n# ALTERNATIVE NAME 2: Bela\n12: 2,1\n"
BLT = b'3 2\n4 1 2 0\n2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n"Board"\n'


def said(given):
    """The ballots of a profile, by name: how many, and who is at each rank."""
    ranks, names = ranked(given).T, given.candidates
    unnamed = given.rankings.shape[1] + 1 if given.ranks is None else int(given.ranks.max(initial=0)) + 1
    return sorted(
        (
            weight,
            tuple(
                (int(rank), *sorted(names[one] for one in np.flatnonzero(row == rank)))
                for rank in sorted({*row.tolist()})
                if rank < unnamed
            ),
        )
        for weight, row in zip(given.weights.tolist(), ranks, strict=True)
    )


def test_blt_holds_ballots_seats_names_and_a_title():
    read = ballots.read("a.blt", BLT)
    assert (read.candidates, read.seats, read.title) == (("Anna", "Bela", "Chris"), 2, "Board")
    assert said(read) == [(2, ((1, "Chris"),)), (4, ((1, "Anna"), (2, "Bela")))]


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("\ufeff3 2\n", ""),
        ("3 2\n", "(1) "),
        ("3 2\x0b", ""),
        ("# a board\n\n3 2\n[tie 3 2 1]\n", "(a) "),
        ("3 2\r", ""),
    ],
)
def test_the_first_ballot_of_a_blt_file_is_never_taken_for_a_part_of_its_head(before, first):
    read = ballots.read("a.blt", f'{before}{first}4 1 2 0\n2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n'.encode())
    assert said(read) == [(2, ((1, "Chris"),)), (4, ((1, "Anna"), (2, "Bela")))]


@pytest.mark.parametrize("number", ["+4", "\u0664", "x", "."])
def test_a_first_ballot_that_is_no_ballot_is_told(number):
    with pytest.raises(BadBallots, match="a.blt:2: .* is no number of ballots"):
        ballots.read("a.blt", f'3 2\n{number} 1 2 0\n2 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n'.encode())


def test_blt_may_have_withdrawn_candidates_level_ranks_gaps_comments_and_numbered_ballots():
    text = b"""# the board
    4 2
    -3 -4   # they withdrew
    [tie 3 2 1]
    (1) 1 1=2 3 0
    5 2 - 1 0   # rank 2 is left out

    0
    "Anna # the first"
    "Bela \\"B.\\" Nagy"
    "Chris"
    "Dora"
    """
    read = ballots.read("a.blt", text)
    assert read.candidates == ("Anna # the first", 'Bela "B." Nagy', "Chris", "Dora")
    assert read.withdrawn == {2, 3}
    first, second = read.candidates[:2]
    assert said(read) == [(1, ((1, first, second), (2, "Chris"))), (5, ((1, second), (3, first)))]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "this file is empty"),
        ("three 2\n", 1, '"three 2" does not say how many candidates and seats there are'),
        ("3 2 1\n", 1, '"3 2 1" does not say how many candidates and seats there are'),
        ("0 2\n0\n", 1, "0 2: there must be candidates and seats"),
        ("3 2\n", 1, "no ballots follow"),
        ("3 2\n-4\n0\n", 2, '"4" is none of the 3 candidates'),
        ("3 2\n1 1 4 0\n0\n", 2, '"4" is none of the 3 candidates'),
        ("3 2\n1 1 x 0\n0\n", 2, '"x" is none of the 3 candidates'),
        ("3 2\n1 1 2\n0\n", 2, 'the ballot "1 1 2" does not end with 0'),
        ("3 2\n(card 7)\n0\n", 2, 'the ballot "(card 7)" does not end with 0'),
        ("3 2\n1 1 0 2 0\n0\n", 2, "more stands behind the 0 that ends a ballot"),
        ("3 2\n1 1 2 1 0\n0\n", 2, "this ballot names candidate 1 twice"),
        ("3 2\n1 1=1 0\n0\n", 2, "this ballot names candidate 1 twice"),
        ("3 2\n-1 2 0\n1.5 2 0\n0\n", 2, '"2" stands among those who withdrew, without a minus'),
        ("3 2\n-1 3\n1 2 0\n0\n", 2, '"3" stands among those who withdrew, without a minus'),
        ("3 2\n-1 -0\n1 2 0\n0\n", 2, '"0" is none of the 3 candidates'),
        ("3 2\n1 1 0\n1.5 2 0\n0\n", 3, '"1.5" is no number of ballots'),
        ("3 2\n1 1 0\n0 2 0\n0\n", 3, '"0" is no number of ballots'),
        ("3 2\n1 1 0\n", 2, "the ballots do not end"),
        ('3 2\n1 1 0\n0\n"Anna"\n"Bela"\n', 5, "there are 3 candidates, and 2 named behind the ballots"),
        (
            '3 2\n1 1 0\n0\n"Anna"\n"Bela"\n"Anna"\n',
            6,
            'two candidates are called "Anna" (the other on line 4)',
        ),
        ('2 1\n1 1 0\n0\n"Anna"\n""\n', 5, "a candidate has no name"),
        ('2 1\n1 1 0\n0\n"Anna\n"Bela"\n', 4, 'the quotes in "Anna do not match'),
        ('2 1\n1 1 0\n0\n2 2 0\n0\n"Anna"\n"Bela"\n', 4, '"2 2 0" stands where the names do'),
        (f"2 1\n{'9' * 5000} 1 0\n0\n", 2, "a number of 5000 digits is more ballots than can be"),
    ],
)
def test_what_is_wrong_with_a_blt_file_is_said_with_its_line(text, line, reason):
    with pytest.raises(BadBallots) as wrong:
        ballots.read("a.blt", text.encode())
    assert str(wrong.value).startswith(f"a.blt:{line}: {reason}")
    assert "; " in str(wrong.value)


def test_a_line_may_stand_for_more_ballots_than_a_machine_word_can_count():
    read = ballots.read("a.blt", b'2 1\n18446744073709551617 1 0\n18446744073709551616 2 0\n0\n"Anna"\n"Bela"\n')
    assert read.weights.tolist() == [2**64 + 1, 2**64]


def test_names_that_look_alike_are_the_same_however_their_accents_are_written():
    assert ballots.read("a.csv", "1,2\nZoe\u0308,Bela\nZo\u00eb,Bela\n".encode()).candidates == ("Bela", "Zo\u00eb")
    with pytest.raises(BadBallots, match='a.blt:5: two candidates are called "Zo\u00eb"'):
        ballots.read("a.blt", '2 1\n1 1 0\n0\n"Zoe\u0308"\n"Zo\u00eb"\n'.encode())


def test_names_behind_a_blt_may_be_numbers_in_quotes_and_the_title_may_be_a_year_with_notes_behind_it():
    read = ballots.read("a.blt", b'2 1\n1 1 0\n0\n"1"\nBela\n2024\nFirst prefs\n 119 32 0\n')
    assert (read.candidates, read.title) == (("1", "Bela"), "2024")


@pytest.mark.parametrize("name", ["Anna \\", "\\\\", 'the \\"Sea\\"', "a\\b", '"'])
def test_a_name_with_quotes_and_backslashes_is_written_and_read_again(name):
    given = profile((name, "Bela"), [(1, (0,))], title=name)
    again = ballots.read("a.blt", blt.write(given, 1).encode())
    assert (again.candidates, again.title) == ((name, "Bela"), name)


def test_the_quick_way_and_the_line_by_line_way_say_the_same_of_a_wrong_file():
    text = b"".join([b"3 2\n", b"1 1 2 0\n" * 1000, b"1 1 2 1 0\n", b'0\n"Anna"\n"Bela"\n"Chris"\n'])
    with pytest.raises(BadBallots, match="a.blt:1002: this ballot names candidate 1 twice"):
        ballots.read("a.blt", text)


plain = st.lists(
    st.one_of(
        st.integers(0, 30).map(str),
        st.sampled_from(("0", "0\n", "1", "2", "3", "\n", "999999999999999999", "x", "1=2", "#", "\r\n", "-")),
    ),
    max_size=40,
)


@given(plain, st.sampled_from((" ", "  ", "")), st.integers(1, 12))
def test_the_quick_way_reads_what_the_line_by_line_way_reads(words, gap, candidates):
    body = gap.join(word if word.endswith("\n") else word + " " for word in words).replace(" \n", "\n")
    names = "".join(f'"c{one}"\n' for one in range(candidates))
    data = f"{candidates} 1\n{body}\n0\n{names}".encode()
    slow = blt._Reader(blt.Gathering("a.blt"))
    try:
        expected = slow.read(data.decode())
    except BadBallots:
        expected = None
    found = blt._Reader(blt.Gathering("a.blt")).quickly(data, None)
    if found is not None:
        assert expected is not None
        assert _same(found, expected)


def _same(one, other):
    return said(condensed(one)) == said(condensed(other)) and (one.candidates, one.seats, one.withdrawn) == (
        other.candidates,
        other.seats,
        other.withdrawn,
    )


def test_the_quick_way_is_taken_by_plain_files():
    def plain(text, repeats=False):
        return quick.ballots(text, (0, len(text)), 3, repeats=repeats) is not None

    assert plain(b"4 1 2 0\n2 3 0\n1 0\n")
    assert not plain(b"4 1 2 0\n2 4 0\n")
    assert not plain(b"4 1 1 0\n")
    assert plain(b"4 1 1 0\n", repeats=True)
    assert not plain(b"4 1=2 0\n")
    assert not plain(b"4 1  2 0\n")


@given(elections(), st.integers(1, 4), st.sets(st.integers(0, 5), max_size=2))
@pytest.mark.parametrize("ending", [".blt", ".csv"])
def test_what_is_written_is_read_again(ending, election, seats, withdrawn):
    candidates, _ = election
    given = made(
        *election, seats=seats, withdrawn=frozenset(one for one in withdrawn if one < candidates), title="Board"
    )
    again = ballots.read(f"a{ending}", WRITERS[ending](given, seats).encode())
    assert _same(condensed(given), again)
    assert again.title == "Board"


@given(elections(), st.integers(1, 4), st.sets(st.integers(0, 5), max_size=2))
def test_cast_vote_records_keep_what_stands(election, seats, withdrawn):
    candidates, _ = election
    gone = frozenset(one for one in withdrawn if one < candidates - 1)
    given = made(*election, withdrawn=gone)
    again = ballots.read("a.json", WRITERS[".json"](given, seats).encode())
    assert again.candidates == tuple(NAMES[one] for one in given.standing)
    assert again.cast == given.cast
    assert said(again) == said(condensed(standing(given))) or gone


def test_level_ranks_and_gaps_are_written_and_read_again():
    given = ballots.read("a.blt", b'4 1\n3 1=2 4 0\n2 3 - 1 0\n0\n"Anna"\n"Bela"\n"Chris"\n"Dora"\n')
    for ending, writer in WRITERS.items():
        assert said(ballots.read(f"a{ending}", writer(given, 1).encode())) == said(given)


def test_ballots_are_written_in_an_order_that_tells_nothing():
    one = profile(("Anna", "Bela"), [(1, (1,)), (1, (0, 1)), (1, (1,))])
    other = profile(("Anna", "Bela"), [(1, (0, 1)), (2, (1,))])
    for writer in WRITERS.values():
        assert writer(one, 1) == writer(other, 1)


# ------------------------------------------------------------------------------------------------------ all formats


@pytest.mark.parametrize("name", ["a.blt", "a.csv", "a.json", "a.toc", "a"])
@given(data=st.binary(max_size=60) | st.text("0123456789=-,:{}[]#\"'ab \n", max_size=60).map(str.encode))
def test_no_file_ends_in_anything_but_ballots_or_a_message(name, data):
    with suppress(BadBallots):
        assert ballots.read(name, data).candidates


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(BadBallots, match="a.csv:2: this is not UTF-8 text; save the file as UTF-8"):
        ballots.read("a.csv", b"1,2\n\xff,Bela\n")


@pytest.mark.parametrize("name", ["a.csv", "a.blt", "a.toi", "a.json"])
@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_two_bytes_a_character_is_refused(name, coding):
    with pytest.raises(BadBallots, match=f"{name}:1: this is not UTF-8 text; save the file as UTF-8"):
        ballots.read(name, "Anna,Bela\n1,2\n".encode(coding))


def test_more_candidates_than_can_be_counted_are_refused_before_anything_is_made_of_them():
    wide = ",".join(f"c{n}" for n in range(30_001)).encode()
    for data in (wide + b"\n1\n", b"1\n" + wide.replace(b",", b"\n") + b"\n"):
        with pytest.raises(BadBallots, match="30,001 candidates are more than can be counted; name 30,000 at most"):
            ballots.read("a.csv", data)


def test_more_ballots_of_more_names_than_can_be_kept_are_refused(monkeypatch):
    monkeypatch.setattr(gathering, "CELLS", 5)
    with pytest.raises(BadBallots, match="a.blt: 2 different ballots, and one of them with 3 names, are more than can"):
        ballots.read("a.blt", b'3 1\n1 1 2=3 0\n1 2 0\n0\n"Anna"\n"Bela"\n"Chris"\n')


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.blt", b"2 1\n1 1 0\n0\n" + b'"#" ' * 200_000, 'two candidates are called "#"'),
        ("a.blt", b'2 1\n1 1 0\n0\n"' + b'\\"' * 200_000, "the quotes in .* do not match"),
        ("a.blt", b"2 1\n" + b"(" * 400_000 + b"\n0\n", "does not end with 0"),
        ("a.csv", b"1\n" + b"".join(b"n%d\n" % n for n in range(200_000)), "30,001 candidates are more"),
        ("a.csv", b",".join(b"n%d" % n for n in range(400_000)) + b"\n1\n", "400,000 candidates are more"),
        ("a.json", b'{"Election":[{"Contest":[' + b",".join([b'{"@id":"k"}'] * 200_000) + b"]}]}", "several contests"),
    ],
    ids=["quotes", "a quote", "brackets", "names", "a wide header", "contests"],
)
def test_what_is_long_and_odd_is_refused_without_thinking_for_long(name, data, says):
    with pytest.raises(BadBallots, match=says):
        ballots.read(name, data)


@pytest.mark.parametrize(("data", "seats"), [(BLT, 2), (ORDERS, None), (b"1,2\nAnna,Bela\n", None)])
def test_a_format_is_known_by_how_a_file_begins(data, seats):
    assert ballots.read("ballots", data).seats == seats
