"""Tallies that the clerk opens: what the numbers may be called."""

import pytest

from mandat.clerk.apportion import apportion
from mandat.clerk.power import game


@pytest.mark.parametrize("column", ["votes", "members", "weight"])
def test_seats_and_power_take_the_same_files(tmp_path, column):
    file = tmp_path / "branches.csv"
    file.write_text(f"name,{column}\nPort,3\nMill,2\n")
    assert apportion(str(file), "hare", "5").seats == (3, 2)
    assert game(str(file), "3")[1].weights == (3, 2)
