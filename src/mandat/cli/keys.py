"""The keys that commands are told: as people gave them to whoever asks, and not as a ledger says them itself."""

import click

from mandat.ledger.encoding import is_name
from mandat.ledger.keys import LOG, WITNESS, Key, NoKey, NoName, read_key


class PublicKey(click.ParamType):
    """A public key, written `NAME+ID+KEY`; `use`: that of a ledger, or that of a witness."""

    name = "key"

    def __init__(self, use: int) -> None:
        self.use = use

    def convert(self, value: str | Key, param: click.Parameter | None, ctx: click.Context | None) -> Key:
        """The key. Raises `click.BadParameter`."""
        try:
            key = value if isinstance(value, Key) else read_key(value)
        except NoKey as reason:
            return self.fail(str(reason), param, ctx)
        if key.use != self.use:  # else a ledger could stand for its own witness
            self.fail(f"this is the key of {_USES[key.use]}, and that of {_USES[self.use]} is wanted", param, ctx)
        return key


class NameOfKey(click.ParamType):
    """The name under which a key signs: that of a ledger, its origin, or that of a witness."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name. Raises `click.BadParameter`."""
        return value if is_name(value) else self.fail(str(NoName(value)), param, ctx)


_USES = {LOG: "a ledger", WITNESS: "a witness"}

KEY_OF_LEDGER, KEY_OF_WITNESS, NAME_OF_KEY = PublicKey(LOG), PublicKey(WITNESS), NameOfKey()
