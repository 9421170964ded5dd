"""What was known on an earlier date is folded by one thread, once, and kept for the next; whoever waits is told so."""

from threading import Event

import pytest

from mandat.core.record import Record
from mandat.hall import earlier
from mandat.hall.desks import desk_of
from mandat.hall.earlier import Awaited, view_as_known


class Folding:
    """What is folded; it waits until it may go on."""

    def __init__(self) -> None:
        self.folded: list[int | None] = []
        self.may_go_on = Event()
        self.may_go_on.set()


@pytest.fixture
def folding(monkeypatch):
    found, real = Folding(), Record.as_known

    def as_known(record: Record, known: int | None) -> Record:
        found.may_go_on.wait(20)
        found.folded.append(known)
        return real(record, known)

    monkeypatch.setattr(Record, "as_known", as_known)
    yield found
    found.may_go_on.set()
    earlier._thread.submit(lambda: None).result(20)  # nothing of this test is left in the line


def test_to_ask_again_folds_nothing_again(union, sign_in, folding):
    member = sign_in("member")
    for page in ("", "bodies/", "body/congress/"):
        assert member.get(f"/pilots/{page}?known=2024-03").status_code == 200
    assert len(folding.folded) == 1


def test_whoever_waits_is_told_so_pages_of_now_go_on_and_his_page_loads_itself(union, sign_in, folding, monkeypatch):
    monkeypatch.setattr(earlier, "PATIENCE", 0.01)
    member = sign_in("member")
    folding.may_go_on.clear()
    answer = member.get("/pilots/?known=2024-03")
    assert (answer.status_code, answer["Refresh"]) == (202, "2")
    assert "This page loads itself anew until it is there." in answer.content.decode()
    assert 'href="/pilots/?known=2024-03"' in answer.content.decode()
    assert member.get("/pilots/?known=2024-04").status_code == 202
    assert member.get("/pilots/").status_code == 200
    folding.may_go_on.set()
    monkeypatch.setattr(earlier, "PATIENCE", 20)
    for month in ("03", "04"):
        assert member.get(f"/pilots/?known=2024-{month}").status_code == 200
    assert len(folding.folded) == 2


def test_the_line_is_not_endless(union, folding, monkeypatch):
    monkeypatch.setattr(earlier, "PATIENCE", 0.001)
    folding.may_go_on.clear()
    book = desk_of(union).book()
    for day in range(1, 29):
        with pytest.raises(Awaited):
            view_as_known(book, None, f"2024-02-{day:02}")
    folding.may_go_on.set()
    earlier._thread.submit(lambda: None).result(20)
    assert len(folding.folded) == earlier.LINE


def test_only_a_few_are_kept_the_last_ones(union, folding):
    book = desk_of(union).book()
    for month in (*range(1, 10), 6, 9, 7, 8):
        view_as_known(book, None, f"2024-{month:02}")
    assert len(folding.folded) == 9


def test_what_could_not_be_folded_is_no_fault_for_ever(union, monkeypatch):
    book, real = desk_of(union).book(), Record.as_known

    def fails(record: Record, known: int | None) -> Record:
        monkeypatch.setattr(Record, "as_known", real)
        raise MemoryError

    monkeypatch.setattr(Record, "as_known", fails)
    with pytest.raises(MemoryError):
        view_as_known(book, None, "2024-03")
    assert view_as_known(book, None, "2024-03").now
