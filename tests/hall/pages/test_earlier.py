"""What was known on an earlier date is folded by one request at a time, and remembered for the next."""

from unittest.mock import patch

from mandat.core.record import Record
from mandat.hall import earlier
from mandat.hall.desks import desk_of


def test_to_ask_again_folds_nothing_again(union, sign_in):
    member, folded, real = sign_in("member"), [], Record.as_known
    with patch.object(Record, "as_known", lambda *asked: folded.append(asked) or real(*asked)):
        for page in ("", "bodies/", "body/congress/"):
            assert member.get(f"/pilots/{page}?known=2024-03").status_code == 200
    assert len(folded) == 1


def test_whoever_comes_while_another_folds_is_told_so_and_pages_of_now_go_on(union, sign_in, monkeypatch):
    monkeypatch.setattr(earlier, "PATIENCE", 0.01)
    member = sign_in("member")
    with earlier._folding:
        answer = member.get("/pilots/?known=2024-03")
        assert (answer.status_code, "load the page again" in answer.content.decode()) == (503, True)
        assert member.get("/pilots/").status_code == 200
    assert member.get("/pilots/?known=2024-03").status_code == 200


def test_only_a_few_are_remembered_the_last_ones(union):
    book = desk_of(union).book()
    for month in range(1, 10):
        book.view(known=f"2024-{month:02}")
    assert [month for month in range(1, 10) if book.remembers(f"2024-{month:02}")] == [6, 7, 8, 9]
