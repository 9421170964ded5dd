"""What is compared in the benchmark of the ledger puts the same rows: else its ratios would say nothing."""

import pytest

from bench import ledger as bench
from mandat.ledger.url import open_store

ACTS = bench.acts(5)


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(bench, "acts", lambda size: ACTS)


LOOPS = {bench.Inserting: "SQLite", bench.InsertingByPsycopg: "PostgreSQL", bench.InsertingByLibpq: "PostgreSQL"}


@pytest.mark.parametrize("loop", LOOPS)
def test_the_bare_loop_puts_the_rows_that_the_ledger_puts(loop, tmp_path, request):
    def new(name: str) -> str:
        if LOOPS[loop] == "SQLite":
            return f"sqlite:///{tmp_path}/{name}.db"
        return request.getfixturevalue("postgres").new(f"{name}_{loop.__name__.lower()}")

    where = [new("ours"), new("bare")]
    for contestant in (bench.Appending(where[0]), loop(where[1])):
        contestant((6, 3))
        contestant((2, 1))
        contestant.store.close()
    ours, bare = (open_store(one) for one in where)
    with ours, bare:
        assert (list(ours.read(0, 9)), ours.hashes(0, 9)) == (list(bare.read(0, 9)), bare.hashes(0, 9))
        assert ours.count() == ours.head().size == 8
