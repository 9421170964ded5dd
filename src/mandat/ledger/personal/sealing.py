"""Acts to public parts: an alias takes the place of everything personal, the rest stays as it is.

1. The persons of the acts, and of the record before them, are known before anything is sealed.
2. An id that is known to be no person's stays. One that nobody knows may be a person's: it gets an alias.
3. So does the id of an act that contains a person's, and the name that an act has by what it says, where it says
   something personal: both would betray it.
4. In texts, whole ids and names of persons give way to aliases, and whatever looks like an alias and is none.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from msgspec import Struct
from msgspec.structs import replace

from mandat import canon
from mandat.canon import Public
from mandat.core.acts import SHAPE_OF, Act, Ballot, Change, Correct, Id, Person, Rule, Thing, Vote
from mandat.core.ballots import files_of
from mandat.core.checks.names import KEYWORDS
from mandat.ledger.personal.aliases import ALIAS, BALLOT, CAST, ID, PERSON, TEXT, Aliases, base
from mandat.ledger.personal.mentions import Mentions, within
from mandat.ledger.personal.swapping import swapped

_OWN_NAME = re.compile(rf"({'|'.join(sorted(SHAPE_OF, key=len, reverse=True))})-[0-9a-f]{{8}}")


class Sealed(Struct, frozen=True):
    """An act ready for the tree, and what is kept apart of it: payloads by their commitments."""

    public: Public
    payloads: dict[bytes, bytes]


def summed(roll: Iterable[Ballot], alias: str) -> Ballot:
    """The votes of a whole roll in one ballot: they stay, whoever is erased."""
    sums = (sum(getattr(ballot, side) for ballot in roll) for side in ("for_", "against", "abstain"))
    return Ballot(Id(alias), *sums)


def with_files(sealed: Sealed, act: Act, attached: Mapping[str, bytes], payloads: Mapping[bytes, bytes]) -> Sealed:
    """The same with the files that an act names, as far as they are `attached`: name -> commitment.

    payloads  what is kept apart of those that the record does not hold yet
    """
    public, named = sealed.public, files_of(act)
    files = {
        as_sealed: attached[named[key]] for key, as_sealed in files_of(public.act).items() if named[key] in attached
    }
    return Sealed(replace(public, files=files), {**sealed.payloads, **payloads}) if files else sealed


class Sealing:
    """Seals acts that come behind those of a record.

    aliases  those of the record; written: its acts, as restored
    public   the ids that may be read by everybody; changes: the id of a change -> the thing that it describes. To begin
             with those of acts before `written`, where these are looked up rather than told
    """

    def __init__(
        self,
        aliases: Aliases,
        written: Iterable[Act] = (),
        public: set[str] | None = None,
        changes: dict[str, str] | None = None,
    ) -> None:
        self.aliases = aliases
        self.public = {*KEYWORDS, ""} if public is None else public
        self.mentions = Mentions((*aliases.words, *aliases.ids))
        self.changes = {} if changes is None else changes
        self.know(written)
        self._used: list[str] = []

    def seal(self, acts: Sequence[Act]) -> Iterator[Sealed]:
        """The public parts of acts, and what is kept apart of them. The aliases they begin are the record's now."""
        self._persons(acts)
        self.know(acts)
        self._ids(acts)
        return map(self._seal, acts)

    def know(self, acts: Iterable[Act], publics: Iterable[Public] = ()) -> None:
        """Take in acts that were written, and what aliases others began in them: all that may be named again."""
        for public in publics:
            for text in filter(None, map(self.aliases.texts.get, public.aliases)):
                if text in self.aliases.ids or text in self.aliases.words:
                    self.mentions.add(text)
        for act in acts:
            if isinstance(act, Change):
                self.changes[act.id] = act.of
            if self.aliases.public(act):
                self.public.add(act.id)

    def undo(self, acts: Iterable[Act]) -> None:
        """Forget acts that were sealed in vain."""
        self.aliases.undo()
        for act in acts:
            self.public.discard(act.id)
            self.changes.pop(act.id, None)

    def _persons(self, acts: Iterable[Act]) -> None:
        for act in acts:
            if isinstance(act, Person) and act.id not in KEYWORDS:
                alias = self._person(act.id)
                if act.name is not None:
                    self._whole(alias, act.name)

    def _ids(self, acts: Sequence[Act]) -> None:
        """Give an alias to the ids of acts that would betray a person: see 3 above."""
        ids = self.aliases.ids
        for act in acts:
            found = None if isinstance(act, Thing) or act.id in ids else within(act.id, self._is_of_person)
            if found is not None and not _OWN_NAME.fullmatch(act.id):
                self._id(self.aliases.vary(base(ids[found]), ID, act.id), act.id)
        own = {act.id: act for act in acts if self._names_itself(act)}
        while own:
            betraying = [act for act in own.values() if self._personal(act)]
            if not betraying:
                return
            for act in betraying:
                self._id(self.aliases.derive(act.verb, act.id), act.id)
                del own[act.id]

    def _is_of_person(self, name: str) -> bool:
        return self.aliases.ids.get(name, "").startswith(f"{PERSON}-")

    def _names_itself(self, act: Act) -> bool:
        """Whether the id of an act is its name by what it says, and has no alias yet."""
        return bool(_OWN_NAME.fullmatch(act.id)) and act.id not in self.aliases.ids and canon.name(act) == act.id

    def _personal(self, act: Act) -> bool:
        """Whether an act says something personal, its id apart."""
        nameless = replace(act, id=Id(""))
        return bool(getattr(act, "roll", ())) or self._swapped(nameless) != nameless

    def _seal(self, act: Act) -> Sealed:
        self._used = []
        public = self._swapped(act)
        aliases, payloads = {}, {}
        for alias in self._used:
            if alias in self.aliases.fresh and (self.aliases.fresh[alias] or alias == public.id):
                payload, commitment = self.aliases.fresh.pop(alias), self.aliases.commitments[alias]
                aliases[alias] = commitment
                if commitment:
                    payloads[commitment] = payload
        return Sealed(Public(public, aliases), payloads)

    # ------------------------------------------------------------------------------------------ what is swapped how

    def _swapped(self, act: Act) -> Act:
        """The act with aliases; what is personal as a whole, and not only where it mentions somebody, as a whole."""
        better = swapped(act, self)
        if isinstance(act, Vote) and act.roll:
            return replace(better, roll=(summed(act.roll, better.roll[0].seat), *better.roll[1:]))
        if isinstance(act, Person | Change) and act.name is not None:
            of = act.id if isinstance(act, Person) else act.of
            about = self.name(of)
            return better if about == of else replace(better, name=self._whole(about, act.name))
        if isinstance(act, Correct):
            return replace(better, fields=tuple(map(self._correction, act.fields, better.fields, repeat(act.corrects))))
        return better

    def _correction(self, rule: Rule, better: Rule, corrects: str) -> Rule:
        """What a correction says of how seats voted, or of the name of a person, gets one alias."""
        if rule.key == "roll":
            return Rule(rule.key, self._use(self.aliases.begin(BALLOT, TEXT, rule.text)))
        subject = self.changes.get(corrects, corrects)
        about = self.name(subject) if rule.key == "name" else subject
        return better if about == subject else Rule(rule.key, self._whole(about, rule.text))

    def name(self, name: str) -> str:
        """See `Swap`."""
        if name in KEYWORDS:
            return name
        alias = self.aliases.ids.get(name)
        if alias is not None:
            return self._use(alias)
        return name if name in self.public or self.aliases.lost(name) else self._use(self._person(name))

    def text(self, text: str) -> str:
        """See `Swap`."""
        parts, end = [], 0
        for found in ALIAS.finditer(text) if "-" in text else ():
            part = text[end : found.start()]
            parts += self.mentions.replace(part, self._mention, bool(end), len(part) - 1), self._literal(found[0])
            end = found.end()
        return "".join((*parts, self.mentions.replace(text[end:], self._mention, bool(end))))

    file = text

    def ballot(self, ballot: Ballot) -> Ballot:
        """See `Swap`."""
        cast = json.dumps([ballot.seat, ballot.for_, ballot.against, ballot.abstain])
        return Ballot(Id(self._use(self.aliases.begin(BALLOT, CAST, cast))))

    def _mention(self, text: str) -> str:
        alias = self.aliases.ids.get(text) or self.aliases.words.get(text)
        return text if alias is None else self._use(alias)

    def _literal(self, text: str) -> str:
        """What looks like an alias in a text: it stands for itself where it was erased, else it gets an alias."""
        if self.aliases.lost(text):
            return text
        return self._use(self.aliases.words.get(text) or self.aliases.begin(PERSON, TEXT, text))

    # ------------------------------------------------------------------------------------------------- new aliases

    def _person(self, name: str) -> str:
        return self.aliases.ids.get(name) or self._id(self.aliases.begin(PERSON, ID, name), name)

    def _id(self, alias: str, name: str) -> str:
        self.public.discard(name)
        self.mentions.add(name)
        return alias

    def _whole(self, person: str, text: str) -> str:
        """The alias for a whole text about a person."""
        known = self.aliases.words.get(text)
        if known is None or base(known) != base(person):
            known = self.aliases.vary(base(person), TEXT, text)
            self.mentions.add(text)
        return self._use(known)

    def _use(self, alias: str) -> str:
        self._used.append(alias)
        return alias
