"""Record what was sent to a ledger: each is judged behind those before him, and all are committed together."""

from collections.abc import Sequence
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from mandat.clerk.book import Book
from mandat.clerk.ledger.append import commit, entry_of
from mandat.clerk.ledger.following import Following
from mandat.clerk.ledger.judging import NOW, Judged, Trial, dated
from mandat.core.acts import Act, Id, Note, Person, Ref
from mandat.core.findings import Finding
from mandat.errors import MandatError
from mandat.ledger.personal.sealing import with_files
from mandat.ledger.store import Clash


class Refused(MandatError):
    """Acts of which one would be void, or irregular and nobody takes it upon himself. None of them was written."""

    def __init__(self, judged: tuple[Judged, ...], stopping: Finding, mend: str) -> None:
        self.judged = judged
        super().__init__(f"{stopping.says}: {mend}")


class Recorded(Struct, frozen=True):
    """An act that is committed: its place in the ledger, and what was found about it."""

    index: int
    act: Act
    findings: tuple[Finding, ...]


Result = tuple[Recorded, ...] | MandatError


class Sent:
    """Drafts on their way, and what became of them; None: nothing yet. See `desk.Desk.write`."""

    def __init__(self, drafts: Sequence[Act], minute: str, key: str, despite: str | None) -> None:
        self.drafts, self.minute, self.key, self.despite = tuple(drafts), minute, key, despite
        self.result: Result | None = None

    def entry_key(self, number: int) -> bytes:
        """The key of the entry of each; behind them stands the note about who took it upon himself."""
        return sha256(b"%d\n" % number + self.key.encode()).digest()


def record(following: Following, group: Sequence[Sent], now: int, *, again: bool = False) -> None:
    """Judge and commit what can be, and say to each what became of it. Nobody is told before all is committed.

    Of several with one idempotency key only the first is looked at. Whether its key is there already is asked of the
    store where it is refused, and of all where they are tried `again`: else the store finds that out as it appends.
    Raises what `Store.append` raises.
    """
    trial, told, accepted = Trial(following), {}, {}
    first: dict[str, Sent] = {}
    for sent in group:
        first.setdefault(sent.key, sent)
    for sent in first.values():
        try:
            known = _known(following, sent) if again else None
            if known is None and sent.drafts:
                accepted[sent] = _accepted(following.book, trial, sent)
            else:
                told[sent] = known or ()
        except MandatError as reason:
            told[sent] = _refused(following, sent, reason)
    start = following.contents.head.size
    _commit(following, accepted, now)
    for sent, judged in accepted.items():
        told[sent] = tuple(Recorded(start + n, one.act, one.findings) for n, one in enumerate(judged))
        start += len(judged)
    for sent, result in told.items():
        sent.result = result


def _accepted(book: Book, trial: Trial, sent: Sent) -> tuple[Judged, ...]:
    """What was sent, judged and fit to be written. Raises `Refused`, `UnknownId`, `WrongKind`."""
    judged = trial.judge([dated(draft, sent.minute) for draft in sent.drafts])
    void = next((finding for one in judged for finding in one.void), None)
    if void is not None:
        raise Refused(judged, void, void.mend)
    irregular = [finding for one in judged for finding in one.irregular]
    if irregular:
        if sent.despite is None:
            raise Refused(judged, irregular[0], f"{irregular[0].mend}, or say who takes it upon himself")
        judged = (*judged, Judged(_despite(book, sent, irregular), ()))
    trial.take([one.act for one in judged])
    return judged


def _despite(book: Book, sent: Sent, irregular: Sequence[Finding]) -> Act:
    """The note that says who takes it upon himself that acts are irregular. Raises `UnknownId`, `WrongKind`."""
    person = book.find(sent.despite, Person)
    codes = ", ".join(sorted({finding.code for finding in irregular}))
    note = Note(
        verb="note",
        id=Id(""),
        at=NOW,
        about=(person.id,),
        after=tuple(dict.fromkeys(Ref(finding.act) for finding in irregular if finding.act)),
        text=f"written despite {codes}: {person.id} takes it upon himself",
    )
    return dated(note, sent.minute)


def _commit(following: Following, accepted: dict[Sent, tuple[Judged, ...]], now: int) -> None:
    acts = [one.act for judged in accepted.values() for one in judged]
    if not acts:
        return
    keys = [sent.entry_key(n) for sent, judged in accepted.items() for n in range(len(judged))]
    contents = following.contents
    sealing = contents.sealing
    held = {name: of for name, of in contents.files.items() if of not in contents.erased}
    sealed = [with_files(one, act, held, {}) for one, act in zip(sealing.seal(acts), acts, strict=True)]
    entries = [entry_of(one.public, key) for one, key in zip(sealed, keys, strict=True)]
    try:
        commit(contents, acts, sealed, entries, now)
        acts = []
    finally:
        sealing.undo(acts)
    following.fold()


def _refused(following: Following, sent: Sent, reason: MandatError) -> Result:
    """What is said to one who is refused: what became of the same when it was sent before, if it was."""
    try:
        return _known(following, sent) or reason
    except Clash as clash:
        return clash


def _known(following: Following, sent: Sent) -> tuple[Recorded, ...] | None:
    """What was sent, where it is there already under its key; None: it is not. Raises `Clash`."""
    contents = following.contents
    keys = [sent.entry_key(number) for number in range(len(sent.drafts))]
    places = contents.store.places(keys)
    if not places:
        return None
    for key, draft in zip(keys, sent.drafts, strict=True):
        if key not in places or not _same(draft, contents.acts[places[key]]):
            raise Clash(key, min(places.values()))
    acts = [contents.acts[places[key]] for key in keys]
    said = following.folding.about({act.id for act in acts})
    return tuple(
        Recorded(places[key], act, tuple(finding for finding in said if finding.act == act.id))
        for key, act in zip(keys, acts, strict=True)
    )


def _same(draft: Act, act: Act) -> bool:
    """Whether a draft is what was written; what it left to be filled in then counts for nothing."""
    at = NOW if draft.at == NOW else act.at
    return draft == replace(act, id=act.id if draft.id else Id(""), at=at, entered=draft.entered and act.entered)
