"""What `docs/charters.md` promises about its examples is what the law says."""

import re
from pathlib import Path

import pytest

from mandat.book.reading import read
from mandat.core import bodies, dates
from mandat.core.authority.answers import Question
from mandat.core.authority.ask import ask
from mandat.core.charters import KEYS
from mandat.core.record import Record

GUIDE = Path(__file__).parent.parent / "docs" / "charters.md"
PROMISE = re.compile(r"- (\w+): (.+)")
ANSWER = re.compile(r"`may (\S+) (\S+) (\S+) at (\S+)(?: dispatch (\S+))?`: (yes|no \((\w+)\))")
SITS = re.compile(r"(\S+) in (\S+) at (\S+): (yes|no|suspended)")


def sections():
    """Heading -> the text below it."""
    parts = re.split(r"^## (.+)\n", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def example(section):
    """The record of a section's example, which is one book that reads without a fault."""
    (text,) = re.findall(r"^```mandat\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    reading = read("example.mandat", text)
    assert not reading.findings
    return Record(reading.acts, lambda act, correction: act)


def promises(section):
    """(word, what is promised) for every promise of a section."""
    return [PROMISE.fullmatch(line).groups() for line in section.splitlines() if line.startswith("- ")]


def keep(record, word, promised):
    """Assert that a promise holds of a record."""
    {"Finds": finds, "Results": results, "Answers": answers, "Sits": sits}[word](record, promised)


def finds(record, promised):
    """Every finding is named, and no other."""
    named = [] if promised == "nothing" else promised.split(", ")
    assert [f"`{finding.code} {finding.act}`" for finding in record.findings] == named


def results(record, promised):
    """The votes came out as said."""
    for one in promised.split(", "):
        vote, result = re.fullmatch(r"`(\S+)` (\w+)", one).groups()
        assert record.state.judgements[vote].computed == result, vote


def answers(record, promised):
    """`may` says yes, or no with a gap at the link named."""
    actor, power, target, at, dispatch, verdict, gap = ANSWER.fullmatch(promised).groups()
    found = ask(record.state, Question(actor, power, target, dates.read(at).latest, dispatch=dispatch))
    if verdict == "yes":
        assert any(answer.effective for answer in found), found
    else:
        assert [answer.gap and answer.gap.link for answer in found] == [gap]


def sits(record, promised):
    """Somebody holds a seat in a body at the end of a day, or does not, or is kept from it."""
    person, body, at, verdict = SITS.fullmatch(promised).groups()
    seats = bodies.seats(record.state.at(dates.read(at).latest), body)
    held = [seat for seat in seats if any(row.person == person for row in seat.holders)]
    kept = any(person in seat.kept for seat in held)
    assert ("suspended" if kept else "yes" if held else "no") == verdict


def test_every_key_has_a_heading():
    assert list(sections()) == list(KEYS)


def test_every_key_has_a_row_in_the_table():
    rows = re.findall(r"^\| \[`(\S+)`\]\(#(\S+)\)", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert rows == [(key, key) for key in KEYS]


def test_every_value_in_the_table_can_be_read():
    rows = re.findall(r"^\| \[`(\S+)`\]\S+ \| (.+?) \|", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(rows) == len(KEYS)
    for key, shown in rows:
        for value in re.findall(r"`(.+?)`", shown):
            KEYS[key].read(value)


@pytest.mark.parametrize("key", KEYS)
def test_an_example_states_its_rule_and_keeps_its_promises(key):
    section = sections()[key]
    record = example(section)
    assert any(rule.key == key for act in record.acts if act.verb == "charter" for rule in act.rules)
    made = promises(section)
    assert made
    for word, promised in made:
        keep(record, word, promised)


@pytest.mark.parametrize(
    ("key", "word", "promised"),
    [
        ("quorum", "Finds", "nothing"),
        ("quorum", "Finds", "`Q001 second-shed`"),
        ("majority", "Results", "`new-roof` carried"),
        ("signature", "Answers", "`may mehmet funds.spend hamburg at 2024-05-03 dispatch pay-hall`: yes"),
        ("signature", "Answers", "`may mehmet funds.spend hamburg at 2024-05-04 dispatch pay-hall`: no (held)"),
        ("notice", "Answers", "`may anna halls.open hamburg at 2024-03-10`: no (recognised)"),
        ("recall-cascade", "Sits", "jonas in executive at 2024-10-12: yes"),
        ("term", "Sits", "hinnerk in congress at 2024-02-05: yes"),
    ],
)
def test_a_promise_that_does_not_hold_is_noticed(key, word, promised):
    with pytest.raises(AssertionError):
        keep(example(sections()[key]), word, promised)
