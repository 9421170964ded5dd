"""Erasing a person: her alias is left, every proof holds, and the record says when and by whose order."""

import pytest

from mandat.book.amending import amend
from mandat.clerk.book import Book
from mandat.clerk.check import check
from mandat.clerk.ledger import reading
from mandat.clerk.ledger.checkpoint import checkpoint
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.erase import NoOrder, StillRead, erase
from mandat.clerk.ledger.erasing_rolls import Corrected
from mandat.clerk.ledger.export import export
from mandat.clerk.ledger.prove import prove_entry
from mandat.clerk.ledger.snapshot.keeping import take_snapshot
from mandat.clerk.ledger.verify import verify
from mandat.clerk.may import may
from mandat.clerk.votes import votes
from mandat.core.acts import Ballot
from mandat.core.record import Record
from mandat.errors import UnknownId, WrongKind
from mandat.ledger import proof
from mandat.ledger.keys import LOG
from mandat.ledger.store import Overtaken, Unwiped
from tests.clerk.ledger.conftest import NOON, put

UNION = """
2024-01-06 body congress "Harbour Union Congress"

2024-01-06 unit hamburg "Hamburg branch"

2024-01-06 unit kiel

2024-01-06 person mehmet "Mehmet Kaya"

2024-01-06 person anna "Anna Brandt"

2024-01-07 office treasurer in congress
    powers funds

2024-02-01 elect e-mehmet of mehmet to congress from hamburg
    votes 4

2024-02-01 elect e-anna of anna to congress from kiel
    votes 2

2024-02-02 vote v1 in congress how roll-call
    roll hamburg for 3 against 1
    roll kiel for 2

2024-02-03 appoint treasurer-mehmet by congress of mehmet as treasurer
    cite "Mehmet Kaya and Anna Brandt agreed; Kaya spoke"

2024-02-04 recall anna-for-mehmet of anna in congress by kiel

2024-02-05 motion m1 in congress by anna "Erase what is personal"

2024-02-06 vote ordered in congress on m1
    for 4
"""


def book_of(store) -> Book:
    return reading.book_of(contents_of(store))


def erased(store, person="mehmet"):
    return erase(store, person, "ordered", "2024-03-01T12:00", NOON)


def test_nothing_of_her_is_left_but_the_alias(store):
    put(store, UNION)
    done = erased(store)
    text = export(store).text
    assert [word for word in ("mehmet", "Mehmet Kaya") if word in text] == []
    assert f'person {done.alias} "{done.alias}"' in text
    assert "Anna Brandt" in text
    assert "roll" not in [line.split()[0] for line in text.splitlines() if line.strip()]
    assert not [payload for _, payload in store.payloads() if b"mehmet" in payload or b"Kaya" in payload]


def test_what_cannot_be_told_from_other_words_is_named(store):
    put(store, UNION)
    done = erased(store)
    assert [name.partition("v")[0] for name in done.mentions] == [done.alias]


def test_what_was_done_stays_and_answers_are_the_same(store):
    put(store, UNION)
    before = may(book_of(store).view("2024-02-20"), "mehmet", "funds", "hamburg")
    alias = erased(store).alias
    after = may(book_of(store).view("2024-02-20"), alias, "funds", "hamburg")
    assert [answer["entitled"] for answer in before["answers"]] == [answer["entitled"] for answer in after["answers"]]
    assert [len(answer["proof"]) for answer in before["answers"]] == [
        len(answer["proof"]) for answer in after["answers"]
    ]
    assert "mehmet" not in str(after)


def test_a_vote_has_the_result_that_it_had(store):
    """The roll is withheld as a whole, since the other ballots would tell how hers was cast; its counts stay."""
    put(store, UNION)
    before = votes(book_of(store))
    erased(store)
    assert [_counts(row) for row in votes(book_of(store))] == [_counts(row) for row in before]
    assert (before[0]["for"], before[0]["against"], before[0]["computed"]) == (5, 1, "carried")


def _counts(row: dict) -> list:
    return [row[key] for key in ("for", "against", "abstain", "claimed", "computed", "quorum", "findings")]


def test_a_vote_in_which_she_did_not_vote_keeps_its_roll(store):
    put(store, UNION)
    put(store, "2024-02-20 vote v2 in congress how roll-call\n    roll kiel for 2\n")
    erased(store)
    assert book_of(store).written["v2"].roll == (Ballot("kiel", 2),)


def test_an_id_that_nobody_described_goes_too_where_hers_stands_in_it(store):
    put(store, f"{UNION}\n2024-02-21 person mehmet-ali\n\n2024-02-21 note n about mehmet-as-guest, mehmet-ali\n")
    erased(store)
    about = book_of(store).written["n"].about
    assert (about[0][:2], about[1:]) == ("p-", ("mehmet-ali",))
    assert not [payload for _, payload in store.payloads() if b"guest" in payload]


@pytest.mark.parametrize(
    "corrections",
    [
        ["correct c1 corrects v2\n    roll mehmet for 1"],
        ["correct c1 corrects v2\n    roll kiel for 1\n    roll hamburg against 4"],
        ["correct c1 corrects v2\n    roll kiel for 1", "correct c2 corrects c1\n    roll hamburg for 1 against 3"],
        ["correct c1 corrects no-such-vote\n    roll mehmet for 1"],
        ["correct c1 corrects no-such-vote\n    roll mehmet-as-guest for 1"],
    ],
)
def test_a_roll_that_has_her_only_since_it_was_corrected_goes_too(store, corrections):
    put(store, UNION)
    put(store, "2024-02-20 vote v2 in congress how roll-call\n    roll kiel for 2\n    for 2\n    against 0\n")
    put(store, "\n\n".join(f"2024-02-21 {text}" for text in corrections))
    before = [row["act"] for row in check(book_of(store)) if row["act"] != "v2"]
    erased(store)
    assert not [data for _, data in store.payloads() if b"text mehmet" in data or b"text hamburg" in data]
    assert "roll" not in export(store).text.split("correct c1")[1].split()
    assert [row["act"] for row in check(book_of(store)) if row["act"] != "v2"] == before


@pytest.mark.parametrize(
    ("vote", "corrected"),
    [
        ("2024-02-20 vote v2 in board", "in congress"),
        ("2024-02-20 vote v2 in congress", "in board"),
        ("2024-01-20 vote v2 in congress", "at 2024-02-20"),
        ("2024-02-20 vote v2 in congress", "at 2024-01-20"),
    ],
)
def test_a_roll_goes_where_and_whenever_her_seat_voted_as_it_was_written_or_as_it_was_corrected(store, vote, corrected):
    put(store, f"{UNION}\n2024-01-06 body board\n")
    put(
        store,
        f"{vote} how roll-call\n    roll hamburg for 1\n\n2024-02-21 correct v2-anew corrects v2\n    {corrected}\n",
    )
    erased(store)
    assert book_of(store).written["v2"].roll == ()
    assert not [payload for _, payload in store.payloads() if b"hamburg" in payload]


CORRECTED = """
2024-02-20 vote v2 in congress how roll-call
    roll kiel for 2

2024-02-21 correct c1 corrects v2
    roll hamburg for 1 against 3
"""


def test_a_result_that_rests_on_a_corrected_roll_is_written_down_first(store):
    put(store, UNION + CORRECTED)
    with pytest.raises(Corrected) as refused:
        erased(store)
    mend = "write it down first: DATE correct corrects v2 / for 1 / against 3 / abstain 0"
    assert str(refused.value).endswith(mend)
    put(store, "2024-02-22 correct corrects v2\n    for 1\n    against 3\n    abstain 0\n")
    before = _counts(votes(book_of(store))[-1])
    erased(store)
    assert _counts(votes(book_of(store))[-1]) == before


def test_findings_are_about_what_was_done_and_not_about_what_was_erased(store):
    put(store, UNION)
    before = [row["code"] for row in check(book_of(store))]
    erased(store)
    assert [row["code"] for row in check(book_of(store))] == before


def test_the_record_says_when_and_by_whose_order(store):
    put(store, UNION)
    done = erased(store)
    told = book_of(store).written[done.act]
    assert (told.verb, told.about, told.after, told.at.text) == (
        "note",
        (done.alias,),
        ("ordered",),
        "2024-03-01T12:00",
    )
    assert told.text == "what was personal was erased, by order of ordered"


def test_every_proof_holds(store, keyring):
    put(store, UNION)
    kept = checkpoint(store, keyring)
    proofs = [prove_entry(store, index, "it") for index in range(13)]
    erased(store)
    key = keyring.signer("union.example/record", LOG).key
    assert verify(store, [kept]).ok
    assert [proof.check(one, key)[0].index for one in proofs] == list(range(13))
    assert [prove_entry(store, index, "it").sealed for index in range(13)] == [one.sealed for one in proofs]


def test_to_erase_again_says_that_it_is_done(store):
    put(store, UNION)
    done = erased(store)
    again = erased(store, done.alias)
    assert (again.alias, again.act, again.payloads) == (done.alias, done.act, 0)
    with pytest.raises(UnknownId):
        erased(store, "mehmet")


def test_what_others_still_read_is_wiped_when_it_is_erased_again(store, monkeypatch):
    put(store, UNION)
    commit, forget, wiped = store.append, store.forget, []

    def read_by_others(*arguments, **named):
        (commit if len(arguments) > 1 else forget)(*arguments, **named)
        raise Unwiped(store.name)

    monkeypatch.setattr(store, "append", read_by_others)
    monkeypatch.setattr(store, "forget", read_by_others)
    with pytest.raises(
        StillRead, match=r"then erase the same again: mandat ledger erase (p-\w+) --order ordered"
    ) as caught:
        erased(store)
    monkeypatch.undo()
    monkeypatch.setattr(store, "forget", lambda commitments: wiped.extend(commitments))
    alias = str(caught.value).split()[-3]
    assert erased(store, alias).payloads == 0
    assert len(wiped) == len(set(wiped)) > 1
    assert verify(store).ok


def snapshot_of(contents) -> None:
    take_snapshot(contents.store, Record(contents.acts, amend), contents)


def named_in(store) -> bool:
    return any(b"Mehmet Kaya" in store.blob(name) for name in store.blobs(""))


def test_a_snapshot_that_another_process_derived_before_does_not_bring_her_back(store):
    put(store, UNION)
    before = contents_of(store)
    put(store, "2024-02-08 note n\n")
    snapshot_of(before)
    assert named_in(store), "what others wrote meanwhile does not matter"
    erased(store)
    with pytest.raises(Overtaken):
        snapshot_of(before)
    assert not named_in(store)
    assert verify(store).ok


def test_a_snapshot_that_is_kept_while_she_is_erased_does_not_bring_her_back(store, monkeypatch):
    put(store, UNION)
    before, real = contents_of(store), store.append

    def append(*arguments):
        snapshot_of(before)
        return real(*arguments)

    monkeypatch.setattr(store, "append", append)
    erased(store)
    assert not named_in(store)


def test_a_snapshot_in_which_she_was_left_is_found(store):
    """As after a crash between the erasure and the last look at what others kept meanwhile; to erase again mends it."""
    put(store, UNION)
    snapshot_of(contents_of(store))
    kept = {name: store.blob(name) for name in store.blobs("snapshot/")}
    done = erased(store)
    store.put_blobs(kept)
    assert verify(store).reason == "a snapshot was kept before something was erased, and still has it"
    erased(store, done.alias)
    assert verify(store).ok
    assert not named_in(store)


def test_a_payload_that_comes_back_is_found(store):
    put(store, UNION)
    kept = dict(store.payloads())
    erased(store)
    gone = next(commitment for commitment in kept if store.payload(commitment) is None)
    store._payloads[gone] = kept[gone]
    found = verify(store)
    assert not found.ok
    assert found.reason.endswith("what it keeps apart was erased, and is there again")


def test_only_a_person_is_erased_and_only_by_an_act_that_stands(store):
    put(store, UNION)
    with pytest.raises(WrongKind):
        erased(store, "hamburg")
    with pytest.raises(UnknownId):
        erase(store, "mehmet", "nobodys-order", "2024-03-01T12:00", NOON)
    put(store, "2024-02-07 motion m2 in congress by dora\n")
    with pytest.raises(NoOrder, match="m2 is void, so it orders nothing"):
        erase(store, "mehmet", "m2", "2024-03-01T12:00", NOON)
    assert verify(store).ok
    assert "Mehmet Kaya" in export(store).text


def test_two_persons_one_after_the_other(store):
    put(store, UNION)
    one, other = erased(store), erased(store, "anna")
    text = export(store).text
    assert [word for word in ("mehmet", "Kaya and", "anna", "Brandt") if word in text] == []
    assert one.alias != other.alias
    assert verify(store).ok
