"""Two accounts of one event, as `show` and `log` put them side by side."""

from pathlib import Path

TWO = Path(__file__).parents[1] / "authority" / "cases" / "two-accounts.mandat"


def test_show_tells_the_other_account(run):
    lines = " ".join(run("-b", TWO, "show", "ballot").out.split())
    assert "another account other-account, 1 February 2024, according to newspaper: for 17, against 23" in lines


def test_the_log_marks_both_accounts(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    told = run("-b", TWO, "log").out
    assert "according to minutes; another account: other-account" in told
    assert "according to newspaper; another account: ballot" in told
