"""Tallies that the clerk opens: what the numbers may be called."""

import pytest

from mandat.clerk.apportion import apportion
from mandat.clerk.power import OtherQuotas, game


@pytest.mark.parametrize("column", ["votes", "members", "weight"])
def test_seats_and_power_take_the_same_files(tmp_path, column):
    file = tmp_path / "branches.csv"
    file.write_text(f"name,{column}\nPort,3\nMill,2\n")
    assert apportion(str(file), "hare", "5").seats == (3, 2)
    assert game(str(file), ["3"])[1].weights == (3, 2)


def test_a_second_weight_has_a_quota_of_its_own(tmp_path):
    file = tmp_path / "council.csv"
    file.write_text("name,members,weight2\nPort,30,2\nMill,20,3\n")
    _, played = game(str(file), ["2/3", "above 1/2"])
    assert (played.quota, played.second, played.second_quota) == (34, (2, 3), 3)


@pytest.mark.parametrize(
    ("head", "quotas", "says"),
    [
        ("name,weight,weight2\nPort,3,4", ["3"], "everybody has two weights here, and --quota stands once"),
        ("name,weight\nPort,3", ["3", "4"], "everybody has one weight here, and --quota stands twice"),
        ("name,weight\nPort,3", ["3", "4", "5"], "everybody has one weight here, and --quota stands 3 times"),
    ],
)
def test_there_are_as_many_quotas_as_weights(tmp_path, head, quotas, says):
    (tmp_path / "council.csv").write_text(f"{head}\n")
    with pytest.raises(OtherQuotas, match=says):
        game(str(tmp_path / "council.csv"), quotas)
