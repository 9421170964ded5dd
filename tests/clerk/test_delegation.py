"""A delegation from a file: the quotas that are asked for."""

import pytest

from mandat.clerk.delegation import NoQuota, TwoQuotas, delegation


def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("name,votes,groups\nAnna,60,women\nBela,50,\nChidi,40,\nEva,20,women\n")
    return str(path)


def test_a_quota_lets_others_pass_over(tmp_path):
    _, found = delegation(people(tmp_path), 2, ["women 2"])
    assert (found.elected, found.passed) == (("Anna", "Eva"), ("Bela", "Chidi"))


def test_a_quota_for_a_group_that_nobody_belongs_to_is_refused(tmp_path):
    with pytest.raises(NoQuota, match='--quota: "woman 2" names no group of the file: the file has the groups women'):
        delegation(people(tmp_path), 2, ["woman 2"])


def test_of_two_quotas_for_one_group_none_wins_in_silence(tmp_path):
    with pytest.raises(TwoQuotas, match="--quota: women stands twice; write one quota for each group"):
        delegation(people(tmp_path), 2, ["women 2", "women 1"])
