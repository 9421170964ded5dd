"""Minutes that write themselves: the acts of a sitting in plain sentences, in order, with their times and numbers.

What is printed is what is on record: nothing is kept beside the acts. A note about an act stands with it, one about the
body itself where it was written; a corrected act stands as it is right, with the date on which it was corrected.
Minutes are adopted by an `adopt` on the act that closed the sitting.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mandat.book.writer import write
from mandat.clerk.book import View
from mandat.clerk.telling import Teller, Told, day_and_time
from mandat.clerk.wording.dates import ENGLISH as DATES
from mandat.clerk.wording.dates import Words
from mandat.clerk.wording.minutes import ENGLISH, Sentences
from mandat.core.acts import Act, Note, Presence
from mandat.core.intervals import Moment
from mandat.errors import MandatError, UnknownId
from mandat.measure.sittings.course import sitting, sittings
from mandat.measure.sittings.presence import Stay
from mandat.measure.sittings.whole import Whole


class NoSitting(MandatError):
    """Minutes are asked for, and nobody said of which sitting."""

    def __init__(self, held: Sequence[str]) -> None:
        some = f"such as {', '.join(held[-3:])}" if held else "but none is on record"
        super().__init__(f"print minutes: name a sitting, by the id of its call or of its opening, {some}")


class Entry(Struct, frozen=True):
    """One entry of minutes.

    act      the act that it tells; of several that are told together, the last; acts: all of these
    time     the time of day; empty where the act has none; day: the date in words, where it is another than before
    heading  of an item of the agenda; else None
    says     sentences; quote: words of others, as they wrote them; lines: an enumeration
    number   the number of the resolution that was carried
    notes    remarks of the secretary; corrected: when it was put right
    """

    act: str
    time: str
    day: str | None
    says: str
    heading: str | None = None
    quote: str | None = None
    lines: tuple[str, ...] = ()
    number: int | None = None
    notes: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


class Minutes(Struct, frozen=True):
    """The minutes of one sitting.

    opening  who called it; before: what lay before it; adopted: whether the minutes were, and when
    attendance  a line for each who was there, with the times; resolutions: their numbers, and what they say
    """

    title: str
    opening: str | None
    before: tuple[Told, ...]
    entries: tuple[Entry, ...]
    attendance: tuple[str, ...]
    resolutions: tuple[tuple[int, str], ...]
    adopted: str
    sentences: Sentences


def minutes(view: View, name: str, sentences: Sentences = ENGLISH, dates: Words = DATES) -> Minutes:
    """The minutes of a sitting as far as it had gone by the date of a view, else to the end. Raises `UnknownId`."""
    now = view.now if view.at is not None else _last(view)
    found = sitting(now, name)
    if found is None:
        raise UnknownId(name, view.book.nearest(name))
    return of(Whole(now, found), sentences, dates)


def _last(view: View) -> Moment:
    """The moment of the last act, also where that is a note."""
    windows = view.record.order.windows.values()
    return view.record.state.at(max((window.latest for window in windows), default=view.now.t))


def of(whole: Whole, sentences: Sentences = ENGLISH, dates: Words = DATES) -> Minutes:
    """The minutes of a sitting."""
    teller = Teller(whole, sentences, dates)
    return Minutes(
        title=sentences.title.format(body=teller.name(whole.body)),
        opening=teller.call(),
        before=teller.before(),
        entries=tuple(_entries(whole, teller)),
        attendance=tuple(_stayed(stay, teller) for stay in whole.attendance.stays),
        resolutions=tuple((n, " ".join(one.text.split())) for n, one in enumerate(whole.resolutions, 1)),
        adopted=teller.adoption(),
        sentences=sentences,
    )


def _entries(whole: Whole, teller: Teller) -> Iterator[Entry]:
    day = None
    for together in _together(_told_acts(whole)):
        act = together[-1]
        told = teller.tell(together)
        date, time = day_and_time(act.at.text)
        yield Entry(
            act=act.id,
            time=time,
            day=teller.date(date) if date != day else None,
            notes=_notes(whole, together, teller),
            corrected=_corrections(whole, together, teller),
            acts=tuple(one.id for one in together),
            **_parts(told),
        )
        day = date


def _parts(told: Told) -> dict[str, object]:
    return {name: getattr(told, name) for name in told.__struct_fields__}


def _told_acts(whole: Whole) -> list[Act]:
    """The acts that minutes tell: those of the sitting, and the notes that call up items or close them."""
    business = whole.business
    agendas = [act for act in (*business.before, *whole.acts) if act.verb == "agenda"]
    turns = {note.id: note for act in agendas for note in business.notes.get(act.id, ()) if _turns(note, agendas)}
    place = whole.now.state.place
    return sorted((*whole.acts, *turns.values()), key=lambda act: place[act.id])


def _turns(note: Note, agendas: Sequence[Act]) -> bool:
    """Whether a note about an agenda calls up one of its items or closes it; other notes are remarks."""
    return len(note.about) > 1 or any(note.text in act.item for act in agendas)


def _together(acts: Sequence[Act]) -> Iterator[list[Act]]:
    """Acts that are told in one sentence: those who come, or go, one after another."""
    found: list[Act] = []
    for act in acts:
        if found and not _alike(found[-1], act):
            yield found
            found = []
        found.append(act)
    if found:
        yield found


def _alike(one: Act, other: Act) -> bool:
    if not (isinstance(one, Presence) and isinstance(other, Presence)) or one.verb != other.verb:
        return False
    return bool(one.of) == bool(other.of) and one.verb != "walkout" and one.text is None and other.text is None


def _notes(whole: Whole, together: Sequence[Act], teller: Teller) -> tuple[str, ...]:
    notes = (note for act in together for note in whole.business.notes.get(act.id, ()))
    if together[-1].verb == "agenda":
        notes = (note for note in notes if not _turns(note, [together[-1]]))
    return tuple(teller.sentences.note.format(text=note.text) for note in notes if note.text)


def _corrections(whole: Whole, together: Sequence[Act], teller: Teller) -> tuple[str, ...]:
    found = [better for act in together for better in whole.business.corrections.get(act.id, ())]
    says, words = teller.sentences.corrected, teller.sentences.keys
    return tuple(
        says.format(date=teller.date(one.at.text), keys=", ".join(words.get(rule.key, rule.key) for rule in one.fields))
        for one in found
    )


def _stayed(stay: Stay, teller: Teller) -> str:
    s = teller.sentences
    since, until = (act and teller.hour(act.at.text) for act in (stay.came, stay.left))
    times = s.from_until.format(since=since, until=until) if until else s.since.format(since=since)
    if not stay.seats:
        return s.stayed_only.format(who=teller.name(stay.person), times=times)
    seats = teller.names(stay.seats)
    return s.stayed.format(who=teller.name(stay.person), seats=seats, times=times)


def held(view: View) -> list[str]:
    """The ids of the sittings that were opened, in order."""
    return [one.id for one in sittings(_last(view)) if one.opened is not None]


# ------------------------------------------------------------------------------------------------------ on paper


def document(minutes: Minutes) -> dict[str, object]:
    """The minutes as data."""
    names = ("act", "day", "time", "heading", "says", "quote", "lines", "number", "notes", "corrected")
    return {
        "title": minutes.title,
        "called": minutes.opening,
        "entries": [{name: getattr(entry, name) for name in names} for entry in minutes.entries],
        "resolutions": [{"number": number, "text": text} for number, text in minutes.resolutions],
        "attendance": list(minutes.attendance),
        "adopted": minutes.adopted,
    }


def printed(minutes: Minutes) -> str:
    """The minutes as plain text. A name of several lines stands on one: it would write entries that nobody made."""
    return "\n".join(" ".join(line.splitlines()).rstrip() for line in _lines(minutes)) + "\n"


def _lines(minutes: Minutes) -> Iterator[str]:
    yield from (minutes.title, "=" * len(minutes.title), "")
    yield from [minutes.opening, ""] if minutes.opening else []
    for told in minutes.before:
        yield from (told.says, *(f"  - {line}" for line in told.lines), "")
    for entry in minutes.entries:
        yield from _entry_lines(entry, minutes.sentences)
    for title, lines in (
        (minutes.sentences.resolutions, [f"{number}. {text}" for number, text in minutes.resolutions]),
        (minutes.sentences.attendance, minutes.attendance),
    ):
        if lines:
            yield from ("", title, "-" * len(title), *lines)
    yield from ("", minutes.adopted)


MARGIN = 7
"""Columns before the sentences: the time stands in them."""


def _entry_lines(entry: Entry, sentences: Sentences) -> Iterator[str]:
    margin = " " * MARGIN
    if entry.day:
        yield from ("", entry.day, "")
    if entry.heading:
        yield from ("", entry.heading, "-" * len(entry.heading))
    if entry.number:
        yield f"{margin}{sentences.resolution.format(number=entry.number)}"
    if entry.says:
        yield f"{entry.time:<{MARGIN}}{entry.says}"
    for text in [*(entry.quote or "").split("\n")] if entry.quote else []:
        yield f"{margin}  > {text}"
    yield from (f"{margin}  - {line}" for line in entry.lines)
    yield from (f"{margin}  {line}" for line in (*entry.notes, *entry.corrected))


def as_book(whole: Whole) -> str:
    """The acts of a sitting as a minute book: the call, what was before it, what was done, what was noted."""
    business = whole.business
    moved = {ref for act in whole.acts for ref in getattr(act, "on", ())}
    before = [act for act in business.before if act.id in moved or act.verb == "agenda"]
    remarks = [note for found in (business.notes, business.corrections) for notes in found.values() for note in notes]
    call = [whole.sitting.call] if whole.sitting.call is not None else []
    adopted = [business.adopted] if business.adopted is not None else []
    every = {act.id: act for act in (*call, *before, *whole.acts, *remarks, *adopted)}
    place = whole.now.state.place
    return write(sorted(every.values(), key=lambda act: place[act.id]))
