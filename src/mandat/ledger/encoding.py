"""What notes, keys, checkpoints and proofs are written in: Base64 with one spelling, decimals, names of keys."""

from base64 import b64decode, b64encode


def from_base64(text: str) -> bytes | None:
    """The bytes that a text in Base64 stands for; None where it is none, or could be written otherwise."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return None
    return data if to_base64(data) == text else None


def to_base64(data: bytes) -> str:
    """Bytes in Base64 (RFC 4648, section 4)."""
    return b64encode(data).decode()


def from_decimal(text: str) -> int | None:
    """The number that digits stand for; None where they are no digits, lead with a zero, or go beyond 63 bits."""
    if not (text.isascii() and text.isdigit()) or len(text) > 19:
        return None
    number = int(text)
    return number if str(number) == text and number < 2**63 else None


def is_name(text: str) -> bool:
    """Whether a key may have this name: not empty, no space, no plus, nothing that would break a line."""
    return bool(text) and text.isprintable() and "+" not in text and not any(map(str.isspace, text))
