"""What is compared in the benchmark of the ledger puts the same rows: else its ratios would say nothing."""

import pytest

from bench import ledger as bench
from mandat.ledger.url import open_store

ACTS = bench.acts(5)


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(bench, "acts", lambda size: ACTS)


@pytest.mark.parametrize("bare", [bench.Inserting, bench.InsertingByPsycopg, bench.InsertingByLibpq])
def test_the_bare_loop_puts_the_rows_that_the_ledger_puts(bare, tmp_path, request):
    def new(name: str) -> str:
        sqlite = bare is bench.Inserting
        return f"sqlite:///{tmp_path}/{name}.db" if sqlite else request.getfixturevalue("postgres").new(f"bench_{bare.__name__.lower()}_{name}")

    where = [new("ours"), new("bare")]
    contestants = bench.Appending(where[0]), bare(where[1])
    for contestant in contestants:
        contestant((6, 3))
        contestant((2, 1))
        contestant.store.close()
    ours, loops = (open_store(one) for one in where)
    with ours, loops:
        assert (list(ours.read(0, 9)), ours.hashes(0, 9)) == (list(loops.read(0, 9)), loops.hashes(0, 9))
        assert ours.count() == ours.head().size == 8
