"""A seal says everything about an entry, and no two entries have the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.ledger.entry import Entry, Stored, Unsealed, hash_at, leaf_hashes, unseal
from mandat.ledger.tree import leaf_hash

entries = st.builds(Entry, st.binary(max_size=6), st.binary(max_size=6), st.text(max_size=4))
stored = st.builds(Stored, st.integers(0, 2**64 - 1), entries, st.integers(-(2**63), 2**63 - 1))


@given(stored)
def test_a_seal_can_be_read_back(each):
    assert unseal(each.sealed) == each


@given(stored)
def test_an_entry_has_the_hash_of_its_seal_whoever_asks_for_it(each):
    hashed = leaf_hash(each.sealed)
    assert (hash_at(each.index, each.entry, each.committed), leaf_hashes([each])) == (hashed, [hashed])


@given(stored, stored)
def test_two_entries_in_their_places_have_different_seals(one, other):
    assert (one.sealed == other.sealed) == (one == other)


def test_a_byte_that_moves_from_one_field_to_the_next_changes_the_seal():
    one, other, third = (
        Stored(0, entry, 0).sealed for entry in (Entry(b"c", b"b", "a"), Entry(b"c", b"", "ab"), Entry(b"bc", b"", "a"))
    )
    assert one != other != third


@pytest.mark.parametrize("at", range(25))
def test_a_seal_cut_short_in_its_frame_is_refused(at):
    with pytest.raises(Unsealed, match="these bytes are no sealed entry"):
        unseal(Stored(7, Entry(b"", b"key", "2024"), 1).sealed[:at])


def test_a_seal_of_another_version_or_with_a_key_cut_short_is_refused():
    whole = Stored(7, Entry(b"", b"key", "2024"), 1).sealed
    with pytest.raises(Unsealed, match="no known version"):
        unseal(b"\x02" + whole[1:])
    with pytest.raises(Unsealed, match="end too early"):
        unseal(whole[:-1])
    foreign = Stored(7, Entry(b"", b"", "\u00e4"), 1).sealed
    with pytest.raises(Unsealed):
        unseal(foreign.replace("\u00e4".encode(), b"\xff\xff"))
