"""Append acts to a ledger: each once, in their order, whoever else writes meanwhile."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from mandat.canon import Public, encode_public
from mandat.clerk.ledger.contents import Contents, Progress, contents_of, silent
from mandat.clerk.ledger.snapshot.contents import contents_for
from mandat.clerk.ledger.taking import NOWHERE, Source, Taking
from mandat.core.acts import Act
from mandat.errors import MandatError
from mandat.ledger.entry import Entry
from mandat.ledger.laying import lay
from mandat.ledger.personal.sealing import Sealed
from mandat.ledger.store import Overtaken, Store

Clock = Callable[[], int]
"""Milliseconds since 1970."""

BATCH = 1000
"""Acts that are committed together."""

BYTES = 64 * 2**20
"""So many bytes of what they keep apart are enough, too: all that is committed together is in memory."""

TRIES = 100


class NoTurn(MandatError):
    """Others write all the time."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: others wrote first, {TRIES} times in a row; try again: what is there is not doubled")


class Appended(Struct, frozen=True):
    """What became of acts: their places in the ledger, in the order in which they were given; how many were new.

    files   how many files came with them
    absent  the names of files that were not there, and so did not
    """

    places: tuple[int, ...]
    new: int
    files: int = 0
    absent: tuple[str, ...] = ()


def append(
    store: Store,
    acts: Sequence[Act],
    clock: Clock,
    options: Mapping[str, str] | None = None,
    progress: Progress = silent,
    source: Source = NOWHERE,
) -> Appended:
    """Append the acts that are not there yet; all are committed when it returns, with the files that they name.

    An act is there as often as it is written: one that stands twice in a book stands twice in the ledger, and to send
    it again after a lost answer changes nothing. `options`: those of the book, if they are to be kept too; `source`:
    where their files are. Raises what `Store.append` and `Taking.look` raise.
    """
    return append_to(contents_for(store, acts) or contents_of(store), acts, clock, options, progress, source)


def append_to(
    contents: Contents,
    acts: Sequence[Act],
    clock: Clock,
    options: Mapping[str, str] | None = None,
    progress: Progress = silent,
    source: Source = NOWHERE,
) -> Appended:
    """The same for whoever has read the ledger already: only what was written since is read. The contents follow."""
    new = files = 0
    for _ in range(TRIES):
        contents.follow()
        held = len(contents.files)
        known = placed(contents, acts)
        missing, taking = [one for one in known if one.place is None], Taking(contents, source)
        taking.look((one.act for one in missing), (one.act for one in known if one.place is not None))
        try:
            for done in _commits(contents, missing, clock, dict(options or contents.options), taking):
                new += done
                files, held = files + len(contents.files) - held, len(contents.files)
                progress(new, len(acts))
        except Overtaken:
            continue
        places = tuple(one.place for one in placed(contents, acts) if one.place is not None)
        return Appended(places, new, files, tuple(taking.absent))
    raise NoTurn(contents.store.name)


class Placed(Struct, frozen=True):
    """An act, how many equal ones come before it, and its place among those written; None: it is not there."""

    act: Act
    number: int
    place: int | None


def placed(contents: Contents, acts: Sequence[Act]) -> list[Placed]:
    """Where each of these acts stands in a ledger; of equal ones, the first is the first there."""
    before: dict[str, list[Act]] = {}
    found = []
    for act in acts:
        number = before.setdefault(act.id, []).count(act)
        before[act.id].append(act)
        equal = [place for place in contents.places.get(act.id, ()) if contents.acts[place] == act]
        found.append(Placed(act, number, equal[number] if number < len(equal) else None))
    return found


def _commits(
    contents: Contents, missing: Sequence[Placed], clock: Clock, options: dict[str, str], taking: Taking
) -> Iterator[int]:
    """Commit acts in batches; after each, how many it had. What was sealed in vain is forgotten."""
    sealing, left = contents.sealing, [one.act for one in missing]
    sealed = zip(map(taking.into, sealing.seal(tuple(left)), tuple(left)), missing, strict=True)
    try:
        while batch := _together(sealed):
            sealed_ones = [one for one, _ in batch]
            if options != contents.options:
                first = sealed_ones[0]
                sealed_ones[0] = replace(first, public=replace(first.public, options=options))
            entries = [
                entry_of(one.public, number=placed.number) for one, (_, placed) in zip(sealed_ones, batch, strict=True)
            ]
            commit(contents, left[: len(batch)], sealed_ones, entries, clock())
            del left[: len(batch)]
            yield len(batch)
    finally:
        sealing.undo(left)


def _together(sealed: Iterator[tuple[Sealed, Placed]]) -> list[tuple[Sealed, Placed]]:
    """The next that are committed together."""
    batch, size = [], 0
    for one in sealed:
        batch.append(one)
        size += sum(map(len, one[0].payloads.values()))
        if len(batch) >= BATCH or size >= BYTES:
            break
    return batch


def commit(
    contents: Contents, acts: Sequence[Act], sealed: Sequence[Sealed], entries: Sequence[Entry], now: int
) -> None:
    """Commit acts, sealed into entries, behind the contents, which take them in. Raises what `Store.append` raises.

    Raises `Overtaken` also where another wrote the same entries meanwhile: they are there, and stand elsewhere.
    """
    payloads = {name: data for one in sealed for name, data in one.payloads.items()}
    head = contents.store.append(entries, contents.head, payloads, now)
    if head != lay(entries, contents.head, now)[1]:
        raise Overtaken(contents.head.size, head.size)
    contents.added([one.public for one in sealed], list(acts), head)


def entry_of(public: Public, key: bytes | None = None, number: int = 0) -> Entry:
    """The entry of a public part. Its key is the hash of its leaf; of the same act again, with its number behind.

    key  another one, where whoever sends the act has given it one
    """
    leaf = encode_public(public)
    derived = sha256(leaf + (b"#%d" % number if number else b"")).digest() if key is None else key
    return Entry(leaf, derived, entered_of(public.act))


def entered_of(act: Act) -> str:
    """When an act was written down, as it says itself; empty where it says nothing."""
    return "" if act.entered is None else act.entered.text
