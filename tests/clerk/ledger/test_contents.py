"""What a ledger holds, as acts: of one with a hole nothing is answered, since all behind it stands elsewhere."""

import pytest

from mandat.clerk.ledger.contents import contents_of
from mandat.ledger.store import Damaged
from tests.clerk.ledger.conftest import put

NOTES = "2024-01-01 note a\n\n2024-01-02 note b\n\n2024-01-03 note c\n"


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_an_entry_that_is_gone_stops_the_question(store, gone):
    put(store, NOTES)
    del store._entries[gone]
    with pytest.raises(Damaged, match=f"entry {gone} is missing"):
        contents_of(store)


def test_an_entry_that_is_gone_behind_those_that_were_read_stops_whoever_follows(store):
    put(store, "2024-01-01 note a\n")
    contents = contents_of(store)
    put(store, NOTES)
    del store._entries[1]
    with pytest.raises(Damaged, match="entry 1 is missing"):
        contents.follow()
