"""Files that acts name: they go into a ledger with their acts, and come out as they were."""

import os
import posixpath
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat import book
from mandat.canon import decode_public
from mandat.clerk import beside
from mandat.clerk.beside import Absent, Beside, Changed, Outside, Unfit
from mandat.clerk.check import check
from mandat.clerk.ledger import append as appending
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.erase import erase
from mandat.clerk.ledger.export import export, export_to
from mandat.clerk.ledger.importing import import_
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.ledger.taking import AnotherFile, Source
from mandat.clerk.ledger.verify import verify
from mandat.clerk.log import log
from mandat.clerk.opening import open_book
from mandat.clerk.roster import roster
from mandat.clerk.saving import NotSaved
from mandat.errors import MandatError
from mandat.ledger.backup import backup
from mandat.ledger.personal.aliases import Spoilt
from mandat.ledger.stores.memory import Memory
from mandat.ledger.url import open_store
from tests.clerk.ledger.conftest import NOON, acts_of, put

THINGS = """
2024-01-01 body board "Board"

2024-01-01 unit members "Members"

2024-01-01 person anna "Anna Brandt"

2024-01-01 person bela "Bela Nagy"

"""
ELECTION = """
2024-03-02 elect e to board from members
    ballots "b.csv"
    method  irv
    voters  "rolls/voted.txt"
"""
VOTE = """
2024-03-03 vote v in board how secret
    ballots "pond.csv"
"""
FILES = {
    "b.csv": b"count,1,2\n5,Anna Brandt,\n3,bela,Anna Brandt\n",
    "rolls/voted.txt": b"".join(b"voter %d\n" % n for n in range(8)),
    "pond.csv": b"count,1\n5,for\n2,against\n",
}


def laid(folder, text=THINGS + ELECTION + VOTE, files=FILES):
    """A book in a folder, with files beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "record.mandat").write_text(text)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return open_book(folder)


def send(store, text: str, folder):
    return append(store, acts_of(text), lambda: NOON, source=Source(Beside(str(folder))))


def known(store):
    return book_of(contents_of(store))


def told(asked):
    """What somebody is told who asks everything, wherever it was written."""
    rows = [(row["code"], row["act"], row["says"], row["mend"]) for row in check(asked)]
    return rows, [row["id"] for row in log(asked)], roster(asked.view(), "board"), asked.record.findings


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def any_store(request, tmp_path):
    if request.param == "memory":
        yield Memory()
        return
    url = f"sqlite:///{tmp_path}/l.db" if request.param == "sqlite" else request.getfixturevalue("new_database")
    with open_store(url, create=True) as made:
        yield made


def test_import_then_export_gives_the_same_acts_files_and_findings(any_store, tmp_path):
    source = laid(tmp_path / "book")
    done = import_(any_store, source, lambda: NOON)
    assert (done.new, done.files, done.absent) == (6, 3, ())
    (tmp_path / "out").mkdir()
    assert export_to(any_store, tmp_path / "out" / "record.mandat").files == ("b.csv", "rolls/voted.txt", "pond.csv")
    again = open_book(tmp_path / "out")
    assert again.reading.acts == source.reading.acts
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == FILES
    assert told(again) == told(source) == told(known(any_store))
    assert verify(any_store).ok


@given(
    st.dictionaries(
        st.text("abc./é -\"'`", min_size=1, max_size=6),
        st.binary(max_size=20) | st.just(bytes(5000)),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_files_there_are_they_come_out_as_they_went_in(tmp_path_factory, files):
    folder, store = tmp_path_factory.mktemp("files"), Memory()
    acts = [
        f"2024-03-{n:02} vote v{n} in board\n    for 1\n    ballots {book.lines.quote(name)}"
        for n, name in enumerate(files, 1)
    ]
    try:
        source = laid(folder / "in", THINGS + "\n\n".join(acts) + "\n", files)
    except OSError:
        return  # one name is a folder of another, or none at all
    try:
        import_(store, source, lambda: NOON)
    except (Outside, Unfit):
        folders = [name for name in files if os.path.isdir(folder / "in" / name)]
        assert folders or any(name.startswith(("/", "..")) or posixpath.normpath(name) != name for name in files)
        assert store.count() == 0
        return
    (folder / "out").mkdir()
    export_to(store, folder / "out" / "other.mandat")
    assert {name: (folder / "out" / name).read_bytes() for name in files} == {
        name: (folder / "in" / name).read_bytes() for name in files
    }
    assert verify(store).ok


def test_what_lies_in_the_folder_later_changes_no_answer(store, tmp_path, monkeypatch):
    before = told(laid(tmp_path))
    import_(store, open_book(tmp_path), lambda: NOON)
    laid(tmp_path, files={"b.csv": b"count,1\n9,bela\n", "pond.csv": b"count,1\n9,against\n"})
    monkeypatch.chdir(tmp_path)
    assert told(known(store)) == before


def test_to_import_again_changes_nothing(store, tmp_path):
    import_(store, laid(tmp_path), lambda: NOON)
    head, payloads = store.head(), dict(store.payloads())
    done = import_(store, open_book(tmp_path), lambda: NOON)
    assert (done.new, done.files, store.head(), dict(store.payloads())) == (0, 0, head, payloads)


def test_from_one_ledger_into_another(store, tmp_path):
    import_(store, laid(tmp_path), lambda: NOON)
    other = Memory("other")
    assert import_(other, known(store), lambda: NOON).files == 3
    assert told(known(other)) == told(known(store))


def test_files_are_committed_to_with_salt(tmp_path):
    one, other = Memory(), Memory()
    for store in (one, other):
        import_(store, laid(tmp_path), lambda: NOON)
    (first, second) = (contents_of(store).files["b.csv"] for store in (one, other))
    assert first != second
    public = decode_public(list(one.read(4, 5))[0].entry.leaf)
    assert public.files == {name: contents_of(one).files[name] for name in ("b.csv", "rolls/voted.txt")}


@pytest.mark.parametrize("name", sorted(FILES))
def test_any_changed_byte_of_a_file_is_found_and_the_file_is_named(store, tmp_path, name):
    import_(store, laid(tmp_path), lambda: NOON)
    commitment = contents_of(store).files[name]
    payload = store.payload(commitment)
    for at in (0, 31, 32, 36, 37, len(payload) - 1):
        store._payloads[commitment] = payload[:at] + bytes([payload[at] ^ 1]) + payload[at + 1 :]
        found = verify(store)
        index = 5 if name == "pond.csv" else 4
        assert (found.first_bad, found.reason) == (index, f"entry {index}: the file {name} is not what it was")
    store._payloads[commitment] = payload
    assert verify(store).ok
    del store._payloads[commitment]
    assert verify(store).reason == f"entry {index}: the file {name} is gone, and no act erased it"


def test_a_file_that_was_changed_gives_no_answer_rather_than_another(store, tmp_path):
    import_(store, laid(tmp_path), lambda: NOON)
    commitment = contents_of(store).files["b.csv"]
    store._payloads[commitment] = store.payload(commitment).replace(b"5,", b"1,")
    with pytest.raises(Spoilt, match="what is kept apart under"):
        check(known(store))
    del store._payloads[commitment]
    with pytest.raises(Spoilt):
        check(known(store))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("../b.csv", "../b.csv lies outside the folder of the book"),
        ("../../etc/passwd", "../../etc/passwd lies outside the folder of the book"),
        ("/etc/passwd", "/etc/passwd lies outside the folder of the book"),
        ("out.csv", "out.csv lies outside the folder of the book"),
        ("circle", "circle: its links lead in a circle"),
        ("sub/../b.csv", "sub/../b.csv: nobody could put it back under this name elsewhere; name it from the folder"),
        ("sub\\\\b.csv", "sub\\b.csv: nobody could put it back"),
        ("./b.csv", "./b.csv: a file has one name in a ledger; name it b.csv"),
        ("sub//b.csv", "sub//b.csv: a file has one name in a ledger; name it sub/b.csv"),
        ("sub", "sub: this is no file; name a file"),
        (".", ".: this is no file"),
        ("pipe", "pipe: this is no file"),
        ("b.csv/x", "b.csv/x: a part of this path is a file, and no folder; name a file that can be read"),
        ("x" * 300, f"{'x' * 80}: this name is too long"),
        ("none.csv", "none.csv: there is no such file; put it beside the acts that name it"),
        ("large.csv", "large.csv: this file is larger than 0 MiB; condense its ballots"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_an_error_and_nothing_is_written(store, tmp_path, monkeypatch, name, says):
    folder = tmp_path / "book"
    laid(folder)
    (tmp_path / "b.csv").write_text("outside")
    (folder / "sub").mkdir()
    (folder / "out.csv").symlink_to(tmp_path / "b.csv")
    (folder / "circle").symlink_to(folder / "circle")
    os.mkfifo(folder / "pipe")
    (folder / "large.csv").write_bytes(bytes(1001))
    monkeypatch.setattr(beside, "LARGEST", 1000)
    put(store, THINGS)
    text = f'{VOTE}\n2024-03-04 vote w in board\n    for 1\n    ballots "{name}"\n'
    with pytest.raises(MandatError) as told:
        send(store, text, folder)
    assert str(told.value).startswith(says)
    assert (store.count(), list(contents_of(store).files)) == (4, [])


def test_a_link_within_the_folder_is_followed(store, tmp_path):
    laid(tmp_path)
    (tmp_path / "same.csv").symlink_to(tmp_path / "pond.csv")
    put(store, THINGS)
    send(store, VOTE.replace("pond.csv", "same.csv"), tmp_path)
    assert Attached(contents_of(store)).data("same.csv") == FILES["pond.csv"]


def test_a_file_that_changes_between_looking_and_writing_is_an_error(store, tmp_path, monkeypatch):
    laid(tmp_path)
    put(store, THINGS)
    whole = Beside.whole

    def meanwhile(self, name, before):
        (tmp_path / name).write_bytes(FILES["pond.csv"].replace(b"5", b"6"))
        os.utime(tmp_path / name, ns=(1, 1))
        return whole(self, name, before)

    monkeypatch.setattr(Beside, "whole", meanwhile)
    with pytest.raises(Changed, match="pond.csv: it changed while it was taken in; wait until it is whole"):
        send(store, VOTE, tmp_path)
    assert store.count() == 4


def test_what_a_book_names_and_nobody_has_any_more_stays_missing(store, tmp_path):
    source = laid(tmp_path / "in", files={"pond.csv": FILES["pond.csv"]})
    done = import_(store, source, lambda: NOON)
    assert (done.files, done.absent) == (1, ("b.csv", "rolls/voted.txt"))
    (row,) = check(known(store))
    assert (row["code"], row["says"]) == ("V007", "b.csv: the ledger does not hold this file")
    assert row["mend"] == "append a correct that names the file once more, with the file beside it"
    (tmp_path / "out").mkdir()
    export_to(store, tmp_path / "out" / "record.mandat")
    assert open_book(tmp_path / "out").reading.acts == source.reading.acts


def test_acts_of_a_ledger_from_before_there_were_files_stay_good(store):
    """They name files, and no commitment to any stands beside them."""
    put(store, THINGS + ELECTION + VOTE)
    assert verify(store).ok
    assert [stored.entry.leaf[0] for stored in store.read(0, 9)] == [1, 1, 2, 2, 1, 1]
    assert {row["code"] for row in check(known(store))} == {"V007"}
    assert export(store).files == ()


def test_a_file_can_be_brought_in_later_for_acts_that_name_it(store, tmp_path):
    put(store, THINGS + ELECTION + VOTE)
    laid(tmp_path)
    send(store, '2024-05-01 correct corrects v\n    ballots "pond.csv"\n', tmp_path)
    assert known(store).record.state.acts["v"].for_.text == "5"
    assert [row["act"] for row in check(known(store))] == ["e"]
    assert verify(store).ok


def test_two_acts_may_name_one_file(store, tmp_path):
    laid(tmp_path)
    put(store, THINGS)
    send(store, VOTE, tmp_path)
    (tmp_path / "pond.csv").unlink()
    done = send(store, VOTE.replace("vote v", "vote w"), tmp_path)
    assert (done.new, done.files) == (1, 0)
    one, other = (decode_public(stored.entry.leaf).files for stored in store.read(4, 6))
    assert one == other
    assert len([payload for _, payload in store.payloads() if b"file" in payload]) == 1


def test_one_name_is_not_given_to_two_files(store, tmp_path):
    laid(tmp_path)
    put(store, THINGS)
    send(store, VOTE, tmp_path)
    (tmp_path / "pond.csv").write_bytes(b"count,1\n9,against\n")
    for text in (VOTE, VOTE.replace("vote v", "vote w")):
        with pytest.raises(AnotherFile, match="pond.csv: the ledger holds another file of this name, and what it hold"):
            send(store, text, tmp_path)
    assert store.count() == 5


def test_of_two_who_bring_one_name_at_once_the_second_is_refused(store, tmp_path, monkeypatch):
    for folder, data in (("one", b"count,1\n1,for\n"), ("other", b"count,1\n1,against\n")):
        laid(tmp_path / folder, files={"pond.csv": data})
    put(store, THINGS)
    real = store.append

    def overtaken(*arguments, **named):
        monkeypatch.setattr(store, "append", real)
        send(store, VOTE.replace("vote v", "vote other"), tmp_path / "other")
        return real(*arguments, **named)

    monkeypatch.setattr(store, "append", overtaken)
    with pytest.raises(AnotherFile):
        send(store, VOTE, tmp_path / "one")
    assert [act.id for act in contents_of(store).acts][4:] == ["other"]
    assert verify(store).ok


def test_an_answer_that_was_lost_can_be_asked_for_again(store, tmp_path, monkeypatch):
    laid(tmp_path)
    put(store, THINGS)
    real = store.append

    def lost(*arguments, **named):
        real(*arguments, **named)
        raise ConnectionError("the line is dead")

    monkeypatch.setattr(store, "append", lost)
    with pytest.raises(ConnectionError):
        send(store, VOTE, tmp_path)
    monkeypatch.undo()
    assert (send(store, VOTE, tmp_path).new, store.count()) == (0, 5)
    assert verify(store).ok


def test_what_is_committed_together_is_bounded_by_its_bytes_too(store, tmp_path, monkeypatch):
    monkeypatch.setattr(appending, "BYTES", 100)
    acts = "\n".join(VOTE.replace("vote v", f"vote v{n}").replace("pond.csv", f"{n}.csv") for n in range(3))
    source = laid(tmp_path, THINGS + acts, {f"{n}.csv": bytes(60) for n in range(3)})
    sizes, real = [], store.append
    monkeypatch.setattr(store, "append", lambda entries, *rest: sizes.append(len(entries)) or real(entries, *rest))
    import_(store, source, lambda: NOON)
    assert sum(sizes) == 7
    assert len(sizes) >= 2
    assert export(store).files == ("0.csv", "1.csv", "2.csv")


def test_opening_reads_no_large_file(store, tmp_path, monkeypatch):
    large = b"count,1\n" + b"1,for\n" * 2000
    import_(store, laid(tmp_path, files={**FILES, "pond.csv": large}), lambda: NOON)
    commitment, read, real = contents_of(store).files["pond.csv"], [], store.payload
    monkeypatch.setattr(store, "payload", lambda name: read.append(name) or real(name))
    opened = known(store)
    assert (read, dict(store.payloads()).get(commitment)) == ([], None)
    assert check(opened) == []
    assert commitment in read


def test_a_file_that_a_correction_names_is_taken_in(store, tmp_path):
    laid(tmp_path, files={**FILES, "better box.csv": b"count,1\n7,against\n"})
    put(store, THINGS)
    send(store, VOTE, tmp_path)
    send(store, '2024-03-04 correct corrects v\n    ballots "better box.csv"\n', tmp_path)
    assert export(store).files == ("pond.csv", "better box.csv")
    assert known(store).record.state.acts["v"].against.text == "7"
    assert verify(store).ok


def test_a_secret_vote_that_names_voters_is_found_in_a_ledger_too(store, tmp_path):
    files = {**FILES, "pond.csv": b"voter,1\nann,for\nben,against\n"}
    import_(store, laid(tmp_path, files=files), lambda: NOON)
    assert [row["code"] for row in check(known(store))] == ["V009"]


def test_the_name_of_a_person_in_the_name_of_a_file_is_kept_apart(store, tmp_path):
    text = THINGS + VOTE.replace("pond.csv", "anna/Bela Nagy.csv")
    import_(store, laid(tmp_path, text, {"anna/Bela Nagy.csv": FILES["pond.csv"]}), lambda: NOON)
    leaves = b"".join(stored.entry.leaf for stored in store.read(0, 9))
    assert (b"anna" in leaves, b"Nagy" in leaves) == (False, False)
    assert export(store).files == ("anna/Bela Nagy.csv",)
    assert check(known(store)) == []
    assert verify(store).ok


def test_a_copy_has_the_files(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
        files = {**FILES, "pond.csv": b"count,1\n" + b"1,for\n" * 2000}
        import_(store, laid(tmp_path / "book", files=files), lambda: NOON)
        backup(store, tmp_path / "copy.db")
        before = told(known(store))
    with open_store(f"sqlite:///{tmp_path}/copy.db") as copy:
        assert verify(copy).ok
        assert told(known(copy)) == before


def test_a_file_that_is_there_already_is_not_overwritten(store, tmp_path):
    import_(store, laid(tmp_path / "in"), lambda: NOON)
    laid(tmp_path / "out", "mine", {"pond.csv": b"mine"})
    with pytest.raises(NotSaved, match=r"pond.csv: another file of this name is there; export to a folder of its"):
        export_to(store, tmp_path / "out" / "record.mandat")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["pond.csv", "record.mandat"]
    with pytest.raises(NotSaved, match=r"pond.csv: an act names a file of this name"):
        export_to(store, tmp_path / "in" / "pond.csv")


def test_a_ledger_with_hostile_names_is_not_exported_over_other_files(store, tmp_path, monkeypatch):
    """A ledger that another program wrote: names that lead out of the folder."""
    laid(tmp_path / "in" / "deep")
    put(store, THINGS)
    monkeypatch.setattr(Beside, "place", lambda self, name: os.path.join(self.folder, name))
    (tmp_path / "in" / "evil.csv").write_text("count,1\n1,for\n")
    send(store, VOTE.replace("pond.csv", "../evil.csv"), tmp_path / "in" / "deep")
    monkeypatch.undo()
    (tmp_path / "out" / "deep").mkdir(parents=True)
    with pytest.raises(Outside):
        export_to(store, tmp_path / "out" / "deep" / "record.mandat")
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["deep"]


def test_eight_threads_ask_a_book_whose_ballots_nobody_counted_yet(tmp_path):
    url = f"sqlite:///{tmp_path}/l.db"
    with open_store(url, create=True) as store:
        import_(store, laid(tmp_path / "book"), lambda: NOON)
    asked = open_book(url)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: len(asked.known_as("2024-03-05").findings), range(8))) == {0}


def test_an_absent_file_is_told_by_its_name(tmp_path):
    with pytest.raises(Absent, match="none.txt: there is no such file"):
        Beside(str(tmp_path)).seen("none.txt")


EARLIER = '2024-01-01 body board "Board"\n'


def test_an_earlier_export_is_made_anew_and_no_other_book_is_written_over(store, tmp_path):
    """A book of somebody: with a comment, or with acts that the ledger does not hold."""
    put(store, EARLIER)
    book = tmp_path / "record.mandat"
    export_to(store, book)
    put(store, '2024-01-02 note n "More"\n')
    export_to(store, book)
    assert 'note n "More"' in book.read_text()
    for text, why in (
        (f"; by hand\n{EARLIER}", "this is no export of a ledger, and it would be lost; name another file, or remove"),
        ('2024-01-02 note m "Mine"\n', "the ledger does not hold m, which stands there"),
        ("a letter\n", "this is no export of a ledger"),
    ):
        book.write_text(text)
        with pytest.raises(NotSaved, match=why):
            export_to(store, book)
        assert book.read_text() == text


def test_an_export_from_before_an_erasure_is_named_as_what_it_is(store, tmp_path):
    book = tmp_path / "record.mandat"
    put(store, f'{EARLIER}\n2024-01-02 person anna "Anna Brandt"\n\n2024-01-03 note n about anna\n')
    export_to(store, book)
    note = erase(store, "anna", "board", "2024-05-01T12:30", NOON).act
    says = rf"record.mandat: this is an export from before {note}, and still has what was erased by it; remove it, and"
    with pytest.raises(NotSaved, match=says):
        export_to(store, book)
    assert "Anna Brandt" in book.read_text()
    book.unlink()
    export_to(store, book)
    assert export_to(store, book).left == ()
    book.write_text(book.read_text().replace('body board "Board"', 'body board "Mine"'))
    with pytest.raises(NotSaved, match="the ledger does not hold board, which stands there"):
        export_to(store, book)


def test_a_ledger_is_not_exported_over_itself(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/l.db", create=True) as store:
        put(store, EARLIER)
        with pytest.raises(NotSaved, match=r"l\.db: a ledger or another database is in this file"):
            export_to(store, tmp_path / "l.db")
        assert verify(store).ok
