"""Public parts to acts: what aliases stand for is put back, as long as it is not erased."""

import json
import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from mandat import canon
from mandat.canon import Public
from mandat.core.acts import Act, Ballot, Correct, Id, Vote
from mandat.core.ballots import files_of
from mandat.count.quantity import exactly
from mandat.ledger.personal.aliases import ALIAS, Aliases, base
from mandat.ledger.personal.swapping import swapped

_SHORTEST = 22
"""No alias is shorter."""


class Restoring:
    """Restores the acts of a record, as its entries come in.

    aliases  those of all entries so far
    stale    whether an act was restored before the entry came in that begins an alias in it: restore all again
    payload  gives what is kept apart under a commitment; None where it was erased
    files    the files that acts name, as far as the record holds or held them: name -> commitment
    erased   the commitments of which an entry says that what they commit to was erased -> its place
    """

    def __init__(self, payload: Callable[[bytes], bytes | None]) -> None:
        self.aliases = Aliases()
        self.stale = False
        self.payload = payload
        self.files: dict[str, bytes] = {}
        self.erased: dict[bytes, int] = {}
        self._back = _Back(self.aliases)

    def restore(self, publics: Iterable[Public], first: int = 0) -> list[Act]:
        """The acts of these entries, which come behind those that were restored before. Raises `Spoilt`.

        first  the place of the first of them
        """
        entries = list(publics)
        for place, public in enumerate(entries, first):
            self.erased.update(dict.fromkeys(public.erased, place))
            if public.aliases:
                self.stale = self.stale or not self._back.unknown.isdisjoint(public.aliases)
                self.aliases.learn(public, self.payload)
        own = {public.act.id: public.act for public in entries if public.aliases.get(public.act.id) == b""}
        for alias in tuple(own):
            self._find_name(alias, own)
        return list(map(self.again, entries))

    def again(self, public: Public) -> Act:
        """The act of an entry that came in before, by what is known now."""
        return self._with_files(public, self._restored(public.act))

    def attach(self, public: Public, act: Act) -> None:
        """Take in the files that stand beside an act, by the names that it gives them."""
        if public.files:
            named = files_of(act)
            for key, name in files_of(public.act).items():
                if name in public.files and key in named:
                    self.files.setdefault(named[key], public.files[name])

    def _with_files(self, public: Public, act: Act) -> Act:
        """The act, without the keys that name a file which was erased: it says no more than is known."""
        if not public.files:
            return act
        self.attach(public, act)
        named = files_of(public.act)
        gone = [key for key, name in named.items() if public.files.get(name) in self.erased]
        return replace(act, **dict.fromkeys(gone)) if gone and not isinstance(act, Correct) else act

    def _restored(self, act: Act) -> Act:
        restored = swapped(act, self._back)
        if isinstance(act, Vote) and len(restored.roll) < len(act.roll):
            return _withheld(restored, act.roll[0])
        return self._without_rolls(act, restored) if isinstance(act, Correct) else restored

    def _without_rolls(self, act: Correct, restored: Correct) -> Correct:
        """A correction without what it says of ballots that were erased."""
        pairs = zip(act.fields, restored.fields, strict=True)
        left = tuple(rule for was, rule in pairs if not (was.key == "roll" and self.aliases.lost(was.text)))
        return restored if left == restored.fields else replace(restored, fields=left)

    def _find_name(self, first: str, own: dict[str, Act]) -> None:
        """Find the name that an act has by what it says, and first those of the acts that it names."""
        stack = dict.fromkeys([first] if first in own else ())
        while stack:
            alias = next(reversed(stack))
            self._back.missing = set()
            act = swapped(replace(own[alias], id=Id("")), self._back)
            ahead = [name for name in self._back.missing if name in own and name not in stack]
            if ahead:
                stack |= dict.fromkeys(ahead)
                continue
            if not self._back.missing:
                self.aliases.derived(alias, canon.name(act))
            del own[alias], stack[alias]


def _withheld(vote: Vote, sums: Ballot) -> Vote:
    """A vote without its roll, since the others would tell how the one voted that was erased. Its counts stay."""
    if vote.for_ is not None or vote.against is not None:
        return replace(vote, roll=())
    for_, against, abstain = map(exactly, (sums.for_, sums.against, sums.abstain))
    return replace(vote, roll=(), for_=for_, against=against, abstain=abstain)


class _Back:
    """Puts texts in the place of aliases (a `Swap`).

    missing  aliases for which there was no text; unknown: what looks like an alias, and no entry has begun it
    """

    def __init__(self, aliases: Aliases) -> None:
        self.aliases = aliases
        self.missing: set[str] = set()
        self.unknown: set[str] = set()

    def name(self, name: str) -> str:
        """See `Swap`: an id that was erased is shown as its alias."""
        text = self.aliases.texts.get(name)
        if text is not None:
            return text
        if name in self.aliases.commitments:
            self.missing.add(name)
        elif len(name) >= _SHORTEST and ALIAS.fullmatch(name):
            self.unknown.add(name)
        return name

    def text(self, text: str) -> str:
        """See `Swap`: what was erased is shown as the alias of the person."""
        return ALIAS.sub(self._mentioned, text) if "-" in text else text

    def file(self, name: str) -> str:
        """See `Swap`: what was erased is shown as its own alias, by which two files stay two."""
        return ALIAS.sub(lambda found: self.name(found[0]), name) if "-" in name else name

    def ballot(self, ballot: Ballot) -> Ballot | None:
        """See `Swap`: what was erased is left out."""
        if ballot.seat not in self.aliases.commitments:
            return ballot
        text = self.aliases.texts.get(ballot.seat)
        if text is None:
            self.missing.add(ballot.seat)
            return None
        seat, for_, against, abstain = json.loads(text)
        return Ballot(seat, for_, against, abstain)

    def _mentioned(self, found: re.Match[str]) -> str:
        text = self.name(found[0])
        return base(text) if text == found[0] else text
