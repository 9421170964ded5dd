"""The public part of an act, and what stands beside it: version 2 of the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat import canon
from mandat.canon import Garbled, Public, decode_public, encode_public
from mandat.canon.values import when
from mandat.core.acts import Note
from tests.book.strategies import make_act, seeds

NOTE = Note(verb="note", id="n", at=when("2024"))
C = bytes(range(32))

commitments = st.binary(min_size=32, max_size=32)
publics = st.builds(
    Public,
    seeds.map(make_act),
    st.dictionaries(st.text(max_size=5), commitments | st.just(b""), max_size=3),
    st.lists(commitments, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(["title", "timezone"]), st.text(max_size=5)),
)


def test_an_act_alone_has_the_bytes_of_an_act():
    assert encode_public(Public(NOTE)) == canon.encode(NOTE)
    assert decode_public(canon.encode(NOTE)) == Public(NOTE)


def test_the_bytes():
    public = Public(NOTE, {"p-1": C, "note-1": b""}, (C,), {"title": "Union"})
    assert encode_public(public) == (
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"aliases":{"note-1":"","p-1":"%b"},"erased":["%b"],'
        b'"options":{"title":"Union"}}' % (C.hex().encode(), C.hex().encode())
    )


@given(publics)
def test_back_and_forth(public):
    assert decode_public(encode_public(public)) == public


@given(publics, publics)
def test_different_public_parts_have_different_bytes(one, other):
    assert (encode_public(one) == encode_public(other)) == (one == other)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x03{}",
        b"\x02{}",
        b"\x02[]",
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"}}',
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"aliases":{}}',
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"aliases":{"a":"00"}}',
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"aliases":{"a":"%b"}}' % C.hex().upper().encode(),
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"aliases":["a"]}',
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"erased":[""]}',
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"options":{"title":1}}',
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"options":{"title":"a"},"x":1}',
        b'\x02{"options":{"title":"a"},"act":{"at":"2024","id":"n","verb":"note"}}',
    ],
)
def test_bytes_that_are_no_public_part(data):
    with pytest.raises(Garbled):
        decode_public(data)
