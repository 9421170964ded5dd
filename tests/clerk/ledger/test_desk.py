"""A desk: many threads and processes ask and write one ledger at once, and every act was judged on what it follows."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from msgspec.structs import replace

from mandat import book
from mandat.book.amending import amend
from mandat.clerk.check import check
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.desk import REST, Desk
from mandat.clerk.ledger.judging import NOW
from mandat.clerk.ledger.recording import Refused
from mandat.clerk.ledger.snapshot.keeping import take_snapshot
from mandat.clerk.ledger.verify import verify
from mandat.clerk.may import may
from mandat.clerk.opening import open_book
from mandat.core.record import Record
from mandat.errors import UnknownId, WrongKind
from mandat.ledger.store import Clash, Damaged, Uncertain, Unreachable
from mandat.ledger.stores.memory import Memory
from mandat.ledger.url import open_store
from tests.clerk.ledger.conftest import NOON, acts_of, put
from tests.faults.disk import watched

UNION = """
2024-01-01 body congress

2024-01-01 unit hamburg
    members 30

2024-01-01 person ann

2024-01-01 person bob

2024-02-01 elect of ann to congress from hamburg
    for 20
    against 1
"""
MINUTE = "2024-05-01T12:30"
FUTURE = "2024-05-01 charter of congress\n    by hamburg\n"


@pytest.fixture
def store():
    made = Memory()
    put(made, UNION)
    return made


@pytest.fixture
def desk(store):
    return Desk(lambda: store, lambda: NOON)


def test_what_is_written_is_judged_and_answered_with_its_place(desk, store):
    (done,) = desk.write(acts_of("2024-05-01 note n\n"), MINUTE, "form 1")
    assert (done.index, done.act.id, done.findings) == (5, "n", ())
    assert (done.act.entered.text, store.count()) == (MINUTE, 6)
    assert desk.book().written["n"] == done.act == contents_of(store).acts[5]


def test_what_would_be_void_is_refused_and_nothing_is_written(desk, store):
    with pytest.raises(Refused, match="nothing is called carl|carl") as refused:
        desk.write(acts_of("2024-05-01 note n\n\n2024-05-01 elect of carl to congress from hamburg\n"), MINUTE, "f")
    assert [[finding.code for finding in one.findings] for one in refused.value.judged] == [[], ["N001"]]
    assert store.count() == 5
    assert desk.judge(acts_of("2024-05-01 note n\n"), MINUTE)[0].findings == ()


IRREGULAR = "2024-05-01 answer by hamburg to sent\n    says accepted\n"


def test_what_is_irregular_is_written_only_if_somebody_takes_it_upon_himself(desk, store):
    late = (
        "2024-01-01 vote v in congress\n    for 1\n    against 0\n\n2023-05-01 elect of bob to congress from hamburg\n"
    )
    with pytest.raises(Refused, match="or say who takes it upon himself"):
        desk.write(acts_of(late), MINUTE, "form 1")
    with pytest.raises(UnknownId):
        desk.write(acts_of(late), MINUTE, "form 1", despite="carl")
    with pytest.raises(WrongKind):
        desk.write(acts_of(late), MINUTE, "form 1", despite="hamburg")
    assert store.count() == 5
    *_, note = desk.write(acts_of(late), MINUTE, "form 1", despite="ann")
    assert "ann takes it upon himself" in note.act.text
    assert note.act.about == ("ann",)
    assert store.count() == 8
    desk.write(acts_of("2024-05-01 note regular\n"), MINUTE, "form 2", despite="ann")
    assert store.count() == 9, "where nothing is irregular, nobody has to take anything upon himself"


def test_what_is_sent_again_is_there_once_and_answered_alike(desk, store):
    draft = replace(acts_of("2024-05-01 note n about ann\n")[0], at=NOW, id="")
    first = desk.write([draft], MINUTE, "form 1")
    assert desk.write([draft], "2024-05-01T12:31", "form 1") == first
    assert Desk(lambda: store, lambda: NOON).write([draft], "2024-05-02T08:00", "form 1") == first
    assert store.count() == 6
    with pytest.raises(Clash):
        desk.write([replace(draft, text="something else")], MINUTE, "form 1")
    with pytest.raises(Clash):
        desk.write([draft, draft], MINUTE, "form 1")
    assert desk.write([draft], "2024-05-01T12:31", "form 2")[0].index == 6
    assert desk.write([], MINUTE, "form 3") == ()


def test_a_book_stays_as_it_is_whatever_is_written(desk, store):
    desk.write(acts_of("2024-02-02 recognise by hamburg of congress\n"), MINUTE, "1")
    before = desk.book()
    asked = ("congress", "funds", "hamburg")
    desk.write(acts_of("2024-02-03 disown by hamburg of congress\n\n2024-05-01 unit kiel\n"), MINUTE, "2")
    put(store, "2023-02-01 unit bremen\n")
    after = desk.book()
    assert may(before.view("2024-05-02"), *asked)["effective"]
    assert not may(after.view("2024-05-02"), *asked)["effective"]
    assert (len(before.record.written), len(after.record.written)) == (6, 9)
    assert ("bremen" in before.written, "bremen" in after.written) == (False, True)
    assert len(check(before)) == len(check(Desk(lambda: store, lambda: 0).book()))


def test_each_is_judged_behind_what_others_wrote(desk, store):
    """Two processes give one id away: the second is told, whatever it had read before."""
    other = Desk(lambda: store, lambda: NOON)
    assert other.book().record.written == desk.book().record.written
    desk.write(acts_of("2024-05-01 unit kiel\n"), MINUTE, "1")
    with pytest.raises(Refused, match="kiel stands for another act already"):
        other.write(acts_of("2024-05-01 body kiel\n"), MINUTE, "2")


def test_whoever_is_overtaken_between_judging_and_writing_is_judged_again(store, monkeypatch):
    desk = Desk(lambda: store, lambda: NOON)
    desk.book()
    real, others = store.append, iter([acts_of("2024-05-01 unit kiel\n")])

    def overtaken(*args):
        if acts := next(others, None):
            monkeypatch.setattr(store, "append", real)
            append(store, acts, lambda: NOON)
        return real(*args)

    monkeypatch.setattr(store, "append", overtaken)
    with pytest.raises(Refused, match="kiel stands for another act already"):
        desk.write(acts_of("2024-05-01 body kiel\n"), MINUTE, "2")
    assert desk.write(acts_of("2024-05-01 note n\n"), MINUTE, "3")[0].index == 6


def test_the_same_form_sent_through_two_processes_at_once_is_written_once(store, monkeypatch):
    """The other process has new salts and aliases, so that its entry is another one under the same key."""
    desk, other = (Desk(lambda: store, lambda: NOON) for _ in range(2))
    draft = acts_of("2024-05-01 note n about carl\n\n2024-05-01 person carl\n")
    real = store.append

    def overtaken(*args):
        monkeypatch.setattr(store, "append", real)
        other.write(draft, MINUTE, "form 1")
        return real(*args)

    monkeypatch.setattr(store, "append", overtaken)
    assert [one.index for one in desk.write(draft, MINUTE, "form 1")] == [5, 6]
    assert store.count() == 7


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_eight_threads_at_two_desks_write_and_read_at_once(tmp_path, request, kind):
    where = f"sqlite:///{tmp_path}/union.db" if kind == "sqlite" else request.getfixturevalue("new_database")
    with open_store(where, create=True) as made:
        put(made, UNION)
    desks = [Desk(lambda: open_store(where), lambda: NOON) for _ in range(2)]
    ready = Barrier(8)

    def work(thread: int) -> list[int]:
        desk, places = desks[thread % 2], []
        ready.wait()
        for number in range(12):
            drafts = acts_of(
                f"2024-05-01 unit u{thread}-{number}\n    members 3\n\n2024-05-01 note n{thread}-{number}\n"
            )
            done = desk.write(drafts, MINUTE, f"{thread} {number}")
            assert [one.findings for one in done] == [(), ()]
            assert may(desk.book().view(), "congress", "funds", f"u{thread}-{number}")["answers"]
            places += [one.index for one in done]
        return places

    with ThreadPoolExecutor(8) as pool:
        found = sorted(place for places in pool.map(work, range(8)) for place in places)
    assert found == list(range(5, 5 + 8 * 12 * 2))
    assert len(desks[0].book().record.findings) == 0
    with open_store(where) as made:
        assert verify(made).ok
    for desk in desks:
        desk.close()
    assert desks[0].write(acts_of("2024-05-03 note last\n"), MINUTE, "last")[0].index == 197
    desks[0].close()


class Held:
    """A clock that holds whoever asks first, who then has the turn, until so many others wait behind him."""

    def __init__(self) -> None:
        self.asked, self.goes_on, self.times = Event(), Event(), 0

    def __call__(self) -> int:
        self.times += 1
        self.asked.set()
        assert self.goes_on.wait(60)
        return NOON


def _waiting(desk, number: int) -> None:
    end = time.monotonic() + 60
    while len(desk._waiting) < number:
        assert time.monotonic() < end
        time.sleep(0.001)


def test_all_who_come_while_one_writes_share_the_next_sync_of_the_disk(tmp_path):
    where, clock = f"sqlite:///{tmp_path}/union.db", Held()
    with watched() as disk, ThreadPoolExecutor(8) as pool:
        desk = Desk(lambda: open_store(where, create=True), clock)
        desk.book()
        before = disk.syncs
        sent = [pool.submit(desk.write, acts_of("2024-05-01 note first\n"), MINUTE, "first")]
        assert clock.asked.wait(60)
        sent += [pool.submit(desk.write, acts_of(f"2024-05-01 note n{n}\n"), MINUTE, f"{n}") for n in range(7)]
        _waiting(desk, 7)
        clock.goes_on.set()
        assert sorted(done.index for one in sent for done in one.result()) == list(range(8))
        assert (disk.syncs, clock.times) == (before + 2, 2)
        desk.close()


def test_when_the_thread_that_writes_is_interrupted_nobody_is_told_that_all_is_well(store):
    class Interrupting(Held):
        def __call__(self) -> int:
            if self.times:
                raise KeyboardInterrupt
            return super().__call__()

    clock = Interrupting()
    desk = Desk(lambda: store, clock)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(desk.write, acts_of("2024-05-01 note first\n"), MINUTE, "first")
        assert clock.asked.wait(60)
        both = [pool.submit(desk.write, acts_of(f"2024-05-01 note n{n}\n"), MINUTE, f"{n}") for n in range(2)]
        _waiting(desk, 2)
        clock.goes_on.set()
    assert first.result()[0].index == 5
    leader, follower = sorted((type(one.exception()) for one in both), key=lambda kind: kind is Uncertain)
    assert (leader, follower, store.count()) == (KeyboardInterrupt, Uncertain, 6)


def test_a_store_that_failed_while_it_was_written_is_opened_again(store, monkeypatch):
    opened = []
    desk = Desk(lambda: opened.append(1) or store, lambda: NOON)
    real = store.append

    def failing(*args):
        monkeypatch.setattr(store, "append", real)
        real(*args)
        raise Uncertain("memory", "the disk is gone")

    monkeypatch.setattr(store, "append", failing)
    draft = acts_of("2024-05-01 note n\n")
    with pytest.raises(Uncertain):
        desk.write(draft, MINUTE, "form 1")
    assert desk.write(draft, MINUTE, "form 1")[0].index == 5
    assert (len(opened), store.count()) == (2, 6)


@pytest.mark.parametrize("reason", [Unreachable("the ledger", "its server was stopped"), Damaged("the ledger", "torn")])
def test_a_store_that_was_away_for_a_moment_is_opened_again_and_nobody_notices(store, monkeypatch, reason):
    opened, head = [], Memory.head

    def reopened() -> Memory:
        opened.append(1)
        return store

    def away_once(self):
        monkeypatch.setattr(Memory, "head", head)
        raise reason

    desk = Desk(reopened, lambda: NOON)
    desk.book()
    monkeypatch.setattr(Memory, "head", away_once)
    assert "congress" in desk.book().written
    assert len(opened) == 2


def test_a_store_that_stays_away_is_told_and_opened_again_for_whoever_asks_next(store, monkeypatch):
    desk = Desk(lambda: store, lambda: NOON)
    desk.book()

    def away(self):
        raise Unreachable("the ledger", "its server was stopped")

    with monkeypatch.context() as broken:
        broken.setattr(Memory, "head", away)
        for _ in range(2):
            with pytest.raises(Unreachable):
                desk.book()
    assert "congress" in desk.book().written


def test_many_threads_that_ask_one_book_are_answered_as_one(tmp_path):
    """What one has looked up is remembered for the others; a snapshot is read by whoever comes first."""
    store = Memory()
    put(store, book.write(open_book("examples/harbour-union").reading.acts))
    contents = contents_of(store)
    take_snapshot(store, Record(contents.acts, amend), contents)
    actors, days = ("mehmet", "anna", "congress", "executive"), [f"2024-{n:02}-15" for n in (2, 5, 6, 12)]
    units = [act.id for act in contents.acts if act.verb == "unit"]
    asked = [(day, actor, unit) for day in days for actor in actors for unit in units]

    def answers(desk: Desk, order: list) -> dict:
        shared = desk.book()
        return {one: may(shared.view(one[0]), one[1], "funds.spend", one[2]) for one in order}

    expected = answers(Desk(lambda: store, lambda: NOON), asked)
    desk = Desk(lambda: store, lambda: NOON)
    orders = [asked[n * 31 :] + asked[: n * 31] if n % 2 else asked[::-1][n * 17 :] for n in range(8)]
    switched = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda order: answers(desk, order), orders))
    finally:
        sys.setswitchinterval(switched)
    assert all(one[question] == expected[question] for one in found for question in one)


def test_a_ledger_that_is_damaged_is_read_again_only_now_and_then(store, monkeypatch):
    """It takes a second to find out; so nobody looks again for twenty."""
    opened, clock = [], [0.0]
    monkeypatch.setattr("mandat.clerk.ledger.desk.monotonic", lambda: clock[0])

    def damaged() -> Memory:
        opened.append(1)
        if len(opened) < 3:
            clock[0] += 1
            raise Damaged("the ledger", "torn")
        return store

    desk = Desk(damaged, lambda: NOON)
    for passed, tried in ((0, 1), (REST - 1.5, 1), (1, 2), (REST - 1.5, 2)):
        clock[0] += passed
        for _ in range(9):
            with pytest.raises(Damaged):
                desk.book()
        assert len(opened) == tried
    clock[0] += 1
    assert "congress" in desk.book().written


def test_what_is_sent_again_at_another_minute_is_there_once_and_answered_alike(desk, store):
    """Its id tells when it was sent, so the law has nothing against it; the store knows its key."""
    draft = replace(acts_of('2024-05-01 note n about ann "Ann spoke"\n')[0], at=NOW, id="")
    (first,) = desk.write([draft], MINUTE, "form 1")
    assert desk.write([draft], "2024-05-01T12:45", "form 1") == (first,)
    assert store.count() == 6
