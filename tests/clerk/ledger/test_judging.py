"""Judging what somebody is about to write: what `check` would say of it, and nothing is written."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mandat import book
from mandat.book.amending import amend
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.judging import NOW, Trial, elsewhere, judge
from mandat.core.record import Record
from mandat.ledger.stores.memory import Memory
from tests.clerk.ledger.conftest import acts_of, put
from tests.core.strategies import blocks, dates, lines

UNION = """
2024-01-01 body congress

2024-01-01 unit hamburg
    members 30

2024-01-01 person ann

2024-01-02 charter of congress
    term 1 year
"""


def codes(store, text: str, minute: str = "2024-06-01T12:30") -> list[list[str]]:
    judged = judge(Following(store), acts_of(text), minute)
    return [[finding.code for finding in one.findings] for one in judged]


@given(st.lists(lines(dates()), max_size=10), st.data())
def test_a_draft_has_the_findings_that_it_has_when_it_is_written(drawn, data):
    text = data.draw(st.permutations(blocks(drawn)) | st.just(blocks(drawn)))
    acts = book.read("record.mandat", "\n\n".join(text)).acts
    cut = data.draw(st.integers(0, len(acts)))
    store = Memory()
    append(store, acts[:cut], lambda: 0)
    drafts = [replace(act, entered=act.entered or act.at) for act in acts[cut:]]
    following = Following(store)
    judged = judge(following, drafts, "2024-05-01T12:30")
    assert store.head().size == cut
    assert [one.act for one in judged] == drafts
    written = Record((*acts[:cut], *drafts), amend)
    for one in judged:
        told = {finding for finding in written.findings if finding.act == one.act.id}
        assert set(one.findings) == told


def test_a_draft_that_is_in_order_has_no_findings(store):
    put(store, UNION)
    assert codes(store, "2024-05-01 elect of ann to congress from hamburg\n") == [[]]


def test_a_draft_may_rest_on_those_before_it(store):
    put(store, UNION)
    bob = "2024-05-01 person bob\n\n"
    assert codes(store, f"{bob}2024-05-02 elect of bob to congress from hamburg\n") == [[], []]
    assert codes(store, "2024-05-02 elect of bob to congress from hamburg\n") == [["N001"]]


def test_a_draft_without_a_date_is_dated_and_named_when_it_is_judged(store):
    put(store, UNION)
    (draft,) = acts_of("2024-01-01 elect of ann to congress from hamburg\n")
    (judged,) = judge(Following(store), [replace(draft, at=NOW, id="")], "2024-05-01T12:30")
    assert (judged.act.at.text, judged.act.entered.text) == ("2024-05-01T12:30", "2024-05-01T12:30")
    assert judged.act.id.startswith("elect-")


def test_an_id_that_is_taken_is_found(store):
    put(store, UNION)
    assert codes(store, "2024-05-01 note hamburg\n") == [["N002"]]
    assert codes(store, "2024-05-01 note n\n\n2024-05-01 note m\n") == [[], []]
    trial = Trial(Following(store))
    trial.take(acts_of("2024-05-01 note n\n"))
    assert [finding.code for finding in trial.judge(acts_of("2024-05-01 unit n\n"))[0].findings] == ["N002"]


def test_what_a_minute_book_cannot_say_is_found(store):
    (draft,) = acts_of("2024-05-01 note n\n")
    bad = {"text": "half a character \ud800"}, {"id": "Bad Id"}, {"id": "", "text": "\ud800"}, {"about": ("two words",)}
    for wrong in bad:
        (judged,) = judge(Following(store), [replace(draft, **wrong)], "2024-05-01T12:30")
        assert judged.void[0].act == judged.act.id
        assert judged.void[0].code in ("F003", "F005", "F007")


def test_a_late_draft_is_judged_at_its_own_date(store):
    put(store, UNION + "\n2024-03-01 person bob\n")
    assert codes(store, "2024-02-01 elect of bob to congress from hamburg\n") == [["N004"]]
    assert codes(store, "2024-02-01 elect of ann to congress from hamburg\n") == [[]]


ASSEMBLY = """
2024-01-01 unit kiel
    members 20

2024-01-02 charter quorum of congress
    quorum 5

2024-02-01 elect e1 of ann to congress from hamburg
    votes 4

2024-02-01 elect e2 to congress from kiel
    votes 3

2024-05-01T10:00 open sitting in congress
    present 0

2024-05-01T10:05 arrive a in congress
    count 5

2024-05-01T10:10 vote v in congress "We sing"
    for 4
    against 1
"""


def changed(store, correction: str) -> tuple[list[str], list[str]]:
    """The codes of what would come and go about the vote."""
    found = elsewhere(Following(store), acts_of(correction), "2024-06-01T12:30", {"v"})
    return [one.code for one in found.come], [one.code for one in found.gone]


def test_what_a_correction_changes_elsewhere_is_told_both_ways(store):
    put(store, UNION + ASSEMBLY)
    fewer, more = (f"2024-06-01 correct c{n} corrects a\n    count {n}\n" for n in (4, 6))
    assert changed(store, more) == ([], [])
    assert changed(store, fewer) == (["Q001"], [])
    assert "v" not in Following(store).folding.state.void
    put(store, fewer)
    assert changed(store, more) == ([], ["Q001"])
