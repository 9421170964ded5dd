"""The public part of an act: what a ledger hashes, with aliases in place of what is personal.

Where there is nothing beside the act, the bytes are those of the act (version 1). Else they are version 2: a version
byte, then canonical JSON with the key `act` and whichever of the keys `aliases`, `erased`, `options` say something.
With files beside it they are version 3: the same, and the key `files`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from mandat.canon.encoding import OTHERWISE, Garbled, act_of, decode_known, encode, garbled, to_json, tree_of
from mandat.core.acts import Act
from mandat.core.ballots import files_of

VERSION = b"\x02"
WITH_FILES = b"\x03"
"""The first byte where files stand beside the act; a reader of version 2 alone must not take it for what it knows."""

COMMITMENT = 32
"""The length of a commitment, in bytes."""


NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""What stands beside most acts: one for all of them, since four in five of a large ledger have nothing beside them."""


class Public(Struct, frozen=True, gc=False):
    """An act as it may be shown to everybody for ever.

    act      with an alias for everything personal that it says
    aliases  the aliases used here for the first time, each with the commitment to what it stands for; with none (empty
             bytes) where it stands for the name that the act has by what it says
    erased   the commitments of which this act erased what they commit to
    options  the options of the book that hold from here on
    files    the files that the act names, as far as the record holds them: name, as it stands in the act -> commitment
    """

    act: Act
    aliases: Mapping[str, bytes] = NOTHING
    erased: tuple[bytes, ...] = ()
    options: Mapping[str, str] = NOTHING
    files: Mapping[str, bytes] = NOTHING


def encode_public(public: Public) -> bytes:
    """The canonical bytes of the public part of an act."""
    beside = {
        "aliases": {alias: commitment.hex() for alias, commitment in public.aliases.items()},
        "erased": [commitment.hex() for commitment in public.erased],
        "options": dict(public.options),
        "files": {name: commitment.hex() for name, commitment in public.files.items()},
    }
    said = {key: value for key, value in beside.items() if value}
    if not said:
        return encode(public.act)
    return (WITH_FILES if public.files else VERSION) + to_json({"act": tree_of(public.act), **said})


def decode_public(data: bytes) -> Public:
    """The public part that these bytes are, of whatever version. Raises `Garbled`; also if they are not canonical."""
    public = decode_known_public(data)
    if encode_public(public) != data:
        raise Garbled(OTHERWISE)
    return public


def decode_known_public(data: bytes) -> Public:
    """The same for bytes of which it is known that they are those that were encoded: see `encoding.decode_known`."""
    written = _WRITTEN.get(data[:1])
    if written is None:
        return Public(decode_known(data))
    with garbled():
        return _public(msgspec.json.decode(data[1:], type=written))


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """The object of version 2, its act not yet read."""

    act: msgspec.Raw
    aliases: dict[str, str] = {}
    erased: tuple[str, ...] = ()
    options: dict[str, str] = {}


class _WithFiles(_Written, frozen=True, forbid_unknown_fields=True):
    """The object of version 3."""

    files: dict[str, str] = {}


_WRITTEN = {VERSION: _Written, WITH_FILES: _WithFiles}


def _public(said: _Written) -> Public:
    aliases = {alias: _commitment(text) for alias, text in said.aliases.items()}
    erased = tuple(map(_commitment, said.erased))
    files = {name: _commitment(text) for name, text in said.files.items()} if isinstance(said, _WithFiles) else {}
    if not all(erased) or not all(files.values()):
        raise ValueError("a commitment says nothing")
    act = act_of(bytes(said.act))
    if files and not files.keys() <= set(files_of(act).values()):
        raise ValueError("a file stands beside an act that does not name it")
    return Public(act, aliases, erased, said.options, files)


def _commitment(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) not in (0, COMMITMENT):
        raise ValueError(f"a commitment has {COMMITMENT} bytes")
    return found
