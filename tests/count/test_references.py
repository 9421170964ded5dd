"""Every stage of an independent counter (jklundell/droop), from ballots to the last: Scottish rules and Meek."""

import pytest

from mandat.count.methods import METHODS
from mandat.exchange import ballots
from tests.count import shared_data

SCOTTISH = {
    "42t": "42t-scotland-fixed-p5-d5",
    "513": "513-scotland-fixed-p5-d5",
    "SC": "SC-scotland-fixed-p5-d5",
    "SCw": "SCw-scotland-fixed-p5-d5",
    "M135": "M135-scotland-fixed-p5-d5",
    "Craigton-2007": "Craigton-2007-scotland",
    "Partick-West-2007": "Partick-West-2007-scotland",
}
MEEK = ("42t", "513", "SC", "SCw", "M135")
RATIONAL = ("513", "SC")


def counted(name, method):
    """A ballot file counted by us, and the file itself."""
    folder = shared_data.needed("stv")
    profile = ballots.read(name, (folder / f"{name}.blt").read_bytes())
    return folder, METHODS[method].count(profile, profile.seats, "")


@pytest.mark.parametrize("name", SCOTTISH)
def test_every_stage_of_the_scottish_rules_is_as_counted_by_another(name):
    folder, count = counted(name, "scottish-stv")
    told, actions = shared_data.rounds(folder / f"{SCOTTISH[name]}.json")
    last = {action["round"]: action for action in actions}
    assert [stage.totals for stage in count.stages] == [shared_data.votes(told, last[n]) for n in sorted(last)]
    assert set(count.elected) == shared_data.elected(told, actions[-1])
    assert (count.valid, count.quota) == (told["nballots"], told["quota"])
    assert count.stages[-1].exhausted == actions[-1]["nt_votes"]


@pytest.mark.parametrize("name", MEEK)
def test_every_round_of_meek_is_as_counted_by_another(name):
    folder, count = counted(name, "meek-stv")
    told, actions = shared_data.rounds(folder / f"{name}-meek-prf-o6-fixed-p9-d9.json")
    first: dict[int, dict] = {}
    for action in actions:
        if action["tag"] in ("elect", "defeat"):
            first.setdefault(action["round"], action)
    expected = [(shared_data.votes(told, first[n]), first[n]["quota"]) for n in sorted(first)]
    assert [(stage.totals, stage.quota) for stage in count.stages] == expected
    assert set(count.elected) == shared_data.elected(told, actions[-1])
    assert count.quota == told["quota"]


@pytest.mark.parametrize("name", RATIONAL)
def test_meek_in_fixed_point_elects_as_in_exact_fractions(name):
    folder, count = counted(name, "meek-stv")
    told, actions = shared_data.rounds(folder / f"{name}-meek-o10-rational-d12.json")
    assert set(count.elected) == shared_data.elected(told, actions[-1])
