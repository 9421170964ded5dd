"""Ballots in a ledger: counted once, kept in snapshots, followed, judged; always as one who begins anew would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.clerk.book import Book
from mandat.clerk.check import check
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.desk import Desk
from mandat.clerk.ledger.erase import erase
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.ledger.snapshot.book import SnapshotBook, snapshot_book
from mandat.clerk.ledger.snapshot.keeping import good_snapshot, leave_snapshot, take_snapshot
from mandat.clerk.ledger.taking import Source
from mandat.clerk.ledger.verify import verify
from mandat.clerk.opening import open_book
from mandat.clerk.roster import roster
from mandat.ledger.stores.memory import Memory
from mandat.ledger.url import open_store
from tests.clerk.ledger.conftest import NOON, acts_of, put
from tests.clerk.ledger.test_files import ELECTION, FILES, THINGS, VOTE, Beside, laid, send, told
from tests.core.test_refold import plain

ACTS = (
    '2024-01-02 person tim "Tim Okoro"',
    "2024-01-03 note n1",
    ELECTION.strip(),
    VOTE.strip(),
    '2024-03-04 vote w in board\n    for 9\n    ballots "pond.csv"',
    '2024-03-05 elect f to board from members\n    ballots "strange.csv"\n    method irv',
    '2024-03-06 correct corrects w\n    ballots "strange.csv"\n    method irv',
    '2024-02-01 vote late in board\n    ballots "pond.csv"',
    '2024-03-07 person tia "Anna Brandt"',
    "2024-03-08 note n2",
)
STRANGE = {**FILES, "strange.csv": b"count,1\n4,Tim Okoro\n3,bela\n"}


def derived(store) -> Book:
    return book_of(contents_of(store))


def snapped(store) -> SnapshotBook:
    contents = contents_of(store)
    take_snapshot(store, book_of(contents).record, contents)
    return snapshot_book(store, good_snapshot(store, store.head()), store.head())


def assert_same(one: Book, other: Book) -> None:
    assert plain(one.record.state) == plain(other.record.state)
    assert plain(one.record.late) == plain(other.record.late)
    assert check(one) == check(other)
    known = [view.view(known="2024-03-05") for view in (one, other)]
    assert plain(known[0].record.state) == plain(known[1].record.state)


@given(st.permutations(ACTS), st.lists(st.integers(0, len(ACTS)), max_size=3))
def test_a_follower_counts_like_one_who_begins_anew(tmp_path_factory, acts, cuts):
    """Also where a person comes later whom ballots elected before, and where ballots come late."""
    folder = tmp_path_factory.mktemp("files")
    laid(folder, THINGS, STRANGE)
    store, read = Memory(), acts_of(THINGS + "\n\n".join(acts) + "\n")
    following = Following(store)
    for cut in (*sorted(cuts), len(ACTS)):
        append(store, read[: 4 + cut], lambda: NOON, source=Source(Beside(str(folder))))
        following.follow()
        assert_same(following.book, derived(store))


@given(st.permutations(ACTS), st.integers(0, len(ACTS)))
def test_a_snapshot_counts_like_one_who_begins_anew(tmp_path_factory, acts, cut):
    folder = tmp_path_factory.mktemp("files")
    laid(folder, THINGS, STRANGE)
    store, read = Memory(), acts_of(THINGS + "\n\n".join(acts) + "\n")
    source = Source(Beside(str(folder)))
    append(store, read[: 4 + cut], lambda: NOON, source=source)
    snapped(store)
    append(store, read, lambda: NOON, source=source)
    kept = snapshot_book(store, good_snapshot(store, store.head()), store.head())
    if kept is not None:
        assert_same(kept, derived(store))
    assert_same(Following(store).book, derived(store))
    assert verify(store).ok


def test_what_a_snapshot_has_is_not_counted_again(store, tmp_path, monkeypatch):
    import_(store, laid(tmp_path), lambda: NOON)
    kept, before = snapped(store), told(derived(store))

    def never(_self, name):
        raise AssertionError(f"{name} is read again")

    monkeypatch.setattr(Attached, "data", never)
    assert told(kept) == before
    following = Following(store)
    assert told(following.book) == before
    put(store, "2024-05-01 note n\n")
    following.follow()
    assert check(following.book) == []


def test_a_count_in_a_snapshot_that_was_changed_with_care_is_found(store, tmp_path):
    import_(store, laid(tmp_path), lambda: NOON)
    snapped(store)
    assert verify(store).ok
    files = {**FILES, "b.csv": FILES["b.csv"].replace(b"5", b"1")}
    other = Memory()
    import_(other, laid(tmp_path / "other", files=files), lambda: NOON)
    forged = contents_of(store)
    book = book_of(forged)
    book.record.count.files = Attached(contents_of(other))
    take_snapshot(store, book.record, forged)
    assert roster(snapshot_book(store, good_snapshot(store, store.head()), store.head()).view(), "board")[0][
        "held_by"
    ] == ["bela"]
    found = verify(store)
    assert not found.ok
    assert found.reason.endswith("is not what the entries give: what is derived from them was changed")


def test_a_snapshot_is_left_where_large_files_were_counted(tmp_path):
    """Also in a small ledger: nobody wants to wait for the same count at every question."""
    large = {**FILES, "b.csv": FILES["b.csv"] + b"1,bela,\n" * 1000}
    url = f"sqlite:///{tmp_path}/l.db"
    with open_store(url, create=True) as store:
        import_(store, laid(tmp_path / "book", files=large), lambda: NOON)
    first = open_book(url)
    second = open_book(url)
    assert [type(one) for one in (first, second)] == [Book, SnapshotBook]
    assert told(first) == told(second)


def test_small_files_leave_no_snapshot_in_a_small_ledger(store, tmp_path):
    import_(store, laid(tmp_path), lambda: NOON)
    contents = contents_of(store)
    leave_snapshot(store, book_of(contents).record, contents)
    assert store.blobs("snapshot/") == []


def test_a_draft_is_compared_with_the_ballots_that_the_ledger_holds(store, tmp_path):
    import_(store, laid(tmp_path), lambda: NOON)
    desk = Desk(lambda: store, lambda: NOON)
    wrong, right = (
        acts_of(f'2024-05-01 vote w in board\n    for {n}\n    against 2\n    ballots "pond.csv"\n') for n in (4, 5)
    )
    (judged,) = desk.judge(wrong, "2024-05-01T12:00")
    assert [(one.code, str(one.says)) for one in judged.findings] == [
        ("V006", "the ballots give 5 for, and the minutes say 4")
    ]
    assert desk.write(right, "2024-05-01T12:00", "form")[0].findings == ()
    assert check(desk.book()) == []
    assert verify(store).ok


def test_a_draft_whose_ballots_the_ledger_does_not_hold_is_told_so(store):
    put(store, THINGS)
    (judged,) = Desk(lambda: store, lambda: NOON).judge(
        acts_of('2024-05-01 vote w in board\n    ballots "pond.csv"\n'), "2024-05-01T12:00"
    )
    assert ("V007", "pond.csv: the ledger does not hold this file") in [
        (one.code, str(one.says)) for one in judged.findings
    ]


def test_ballots_that_come_later_are_counted_then(store, tmp_path):
    """An application wrote an act that names a file; the file came with another act."""
    put(store, THINGS + VOTE)
    following = Following(store)
    assert [row["code"] for row in check(following.book)] == ["V007"]
    laid(tmp_path)
    send(store, VOTE.replace("vote v", "vote w"), tmp_path)
    following.follow()
    assert check(following.book) == []
    assert_same(following.book, derived(store))


def test_a_follower_forgets_what_was_counted_of_an_erased_file(store, tmp_path):
    import_(store, laid(tmp_path, THINGS + ELECTION + "\n2024-04-01 vote ordered in board\n    for 3\n"), lambda: NOON)
    following = Following(store)
    erase(store, "rolls/voted.txt", "ordered", "2024-05-01T12:30", NOON)
    following.follow()
    assert [key[3] for key in following.box.counts] == [None, None]
    assert_same(following.book, derived(store))


@pytest.mark.parametrize("name", ["b.csv", "rolls/voted.txt"])
def test_an_erased_file_leaves_no_snapshot_behind(store, tmp_path, name):
    text = THINGS + ELECTION.replace("elect e", "elect e of anna") + "\n2024-04-01 vote ordered in board\n    for 3\n"
    import_(store, laid(tmp_path, text), lambda: NOON)
    snapped(store)
    erase(store, name, "ordered", "2024-05-01T12:30", NOON)
    assert good_snapshot(store, store.head()) is None
    assert not any(store.blob(blob) for blob in store.blobs("snapshot/"))
    assert_same(snapped(store), derived(store))
