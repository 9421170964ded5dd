"""Erase what is personal about a person, by order of an act; the record says that, when and by whose order.

What goes: her id, her names, wherever a text says these whole, the ids of acts that contain hers, and the rolls of
votes in which seats voted that she held: the totals are left, since the other ballots would tell how hers was cast.
Files that have her name in them go too; and a file may be erased by its own name: those on a roll of voters are no
persons of the record. What stays: everything that was done, under her alias, and every proof.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from mandat import canon
from mandat.canon.values import when
from mandat.clerk.book import Book
from mandat.clerk.ledger.append import entry_of
from mandat.clerk.ledger.contents import Contents, contents_of
from mandat.clerk.ledger.erasing_files import acts_naming, check_results, naming
from mandat.clerk.ledger.erasing_rolls import aliases_of_rolls
from mandat.clerk.ledger.reading import book_of
from mandat.clerk.ledger.snapshot.keeping import forget_snapshots
from mandat.core.acts import Act, Id, Note, Person, Ref
from mandat.errors import MandatError, WrongKind
from mandat.ledger.personal.aliases import Aliases, base
from mandat.ledger.personal.mentions import within
from mandat.ledger.personal.swapping import texts_of
from mandat.ledger.store import Overtaken, Store, Unwiped
from mandat.sentences import Verb

TRIES = 100

ERASED = "what was personal was erased"
"""How the note begins that says so."""


class NoOrder(MandatError):
    """An act that changed nothing orders nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is void, so it orders nothing; mandat check says why")


class Order(Struct, frozen=True):
    """What to erase: a person, or a file by its name; what will be left: the alias, or the name; by order of which act,
    and when."""

    name: str
    is_file: bool
    alias: str
    act: str
    minute: str
    now: int


class StillRead(MandatError):
    """A person is erased, and others read the store, so that it could not wipe what it wrote before."""

    def __init__(self, order: Order, reason: Unwiped) -> None:
        super().__init__(f"{reason}: mandat ledger erase {order.alias} --order {order.act}")


class Erased(Struct, frozen=True):
    """What was erased: the alias that is left of a person, the act that says so, how many payloads are gone.

    mentions  ids of acts whose texts still have a part of her name: they cannot be told from other words, nor erased
    files     the names of files that are gone
    """

    alias: str
    act: str
    payloads: int
    mentions: tuple[str, ...]
    files: tuple[str, ...] = ()


def erase(store: Store, name: str, order: str, minute: str, now: int) -> Erased:
    """Erase a person, or a file that acts name; to do it again says that it is done.

    minute  when it is, as the record dates acts: `2024-05-01T12:30`; now: the same in milliseconds since 1970

    Raises `UnknownId`, `WrongKind`, `NoOrder`, `Resting`.
    """
    for _ in range(TRIES):
        contents = contents_of(store)
        book = book_of(contents)
        book.find(order)
        if order in book.record.state.void:
            raise NoOrder(order)
        is_file = _is_file(book, contents, name)
        alias, commitment = (name, contents.files[name]) if is_file else _person(book, contents, name)
        if commitment in contents.erased:
            return _erased_before(contents, alias, commitment)
        try:
            return _erase(book, contents, Order(name, is_file, alias, order, minute, now))
        except Overtaken:
            continue
    raise Overtaken(contents.head.size, store.head().size)


def _person(book: Book, contents: Contents, name: str) -> tuple[str, bytes]:
    """The alias of a person, and the commitment by which it is seen whether she was erased.

    Raises `UnknownId`, `WrongKind`.
    """
    known = book.find(name)
    if not isinstance(known, Person):
        raise WrongKind(name, known.verb, Verb("person"))
    return _alias(contents, name)


def _alias(contents: Contents, person: str) -> tuple[str, bytes]:
    aliases = contents.restoring.aliases
    alias = aliases.ids.get(person, person)
    return base(alias), aliases.commitments[alias]


def _is_file(book: Book, contents: Contents, name: str) -> bool:
    """Whether a file has this name, and nobody who is not erased yet: a file could be named so to keep her."""
    if name not in contents.files:
        return False
    return not isinstance(book.written.get(name), Person) or _alias(contents, name)[1] in contents.erased


def _erase(book: Book, contents: Contents, order: Order) -> Erased:
    aliases = contents.restoring.aliases
    if order.is_file:
        names, files, gone = [], [order.name], set()
    else:
        names = [order.name, *(text for text, alias in aliases.words.items() if base(alias) == order.alias)]
        files = naming(contents, names)
        persons = {act.id for act in contents.acts if isinstance(act, Person)}
        about = _about(aliases, order, persons)
        about += aliases_of_rolls(book, contents, order.name, {aliases.texts[alias] for alias in about})
        gone = {aliases.commitments[alias] for alias in about}
    resting = acts_naming(contents, files)
    check_results(contents, files, resting)
    gone |= {contents.files[name] for name in files}
    (sealed,) = contents.sealing.seal([_note(order, files, resting)])
    public = replace(sealed.public, erased=tuple(sorted(gone)))
    forget_snapshots(contents.store)
    with suppress(Unwiped):  # it is tried again
        contents.store.append([entry_of(public)], contents.head, sealed.payloads, order.now, gone)
    try:
        forget_snapshots(contents.store)  # others may have kept one before the entry was there
        contents.store.forget(gone)
    except Unwiped as reason:
        raise StillRead(order, reason) from None
    left = contents_of(contents.store).acts
    return Erased(order.alias, left[contents.head.size].id, len(gone), mentioning(left, names), tuple(files))


def _note(order: Order, files: Sequence[str], about: Iterable[Act]) -> Note:
    """The act that says what was erased, when and by whose order; it is about the acts whose files are gone, too."""
    person = () if order.is_file else (Id(order.name),)
    note = Note(
        verb="note",
        id=Id(""),
        at=when(order.minute),
        about=(*person, *(Id(act.id) for act in about)),
        after=(Ref(order.act),),
        text=f"{ERASED}, by order of {order.act}{': ' if files else ''}{', '.join(files)}",
    )
    return replace(note, id=canon.name(note))


def _about(aliases: Aliases, order: Order, persons: Collection[str]) -> list[str]:
    """The aliases of all that is kept about a person, also of ids in which hers stands, unless they are a person's."""
    return [
        alias
        for alias, text in aliases.texts.items()
        if aliases.commitments[alias]
        and (base(alias) == order.alias or (text not in persons and within(text, order.name.__eq__)))
    ]


def mentioning(acts: Sequence[Act], names: Iterable[str]) -> tuple[str, ...]:
    """The acts whose texts have a word of these names, of three letters or more."""
    words = {word.casefold() for name in names for word in re.findall(r"[^\W\d_]{3,}", name)}
    return tuple(act.id for act in acts if words & set(re.findall(r"[^\W\d_]{3,}", " ".join(texts_of(act)).casefold())))


def _erased_before(contents: Contents, alias: str, commitment: bytes) -> Erased:
    """By which act an alias lost what it stood for. The store is told again: it may not have wiped what it wrote."""
    place = contents.erased[commitment]
    forget_snapshots(contents.store)
    contents.store.forget(commitment for commitment, where in contents.erased.items() if where == place)
    return Erased(alias, contents.acts[place].id, 0, (), (alias,) if alias in contents.files else ())
