"""The public part of an act, and what stands beside it: versions 2 and 3 of the bytes."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mandat import canon
from mandat.canon import Garbled, Public, decode_public, encode_public
from mandat.canon.values import when
from mandat.core.acts import Note, Vote
from mandat.core.ballots import files_of
from mandat.ledger.personal.attached import attached
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


@st.composite
def with_files(draw):
    """A public part beside which stand some of the files that its act names."""
    public = draw(publics)
    names = sorted(set(files_of(public.act).values()))
    files = draw(st.dictionaries(st.sampled_from(names), commitments)) if names else {}
    return replace(public, files=files)


VOTE = Vote(verb="vote", id="v", at=when("2024"), in_="board", ballots="b.csv", voters="v.txt")
SAID = b'{"act":{"at":"2024","ballots":"b.csv","id":"v","in":"board","verb":"vote","voters":"v.txt"}'


def test_an_act_alone_has_the_bytes_of_an_act():
    assert encode_public(Public(NOTE)) == canon.encode(NOTE)
    assert decode_public(canon.encode(NOTE)) == Public(NOTE)


def test_the_bytes():
    public = Public(NOTE, {"p-1": C, "note-1": b""}, (C,), {"title": "Union"})
    assert encode_public(public) == (
        b'\x02{"act":{"at":"2024","id":"n","verb":"note"},"aliases":{"note-1":"","p-1":"%b"},"erased":["%b"],'
        b'"options":{"title":"Union"}}' % (C.hex().encode(), C.hex().encode())
    )


def test_the_bytes_with_files():
    public = Public(VOTE, {}, (), {}, {"v.txt": C, "b.csv": C})
    assert encode_public(public) == b'\x03%b,"files":{"b.csv":"%b","v.txt":"%b"}}' % (SAID, *(C.hex().encode(),) * 2)
    with_options = replace(public, options={"title": "Union"}, files={"b.csv": C})
    assert encode_public(with_options) == b'\x03%b,"files":{"b.csv":"%b"},"options":{"title":"Union"}}' % (
        SAID,
        C.hex().encode(),
    )


@given(with_files())
def test_back_and_forth(public):
    assert decode_public(encode_public(public)) == public


@given(with_files(), with_files())
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
        b'\x02%b,"files":{"b.csv":"%b"}}' % (SAID, C.hex().encode()),
        b"\x03%b}" % SAID,
        b'\x03%b,"files":{}}' % SAID,
        b'\x03%b,"options":{"title":"a"}}' % SAID,
        b'\x03%b,"files":{"b.csv":""}}' % SAID,
        b'\x03%b,"files":{"b.csv":"00"}}' % SAID,
        b'\x03%b,"files":["b.csv"]}' % SAID,
        b'\x03%b,"files":{"other.csv":"%b"}}' % (SAID, C.hex().encode()),
        b'\x03%b,"files":{"v.txt":"%b","b.csv":"%b"}}' % (SAID, *(C.hex().encode(),) * 2),
        b'\x04%b,"files":{"b.csv":"%b"}}' % (SAID, C.hex().encode()),
    ],
)
def test_bytes_that_are_no_public_part(data):
    with pytest.raises(Garbled):
        decode_public(data)


DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "spec" / "canon.md").read_text(encoding="utf-8")


def test_the_vectors_of_the_specification():
    vectors = re.findall(r"```bytes\n(0[23]) (.*?)\nsha-256 of the bytes: (\w+)\n```", DOCUMENT)
    assert [version for version, _, _ in vectors] == ["02", "03"]
    for version, data, digest in vectors:
        whole = bytes.fromhex(version) + data.encode()
        assert encode_public(decode_public(whole)) == whole
        assert sha256(whole).hexdigest() == digest


def test_the_commitment_to_a_file_of_the_specification():
    (told,) = re.findall(r"```commitment\n(\w+)\n```", DOCUMENT)
    payload = bytes(range(32)) + b"file for\nfor\nagainst\n"
    assert attached(payload, bytes.fromhex(told)) == b"for\nfor\nagainst\n"
