"""Aliases: what stands in the tree for what is personal, and what they stand for as long as that is not erased.

`p-` and 20 random hexadecimal digits stand for the id of a person; the same with `v1`, `v2` behind it for other texts
about that person: names, ids of acts that contain hers. `b-` and digits stand for a ballot. A verb and digits stand for
the name that an act has by what it says, which would otherwise betray what that is.
"""

import re
import secrets
from collections.abc import Callable

from mandat.canon import Public
from mandat.core.acts import SHAPE_OF, Act, Person
from mandat.errors import MandatError
from mandat.ledger.personal.commitments import commit, commitment_of, text_of

PERSON = "p"
BALLOT = "b"
ID = "id"
TEXT = "text"
CAST = "ballot"
"""What a payload holds, by its first word."""

_KINDS = "|".join((PERSON, BALLOT, *sorted(SHAPE_OF, key=len, reverse=True)))
ALIAS = re.compile(rf"(?<![^\W_])(?:{_KINDS})-[0-9a-f]{{20}}(?:v[1-9][0-9]{{0,9}})?(?![^\W_])")
"""An alias, wherever it stands."""


def base(alias: str) -> str:
    """The alias of the person whom an alias is about: without what tells one text about her from another.

    >>> base("p-0123456789abcdef0123v2")
    'p-0123456789abcdef0123'
    """
    return alias.partition("v")[0] if alias.startswith(f"{PERSON}-") else alias


class Spoilt(MandatError):
    """A payload is not what its commitment fixes."""

    def __init__(self, commitment: bytes) -> None:
        says = f"what is kept apart under {commitment.hex()[:16]} is not what it was"
        super().__init__(f"{says}: look with mandat ledger verify, and go back to a backup that verifies")


class Aliases:
    """The aliases of a record.

    commitments  alias -> commitment; empty bytes where it stands for the name that an act has by what it says
    texts        alias -> what it stands for, where that is not erased
    ids, words   the other way: ids and other texts -> alias; the first, where several stand for one text
    fresh        alias -> payload, of those that no entry has begun yet; empty bytes where there is none
    begun        those of which it is not known yet whether their entries were stored
    variants     the alias of a person -> how many others about that person were begun
    """

    def __init__(self) -> None:
        self.commitments: dict[str, bytes] = {}
        self.texts: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self.fresh: dict[str, bytes] = {}
        self.begun: set[str] = set()
        self.variants: dict[str, int] = {}

    def learn(self, public: Public, payload: Callable[[bytes], bytes | None]) -> None:
        """Take in the aliases that an entry begins, with what they stand for. Raises `Spoilt`."""
        for alias, commitment in public.aliases.items():
            self.commitments[alias] = commitment
            person, mark, number = alias.partition("v") if base(alias) != alias else (alias, "", "")
            if mark:
                self.variants[person] = max(self.variants.get(person, 0), int(number))
            kept = payload(commitment) if commitment else None
            if kept is not None:
                self._stands(alias, *_held(kept, commitment))

    def begin(self, kind: str, holds: str, text: str) -> str:
        """A new alias of a kind, for a text that is personal."""
        return self._begin(f"{kind}-{secrets.token_hex(10)}", holds, text)

    def vary(self, person: str, holds: str, text: str) -> str:
        """A new alias for one more text about a person."""
        self.variants[person] = self.variants.get(person, 0) + 1
        return self._begin(f"{person}v{self.variants[person]}", holds, text)

    def derive(self, verb: str, name: str) -> str:
        """A new alias for the name that an act has by what it says."""
        alias = f"{verb}-{secrets.token_hex(10)}"
        self.commitments[alias] = self.fresh[alias] = b""
        self.begun.add(alias)
        self._stands(alias, ID, name)
        return alias

    def derived(self, alias: str, name: str) -> None:
        """Take in the name that an act has by what it says, for which an alias stands."""
        self._stands(alias, ID, name)

    def stored(self, public: Public) -> None:
        """An entry was stored, and the aliases with it that it begins."""
        self.begun.difference_update(public.aliases)

    def undo(self) -> None:
        """Forget the aliases that were begun in vain."""
        for alias in self.begun:
            text = self.texts.pop(alias)
            for known in (self.ids, self.words):
                if known.get(text) == alias:
                    del known[text]
            del self.commitments[alias]
            self.fresh.pop(alias, None)
        self.begun.clear()

    def lost(self, alias: str) -> bool:
        """Whether this is an alias of the record, and what it stood for was erased."""
        return alias in self.commitments and alias not in self.texts

    def public(self, act: Act) -> bool:
        """Whether the id of an act of the record, as restored, may be read by everybody."""
        return not isinstance(act, Person) and act.id not in self.ids and not ALIAS.fullmatch(act.id)

    def about(self, person: str) -> list[str]:
        """All aliases about a person, by hers."""
        return [alias for alias in self.commitments if base(alias) == person]

    def _begin(self, alias: str, holds: str, text: str) -> str:
        self.commitments[alias], self.fresh[alias] = commit(f"{holds} {text}".encode())
        self.begun.add(alias)
        self._stands(alias, holds, text)
        return alias

    def _stands(self, alias: str, holds: str, text: str) -> None:
        self.texts[alias] = text
        if holds == ID:
            self.ids.setdefault(text, alias)
        elif holds == TEXT:
            self.words.setdefault(text, alias)


def _held(payload: bytes, commitment: bytes) -> tuple[str, str]:
    """What a payload holds, and the text. Raises `Spoilt`."""
    holds, mark, text = text_of(payload).partition(" ") if commitment_of(payload) == commitment else ("", "", "")
    if not mark:
        raise Spoilt(commitment)
    return holds, text
