"""Signed notes and keys: the published example of Go's sumdb/note, and what must not pass for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.ledger import keys, note
from mandat.ledger.keys import LOG, WITNESS, NoKey, NoName, Signer, read_key, read_signer
from mandat.ledger.note import NoNote, NotSigned, Signature

# The example of golang.org/x/mod/sumdb/note, its package documentation.
PETER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETERS_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
NOTE = f"{TEXT}\n{LINE}"

BRANCH = Signer("kiel.example/branch", LOG, bytes(range(32)))
WITNESSING = Signer("kiel.example/witness", WITNESS, bytes(range(32)))


def by(signer: Signer, text: str = TEXT, time: int = 0) -> Signature:
    return Signature(signer.name, signer.key.key_id, signer.sign(text.encode(), time))


def test_the_published_example_is_made_byte_for_byte():
    signer = read_signer(PETER)
    assert str(signer.key) == PETERS_KEY
    assert str(note.Note(TEXT, (by(signer),))) == NOTE
    assert signer.text == PETER


def test_the_published_example_is_verified():
    assert note.verified(note.read(NOTE), [read_key(PETERS_KEY)]) == note.read(NOTE).signatures


def test_a_note_is_read_as_it_is_written():
    for data in (NOTE, NOTE.encode(), f"a\n\nb\n\n{LINE}{LINE}"):
        read = note.read(data)
        assert str(read) == (data if isinstance(data, str) else data.decode())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "a text, an empty line and signature lines are wanted"),
        (TEXT, "a text, an empty line and signature lines are wanted"),
        (f"{TEXT}\n", "a text, an empty line and signature lines are wanted"),
        (f"{TEXT}{LINE}", "a text, an empty line and signature lines are wanted"),
        (f"{TEXT}\n{LINE}"[:-1], "a text, an empty line and signature lines are wanted"),
        (f"{TEXT}\n{LINE}trailing\n", "a signature line is"),
        (NOTE.replace("— ", "- "), "a signature line is"),
        (NOTE.replace("— PeterNeumann", "— Peter Neumann"), "a signature line is"),
        (NOTE.replace("— PeterNeumann", "— Peter+Neumann"), "a signature line is"),
        (NOTE.replace("— PeterNeumann", "— Peter\u00a0Neumann"), "a signature line is"),
        (NOTE.replace("x08go", "x0 8go"), "a signature line is"),
        (NOTE.replace("nAM=", "nAN="), "a signature line is"),
        (f"{TEXT}\n— PeterNeumann x08goQ==\n".replace("x08goQ==", "x08g"), "a signature line is"),
        (NOTE.replace("\n", "\r\n"), "control character"),
        (NOTE.replace("problem", "prob\0lem"), "control character"),
        (b"\xff" + NOTE.encode(), "not UTF-8"),
        (TEXT * 20000 + f"\n{LINE}", "longer than"),
        (f"{TEXT}\n" + LINE * 101, "more than 100 signatures"),
    ],
)
def test_what_is_no_note(data, why):
    with pytest.raises(NoNote, match=why):
        note.read(data)


@given(st.integers(0, len(TEXT) - 2), st.sampled_from("xyz \n"))
def test_no_other_text_has_the_signature(place, letter):
    other = TEXT[:place] + letter + TEXT[place + 1 :]
    if other != TEXT:
        with pytest.raises(NotSigned, match="the one by PeterNeumann was not made over this text"):
            note.verified(note.read(f"{other}\n{LINE}"), [read_key(PETERS_KEY)])


def test_a_signature_by_an_unknown_key_counts_for_nothing():
    stranger = Signer("PeterNeumann", LOG, b"7" * 32)
    both = note.read(NOTE).signed_also(by(stranger))
    assert note.verified(both, [read_key(PETERS_KEY)]) == note.read(NOTE).signatures
    with pytest.raises(NotSigned, match="none is by kiel.example/branch"):
        note.verified(both, [BRANCH.key])
    with pytest.raises(NotSigned, match="none is by a key that is trusted"):
        note.verified(both, [])


def test_one_wrong_signature_by_a_trusted_key_spoils_the_note():
    wrong = Signature(BRANCH.name, BRANCH.key.key_id, bytes(64))
    spoilt = note.read(NOTE).signed_also(wrong)
    with pytest.raises(NotSigned, match="the one by kiel.example/branch"):
        note.verified(spoilt, [read_key(PETERS_KEY), BRANCH.key])


def test_a_newer_signature_by_the_same_key_takes_the_place_of_the_older():
    signed = note.Note(TEXT, (by(WITNESSING, time=5),)).signed_also(by(BRANCH), by(WITNESSING, time=9))
    assert [(one.name, one.value[:8]) for one in signed.signatures] == [
        (BRANCH.name, by(BRANCH).value[:8]),
        (WITNESSING.name, (9).to_bytes(8, "big")),
    ]


def test_one_secret_in_two_uses_makes_two_keys():
    assert BRANCH.key.public == WITNESSING.key.public
    assert BRANCH.key.key_id != WITNESSING.key.key_id
    value = by(BRANCH).value
    assert BRANCH.key.made(value, TEXT.encode())
    assert not WITNESSING.key.made(bytes(8) + value, TEXT.encode())


def test_the_time_of_a_cosignature_is_signed():
    value = by(WITNESSING, time=1_700_000_000).value
    assert WITNESSING.key.made(value, TEXT.encode())
    later = (1_700_000_001).to_bytes(8, "big") + value[8:]
    assert not WITNESSING.key.made(later, TEXT.encode())
    for short in (b"", value[:8], value[:-1], value + b"x", (2**63).to_bytes(8, "big") + value[8:]):
        assert not WITNESSING.key.made(short, TEXT.encode())


def test_keys_are_read_as_they_are_written():
    for signer in (BRANCH, WITNESSING, keys.new_signer("a.example", LOG)):
        assert read_signer(signer.text) == signer
        assert read_key(str(signer.key)) == signer.key
        assert read_key(f" {signer.key}\n") == signer.key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        PETERS_KEY[:-1],
        PETERS_KEY.replace("c74f20a3", "c74f20a4"),
        PETERS_KEY.replace("PeterNeumann", "PeterNewmann"),
        PETERS_KEY.replace("PeterNeumann", "Peter Neumann"),
        PETERS_KEY.replace("+AR", "+BR"),
        PETER,
    ],
)
def test_what_is_no_key(text):
    with pytest.raises(NoKey, match="this is no key; "):
        read_key(text)


@pytest.mark.parametrize("text", ["", PETERS_KEY, PETER[:-1], PETER.replace("c7", "c8"), "x" + PETER])
def test_what_is_no_private_key(text):
    with pytest.raises(NoKey):
        read_signer(text)


def test_a_key_is_not_given_a_name_that_could_not_be_read_back():
    with pytest.raises(NoName, match="cannot be the name of a key"):
        keys.new_signer("harbour union", LOG)


def test_a_private_key_is_not_shown_by_accident():
    assert repr(BRANCH) == f"Signer({BRANCH.key})"
    assert f"{BRANCH}" == repr(BRANCH)
