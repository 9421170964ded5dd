"""Files that name somebody go with her; what was decided stays, and so does every proof."""

import pytest

from mandat.clerk.check import check
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.checkpoint import checkpoint
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.erase import erase
from mandat.clerk.ledger.erasing_files import Resting
from mandat.clerk.ledger.export import export, export_to
from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.prove import prove_entry
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.ledger.taking import ErasedFile
from mandat.clerk.ledger.verify import verify
from mandat.clerk.opening import open_book
from mandat.clerk.roster import roster
from mandat.errors import UnknownId
from mandat.ledger import proof
from mandat.ledger.stores.memory import Memory
from mandat.ledger.url import open_store
from tests.clerk.ledger.conftest import NOON, put
from tests.clerk.ledger.test_files import FILES, THINGS, laid, send

ELECTED = """
2024-03-02 elect e of bela to board from members
    ballots "b.csv"
    method  irv
    voters  "voted.txt"
"""
LEFT_TO_THE_COUNT = ELECTED.replace(" of bela", "")
ORDER = """
2024-04-01 vote ordered in board
    for 3
    against 0
"""
BALLOTS = {"b.csv": b"count,1\n2,bela\n", "voted.txt": b"Anna Brandt\nJo Okoro\n"}


@pytest.fixture
def union(store, tmp_path):
    import_(store, laid(tmp_path / "book", THINGS + ELECTED + ORDER, BALLOTS), lambda: NOON)
    return store


def erased(store, whom="anna"):
    return erase(store, whom, "ordered", "2024-05-01T12:30", NOON)


def known(store):
    return book_of(contents_of(store))


def test_a_roll_goes_with_whoever_stands_on_it_and_the_ballots_stay(union):
    done = erased(union)
    assert done.files == ("voted.txt",)
    held = Attached(contents_of(union))
    assert (held.data("voted.txt"), held.data("b.csv")) == (None, BALLOTS["b.csv"])
    assert not [payload for payload in union._payloads.values() if payload and b"Brandt" in payload]
    (act,) = [act for act in contents_of(union).acts if act.id == "e"]
    assert (act.ballots, act.voters) == ("b.csv", None)
    assert check(known(union)) == []
    assert roster(known(union).view(), "board")[0]["held_by"] == ["bela"]


def test_the_record_says_which_file_was_erased_when_and_by_whose_order(union):
    done = erased(union, "voted.txt")
    (note,) = [act for act in contents_of(union).acts if act.id == done.act]
    assert note.text == "what was personal was erased, by order of ordered: voted.txt"
    assert (note.at.text, note.about, note.after) == ("2024-05-01T12:30", ("e",), ("ordered",))
    assert (done.alias, done.payloads, done.files, done.mentions) == ("voted.txt", 1, ("voted.txt",), ())
    assert known(union).record.state.acts["anna"].name == "Anna Brandt"


def test_to_erase_a_file_again_says_that_it_is_done(union):
    first, again = erased(union, "voted.txt"), erased(union, "voted.txt")
    assert (again.act, again.payloads, again.files) == (first.act, 0, ("voted.txt",))


def test_every_proof_holds(union, keyring):
    signed = checkpoint(union, keyring)
    before = [str(prove_entry(union, n, "an act")) for n in range(6)]
    erased(union)
    assert verify(union, [signed]).ok
    assert [str(prove_entry(union, n, "an act")) for n in range(6)] == before
    assert all(proof.read(one) for one in before)


def test_an_export_says_what_was_erased_and_can_be_imported(union, tmp_path):
    done = erased(union)
    (tmp_path / "out").mkdir()
    made = export_to(union, tmp_path / "out" / "record.mandat")
    assert (made.files, made.erased) == (("b.csv",), {"voted.txt": done.act})
    assert not (tmp_path / "out" / "voted.txt").exists()
    book = open_book(tmp_path / "out")
    assert check(book) == []
    other = Memory("other")
    assert import_(other, book, lambda: NOON).absent == ()
    assert check(known(other)) == []


def test_a_file_that_an_earlier_export_left_is_named_when_it_was_erased(union, tmp_path):
    (tmp_path / "out").mkdir()
    export_to(union, tmp_path / "out" / "record.mandat")
    erased(union)
    (tmp_path / "out" / "record.mandat").unlink()
    assert export_to(union, tmp_path / "out" / "record.mandat").left == ("voted.txt",)
    (tmp_path / "out" / "voted.txt").unlink()
    assert export_to(union, tmp_path / "out" / "record.mandat").left == ()


def test_an_erased_file_that_comes_back_is_found(union):
    kept = dict(union._payloads)
    erased(union)
    commitment = contents_of(union).files["voted.txt"]
    union._payloads[commitment] = kept[commitment]
    found = verify(union)
    assert (found.first_bad, found.reason) == (4, "entry 4: the file voted.txt was erased, and is there again")


def test_an_erased_file_is_not_brought_back_under_its_name(union, tmp_path):
    erased(union)
    text = ELECTED.replace("elect e", "elect e2").replace("2024-03", "2024-06")
    with pytest.raises(ErasedFile, match="voted.txt: the file of this name was erased from the ledger; take the name"):
        send(union, text, tmp_path / "book")


def test_ballots_that_name_her_go_too_where_the_minutes_have_the_result(store, tmp_path):
    import_(store, laid(tmp_path, THINGS + ELECTED + ORDER, BALLOTS), lambda: NOON)
    assert erased(store, "bela").files == ("b.csv",)
    (seat,) = roster(known(store).view(), "board")
    assert seat["held_by"][0].startswith("p-")
    assert check(known(store)) == []
    assert export(store).files == ("voted.txt",)


def test_a_result_that_is_left_to_the_count_is_written_down_first(store, tmp_path):
    import_(store, laid(tmp_path, THINGS + LEFT_TO_THE_COUNT + ORDER, BALLOTS), lambda: NOON)
    size = store.count()
    with pytest.raises(Resting) as reason:
        erased(store, "bela")
    assert str(reason.value) == (
        "b.csv would be erased, and elect e leaves its result to the count of it; "
        "write it down first: DATE correct corrects e / of bela"
    )
    assert (store.count(), verify(store).ok) == (size, True)
    put(store, "2024-04-02 correct corrects e\n    of bela\n")
    assert erased(store, "bela").files == ("b.csv",)
    assert roster(known(store).view(), "board")[0]["held_by"][0].startswith("p-")


def test_the_numbers_of_a_vote_that_are_left_to_the_count_are_told(store, tmp_path):
    vote = '2024-03-03 vote v in board\n    ballots "pond.csv"\n'
    import_(store, laid(tmp_path, THINGS + vote + ORDER), lambda: NOON)
    with pytest.raises(Resting, match="correct corrects v / for 5 / against 2 / abstain 0$"):
        erased(store, "pond.csv")


def test_a_roll_without_her_stays(store, tmp_path):
    files = {**BALLOTS, "voted.txt": b"Joanna Brandtner\nannabel\n"}
    import_(store, laid(tmp_path, THINGS + ELECTED + ORDER, files), lambda: NOON)
    assert erased(store).files == ()
    assert verify(store).ok


@pytest.mark.parametrize(
    "roll", [b"anna\r\njo\r\n", "\ufeffAnna Brandt\nJo".encode(), b"1;Anna Brandt;x\nJo", b"\xff\xfe Anna Brandt\nJo"]
)
def test_a_roll_is_found_however_it_is_written(store, tmp_path, roll):
    import_(store, laid(tmp_path, THINGS + ELECTED + ORDER, {**BALLOTS, "voted.txt": roll}), lambda: NOON)
    assert erased(store).files == ("voted.txt",)


def test_files_named_after_her_stay_two_when_her_name_is_gone(store, tmp_path):
    """Both names become aliases; what each act names is still its own file."""
    votes = "".join(
        f'2024-03-0{n} vote v{n} in board\n    ballots "{name}.csv"\n\n'
        for n, name in ((3, "anna"), (4, "Anna Brandt"))
    )
    files = {"anna.csv": FILES["pond.csv"], "Anna Brandt.csv": b"count,1\n1,against\n"}
    import_(store, laid(tmp_path / "in", THINGS + votes + ORDER, files), lambda: NOON)
    erased(store)
    state = known(store).record.state
    assert [state.acts[name].for_.text for name in ("v3", "v4")] == ["5", "0"]
    first, second = export(store).files
    assert (first[0:2], second[-6:]) == ("p-", "v1.csv")
    assert verify(store).ok
    (tmp_path / "out").mkdir()
    export_to(store, tmp_path / "out" / "record.mandat")
    assert import_(Memory(), open_book(tmp_path / "out"), lambda: NOON).files == 2


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_the_same_file_in_two_records_of_one_database_is_two(kind, request, tmp_path):
    url = f"sqlite:///{tmp_path}/l.db" if kind == "sqlite" else request.getfixturevalue("new_database")
    names = [f"{url}{'&' if '?' in url else '?'}record={name}" for name in ("one", "two")]
    source = laid(tmp_path / "book", THINGS + ELECTED + ORDER, BALLOTS)
    with open_store(names[0], create=True) as one, open_store(names[1], create=True) as two:
        for store in (one, two):
            import_(store, source, lambda: NOON)
        erased(one)
        assert Attached(contents_of(one)).data("voted.txt") is None
        assert Attached(contents_of(two)).data("voted.txt") == BALLOTS["voted.txt"]
        assert (verify(one).ok, verify(two).ok) == (True, True)
        assert not [1 for _, payload in one.payloads() if b"Anna Brandt" in payload]


def test_a_book_that_was_opened_before_does_not_take_an_erased_file_for_a_damaged_one(union):
    before = known(union)
    erased(union)
    assert before.files.data("voted.txt") is None
    assert check(before) == []


def test_what_is_neither_a_person_nor_a_file_is_nobody(union):
    with pytest.raises(UnknownId):
        erased(union, "other.txt")


def test_the_note_names_a_person_also_where_a_file_is_called_like_her(store, tmp_path):
    text = THINGS + ELECTED.replace("voted.txt", "anna") + ORDER
    import_(
        store, laid(tmp_path / "book", text, {"b.csv": BALLOTS["b.csv"], "anna": BALLOTS["voted.txt"]}), lambda: NOON
    )
    done = erased(store)
    (note,) = [act for act in contents_of(store).acts if act.id == done.act]
    assert done.files == ("anna",)
    assert note.about == (done.alias, "e")
