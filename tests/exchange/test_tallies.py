"""Tallies from CSV: what is read, and what is said of a line that cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.exchange.tallies import BadTable, candidates, delegates, read

FIELDS = "not 2; write a name and votes; put a name that has a comma in quotes"
QUOTES = 'close a quoted name, and double a quote inside it: "The ""Sea"" party"'

ALIKE = "write it without that: two names must not look alike"


def says(text, column="votes"):
    with pytest.raises(BadTable) as refused:
        read(text, "t.csv", (column,))
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("name,votes\nanna,3\nbela,0\n", {"anna": 3, "bela": 0}),
        ("Name , VOTES\r\nanna, 3\r\n\r\n  bela  b ,04", {"anna": 3, "bela b": 4}),
        ('\ufeffname,votes\n"Sea, the",3\n"the ""Sea""",2\n', {"Sea, the": 3, 'the "Sea"': 2}),
        ("name,votes\nanna,123456789012345678901234567890\n", {"anna": 123456789012345678901234567890}),
        ("name,votes\n,\nanna,1\n,,\n", {"anna": 1}),
        ("name,votes\n\u06a9\u200c\u0646,1\n", {"\u06a9\u200c\u0646": 1}),
    ],
)
def test_names_and_numbers_are_read_in_their_order(text, found):
    assert list(read(text, "t.csv").items()) == list(found.items())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", 't.csv:1: the first line says nothing; write the header name,votes'),
        ("anna,3\n", 't.csv:1: the first line says "anna,3"; write the header name,votes'),
        ("name,weight\nanna,3\n", 't.csv:1: the first line says "name,weight"; write the header name,votes'),
        ("name;votes\nanna;3\n", 't.csv:1: the first line says "name;votes"; write the header name,votes'),
        ("name,votes\n", "t.csv:1: there is nobody below the header; write a name and votes on each line"),
        ("name,votes\nanna\n", f"t.csv:2: this line has 1 field, {FIELDS}"),
        ("name,votes\nSea, the,3\n", f"t.csv:2: this line has 3 fields, {FIELDS}"),
        ("name,votes\n\n,3\n", "t.csv:3: there is no name; write a name before its votes"),
        ("name,votes\nanna,\n", "t.csv:2: anna has no votes; write digits only, such as 1204"),
        ("name,votes\nanna,3.5\n", 't.csv:2: "3.5" is no whole number of votes; write digits only, such as 1204'),
        (f"name,votes\nanna,{'9' * 41}\n", "t.csv:2: a number of 41 digits is too long; write 40 digits at most"),
        ("name,votes\nanna,-3\n", 't.csv:2: "-3" is no whole number of votes; write digits only, such as 1204'),
        ("name,votes\nanna,1e3\n", 't.csv:2: "1e3" is no whole number of votes; write digits only, such as 1204'),
        ("name,votes\nanna,٣\n", 't.csv:2: "٣" is no whole number of votes; write digits only, such as 1204'),
        ("name,votes\nanna,3\nbela,1\n anna ,2\n", 't.csv:4: "anna" stands already in line 2; give each name one line'),
        ("name,votes\ncafe\u0301,3\ncaf\xe9,1\n", 't.csv:3: "café" stands already in line 2; give each name one line'),
        ("name,votes\nanna\x1b[31m,3\n", f"t.csv:2: the name has a character that cannot be seen (U+001B); {ALIKE}"),
        ("name,votes\nanna\u202e,3\n", f"t.csv:2: the name has a character that cannot be seen (U+202E); {ALIKE}"),
        ('name,votes\n"anna,3\n', f"t.csv:2: the quotes in this line do not match; {QUOTES}"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_told_with_its_place_and_what_to_write(text, reason):
    assert says(text) == reason


def outcome(text):
    """What comes of a text: its numbers, or what is said of it."""
    try:
        return list(read(text, "t.csv").values())
    except BadTable as refused:
        return str(refused)


@given(st.text() | st.text().map("name,votes\n{}".format))
def test_any_text_is_read_or_refused_with_its_place(text):
    found = outcome(text)
    assert found[:6] == "t.csv:" if isinstance(found, str) else all(isinstance(count, int) for count in found)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(0, 10**39), min_size=1))
def test_what_is_written_is_read_again(votes):
    text = "name,votes\n" + "".join(f"{name},{count}\n" for name, count in votes.items())
    assert read(text, "t.csv") == votes


def test_candidates_have_groups_divided_by_spaces():
    text = "name,votes,groups\nada,60,women\nben,50,\nfay,10,women  young\n"
    assert [(one.name, one.votes, sorted(one.groups)) for one in candidates(text, "t.csv")] == [
        ("ada", 60, ["women"]),
        ("ben", 50, []),
        ("fay", 10, ["women", "young"]),
    ]


@pytest.mark.parametrize("group", ["m\u0325u", "\u092e\u0939\u093f\u0932\u093e", "\u06a9\u200c\u0646", "u-30", "18_25"])
def test_groups_are_written_in_any_script(group):
    assert candidates(f"name,votes,groups\nada,60,{group} young\n", "t.csv")[0].groups == {group, "young"}


def test_candidates_may_stand_without_groups():
    assert candidates("name,votes\nada,60\n", "t.csv")[0].groups == frozenset()


def test_a_line_with_another_number_of_fields_than_the_header_is_told():
    with pytest.raises(BadTable) as refused:
        candidates("name,votes,groups\nada,60\n", "t.csv")
    assert str(refused.value).startswith("t.csv:2: this line has 2 fields, not 3; write a name, votes and groups;")


@pytest.mark.parametrize("word", ["women,young", "women;young", "women/young", "women|young", "women+young"])
def test_groups_that_no_space_divides_are_no_group_of_their_own(word):
    with pytest.raises(BadTable, match=r't.csv:2: ".*" names no groups; write words of letters, digits and hyphens'):
        candidates(f'name,votes,groups\nada,60,"{word}"\n', "t.csv")


def test_a_group_is_spelled_in_one_way():
    with pytest.raises(BadTable) as refused:
        candidates("name,votes,groups\nada,60,women\nfay,10,Women\n", "t.csv")
    assert str(refused.value) == 't.csv:3: the group "women" is written "Women" here; write women'


@pytest.mark.parametrize(
    ("word", "chair"),
    [("yes", True), ("Y", True), ("x", True), ("1", True), ("", False), ("No", False), ("-", False), ("0", False)],
)
def test_a_delegation_has_a_chair_or_not(word, chair):
    assert delegates(f"name,members,delegates,chair\nport,10,3,{word}\n", "t.csv") == [("port", 10, 3, chair)]


@pytest.mark.parametrize("word", ["maybe", "nein", "none", "2", "false", "yes?", "Anna Brandt", "yes no"])
def test_a_word_that_says_neither_yes_nor_no_gives_no_chair_and_takes_none(word):
    with pytest.raises(BadTable) as refused:
        delegates(f"name,members,delegates,chair\ndock,7,2,yes\nport,10,3,{word}\n", "t.csv")
    says = f't.csv:3: "{word}" does not say whether the delegation of port has a chair; write yes or no'
    assert str(refused.value) == says
