"""Keys that sign notes and checkpoints: Ed25519, in the two uses that C2SP gives them.

A log signs what it says (c2sp.org/signed-note, type 1). A witness cosigns what it saw, with the time
(c2sp.org/tlog-cosignature, type 4).
"""

from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from mandat.errors import MandatError
from mandat.ledger.encoding import from_base64, is_name, to_base64

LOG = 1
WITNESS = 4
PRIVATE = "PRIVATE+KEY+"
"""How a private key begins, as it is kept in a file."""
_USES = (LOG, WITNESS)
_LONGEST_TIME = 2**63 - 1


class NoKey(MandatError):
    """This text is no key."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"this is no key; {wanted}")


class NoName(MandatError):
    """A name that no key can have."""

    def __init__(self, name: str) -> None:
        says = f'"{name[:80]}" cannot be the name of a key: it would not be told from what stands beside it'
        super().__init__(f"{says}; write one without a space and a plus, such as harbour-union.example/record")


class Key(Struct, frozen=True):
    """A public key: its name, its use, and 32 bytes."""

    name: str
    use: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that, with its name, tell its signatures from others."""
        return _key_id(self.name, self.use, self.public)

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{to_base64(bytes([self.use]) + self.public)}"

    def made(self, value: bytes, text: bytes) -> bool:
        """Whether this key made a signature over a text."""
        signed = value
        if self.use == WITNESS:
            time, signed = int.from_bytes(value[:8], "big"), value[8:]
            if time > _LONGEST_TIME:
                return False
            text = cosigned(time, text)
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signed, text)
        except (InvalidSignature, ValueError):
            return False
        return True


class Signer(Struct, frozen=True):
    """A private key: 32 bytes that nobody else may see, which is why they are not shown."""

    name: str
    use: int
    secret: bytes

    def __repr__(self) -> str:
        return f"Signer({self.key})"

    @property
    def key(self) -> Key:
        """The public half."""
        return Key(self.name, self.use, self._private.public_key().public_bytes_raw())

    @property
    def text(self) -> str:
        """As it is kept in a file."""
        return f"{PRIVATE}{self.name}+{self.key.key_id.hex()}+{to_base64(bytes([self.use]) + self.secret)}"

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    def sign(self, text: bytes, time: int = 0) -> bytes:
        """A signature over a text; by a witness at a time, in seconds since 1970."""
        if self.use == LOG:
            return self._private.sign(text)
        return time.to_bytes(8, "big") + self._private.sign(cosigned(time, text))


def cosigned(time: int, text: bytes) -> bytes:
    """What a witness signs: the time, and the whole text."""
    return f"cosignature/v1\ntime {time}\n".encode() + text


def new_signer(name: str, use: int) -> Signer:
    """A key that nobody had before. Raises `NoName`."""
    if not is_name(name):
        raise NoName(name)
    return Signer(name, use, Ed25519PrivateKey.generate().private_bytes_raw())


def read_key(text: str) -> Key:
    """The public key that a text names: `NAME+ID+KEY`. Raises `NoKey`."""
    if text.strip().startswith(PRIVATE):
        raise NoKey("it is a private one, which nobody else may see; the public one is what mandat ledger init prints")
    name, key_id, data = _parts(text.strip(), "a public key is written NAME+8 hexadecimal digits+Base64")
    key = Key(name, data[0], data[1:])
    if key.key_id.hex() != key_id:
        raise NoKey("its id does not belong to it: was it copied whole?")
    return key


def read_signer(text: str) -> Signer:
    """The private key that a text holds: `PRIVATE+KEY+NAME+ID+KEY`. Raises `NoKey`."""
    wanted = "a private key is written PRIVATE+KEY+NAME+8 hexadecimal digits+Base64"
    head, mark, rest = text.strip().partition(PRIVATE)
    if head or not mark:
        raise NoKey(wanted)
    name, key_id, data = _parts(rest, wanted)
    signer = Signer(name, data[0], data[1:])
    if signer.key.key_id.hex() != key_id:
        raise NoKey("its id does not belong to it: was it copied whole?")
    return signer


def _parts(text: str, wanted: str) -> tuple[str, str, bytes]:
    name, _, rest = text.partition("+")
    key_id, _, code = rest.partition("+")
    data = from_base64(code)
    if not is_name(name) or data is None or len(data) != 33 or data[0] not in _USES:
        raise NoKey(wanted)
    return name, key_id, data


def _key_id(name: str, use: int, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + bytes([use]) + public).digest()[:4]
