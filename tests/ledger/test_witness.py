"""Witnesses: they cosign what has grown, and nothing that was rewritten, rolled back or shown differently."""

from threading import Thread

import pytest

from mandat.ledger import note, tree
from mandat.ledger.checkpoint import Checkpoint, checkpoint_of, sign, times
from mandat.ledger.keys import LOG, WITNESS, Signer
from mandat.ledger.remembered import Folder, NotRemembered
from mandat.ledger.witness import Refused, Request, Witness

UNION = Signer("union.example/record", LOG, b"u" * 32)
KIEL = Signer("kiel.example/w", WITNESS, b"k" * 32)
BREMEN = Signer("bremen.example/w", WITNESS, b"b" * 32)


class History:
    """A ledger with these acts: its checkpoints, and what it lays before a witness."""

    def __init__(self, *acts: str) -> None:
        self.leaves = [tree.leaf_hash(act.encode()) for act in acts]

    def node(self, level: int, number: int) -> bytes:
        width = 1 << level
        return tree.root_of(tree.grow(0, (), self.leaves[number * width : (number + 1) * width]))

    def signed(self, size: int, signer: Signer = UNION, origin: str = UNION.name):
        root = tree.root_of(tree.grow(0, (), self.leaves[:size]))
        return sign(Checkpoint(origin, size, root), signer)

    def request(self, old: int, size: int) -> Request:
        return Request(old, tree.consistency(old, size, self.node), self.signed(size))


TRUE = History("founded", "elected", "granted", "spent", "recalled", "dissolved")
REWRITTEN = History("founded", "elected", "granted", "kept", "recalled", "dissolved", "and more")


@pytest.fixture
def kiel(tmp_path):
    return Witness(KIEL, {UNION.name: UNION.key}, Folder(tmp_path / "kiel"))


def refusal(one: Witness, request: Request) -> int:
    before = one.memory.last(UNION.name)
    with pytest.raises(Refused, match="not cosigned: ") as caught:
        one.add(request, 5)
    assert one.memory.last(UNION.name) == before
    return caught.value.status


def test_what_has_grown_is_cosigned(kiel):
    for old, size in [(0, 2), (2, 2), (2, 5), (5, 6)]:
        request = TRUE.request(old, size)
        line = kiel.add(request, 1_700_000_000 + size)
        assert times(request.signed.signed_also(line), (KIEL.key,)) == {KIEL.name: 1_700_000_000 + size}
        assert checkpoint_of(kiel.memory.last(UNION.name)).size == size


def test_a_rewritten_history_is_not_cosigned(kiel):
    kiel.add(TRUE.request(0, 4), 1)
    assert refusal(kiel, REWRITTEN.request(4, 6)) == 422
    assert refusal(kiel, REWRITTEN.request(4, 4)) == 409


def test_a_history_that_was_rolled_back_is_not_cosigned(kiel):
    kiel.add(TRUE.request(0, 5), 1)
    assert refusal(kiel, TRUE.request(0, 3)) == 409
    assert refusal(kiel, TRUE.request(3, 3)) == 409
    assert refusal(kiel, Request(5, (), TRUE.signed(3))) == 400


def test_two_branches_that_were_shown_different_histories_find_out(tmp_path):
    logs = {UNION.name: UNION.key}
    kiel = Witness(KIEL, logs, Folder(tmp_path / "kiel"))
    bremen = Witness(BREMEN, logs, Folder(tmp_path / "bremen"))
    kiel.add(TRUE.request(0, 5), 1)
    bremen.add(REWRITTEN.request(0, 5), 1)
    met = bremen.memory.last(UNION.name)
    assert refusal(kiel, Request(5, (), met)) == 409
    assert kiel.memory.last(UNION.name).text != met.text
    assert all(checkpoint_of(one.memory.last(UNION.name)).size == 5 for one in (kiel, bremen))


def test_a_replayed_proof_is_worth_nothing(kiel):
    first = TRUE.request(0, 3)
    kiel.add(first, 1)
    kiel.add(TRUE.request(3, 5), 2)
    assert refusal(kiel, first) == 409
    assert refusal(kiel, TRUE.request(3, 5)) == 409
    assert refusal(kiel, Request(5, TRUE.request(3, 5).proof, TRUE.signed(6))) == 422


def test_a_first_checkpoint_takes_no_proof(kiel):
    assert refusal(kiel, Request(0, (tree.EMPTY,), TRUE.signed(3))) == 422


def test_only_the_log_itself_is_cosigned(kiel):
    assert refusal(kiel, Request(0, (), TRUE.signed(3, Signer(UNION.name, LOG, b"x" * 32)))) == 403
    assert refusal(kiel, Request(0, (), TRUE.signed(3, BREMEN))) == 403
    assert refusal(kiel, Request(0, (), TRUE.signed(3, UNION, "other.example/record"))) == 404
    assert refusal(kiel, Request(0, (), note.Note("nothing\n", ()))) == 400


def test_a_wrong_old_size_is_told_the_right_one(kiel):
    kiel.add(TRUE.request(0, 4), 1)
    with pytest.raises(Refused) as caught:
        kiel.add(TRUE.request(2, 6), 2)
    assert (caught.value.status, caught.value.size) == (409, 4)


def test_what_is_not_remembered_is_not_cosigned(kiel, monkeypatch):
    def fails(*_):
        raise OSError("no room")

    monkeypatch.setattr("mandat.ledger.files.os.fsync", fails)
    with pytest.raises(NotRemembered, match="no room"):
        kiel.add(TRUE.request(0, 4), 1)
    assert kiel.memory.last(UNION.name) is None
    assert [path.name for path in kiel.memory.path.iterdir()] == ["lock"]


def test_of_two_that_go_on_from_one_checkpoint_only_one_does(tmp_path):
    """The race that c2sp.org/tlog-witness warns of: it would roll the memory back."""
    won = []
    folder = Folder(tmp_path)

    def advance(size):
        won.append(folder.advance(UNION.name, None, TRUE.signed(size)))

    threads = [Thread(target=advance, args=(size,)) for size in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 5 + [True]


def test_one_that_was_overtaken_does_not_cosign(kiel):
    class Overtaking(Folder):
        def advance(self, origin, old, new):
            super().advance(origin, old, TRUE.signed(6))
            return super().advance(origin, old, new)

    kiel.memory = Overtaking(kiel.memory.path)
    with pytest.raises(Refused, match="another checkpoint was cosigned in the meantime") as caught:
        kiel.add(TRUE.request(0, 4), 1)
    assert (caught.value.status, caught.value.size) == (409, 6)


def test_a_damaged_memory_is_no_empty_one(kiel):
    kiel.add(TRUE.request(0, 4), 1)
    (file,) = kiel.memory.path.glob("*.checkpoint")
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(NotRemembered, match="this is no signed note"):
        kiel.add(TRUE.request(0, 4), 1)
