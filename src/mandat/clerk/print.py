"""What is printed to be kept: a picture of who recognised whom over time."""

from collections.abc import Sequence

from mandat.clerk.book import Book
from mandat.core import bodies
from mandat.core.acts import Unit
from mandat.core.dates import MINUTES_A_DAY, NEVER
from mandat.core.dates import show as shown
from mandat.core.record import Record
from mandat.errors import MandatError
from mandat.exchange.recognition import Picture, svg
from mandat.measure.bands import Band, bands
from mandat.measure.edges import edges
from mandat.sentences import Written, say

Document = dict[str, object]


class NoTime(MandatError):
    """A stretch of time that ends before it begins."""

    def __init__(self) -> None:
        super().__init__("--from and --to: there is no time between these dates; name a later --to")


def recognition(
    book: Book,
    *,
    of: Sequence[str] = (),
    from_: str | None = None,
    to: str | None = None,
    known: str | None = None,
    power: str | None = None,
) -> Picture:
    """The units (those named, else all that recognise somebody) and whom they recognised between two dates."""
    record = book.known_as(known)
    since, until = _span(book, record, from_, to)
    units = [book.find(name, Unit).id for name in of] or [act.id for act in record.order.acts if isinstance(act, Unit)]
    found = {unit: tuple(bands(record.state, unit, since, until, power)) for unit in dict.fromkeys(units)}
    last = record.state.at(until - 1)
    rows = tuple((unit, bodies.called(last, unit), kept) for unit, kept in found.items() if kept or of)
    names = {band.body: bodies.called(last, band.body) for _, _, kept in rows for band in kept}
    named = {"book": Written(book.title), "power": Written(power or "")}
    whole, some = say("{book}: who recognised whom"), say("{book}: who recognised whom for {power}")
    latest = {
        band: edge
        for _, _, kept in rows
        for band, edge in zip(kept, edges(record.state, kept), strict=True)
        if edge != (band.since, band.until)
    }
    return Picture((some if power else whole).filled(**named), rows, names, since, until, latest)


def drawn(picture: Picture) -> str:
    """The picture as an SVG document."""
    return svg(picture)


def rows(picture: Picture) -> list[Document]:
    """The bands of a picture as data."""
    return [_row(picture, band) for _, _, kept in picture.rows for band in kept]


def _row(picture: Picture, band: Band) -> Document:
    says = [{"mode": mode, "powers": "all" if powers.every else powers.shown()} for mode, powers in band.says]
    return {
        "unit": band.unit,
        "body": band.body,
        "basis": band.basis,
        "says": says,
        "from": shown(band.since),
        "until": shown(band.until) if band.until < picture.until else None,
        "from_latest": shown(picture.began_by(band)),
        "until_latest": shown(picture.ended_by(band)) if band.until < picture.until else None,
        "acts": list(band.acts),
    }


def _span(book: Book, record: Record, from_: str | None, to: str | None) -> tuple[int, int]:
    """The instants between which is looked: those of the question, else the days of the record."""
    starts = [act.at.earliest for act in record.acts if act.at.latest < NEVER]
    since = book.date("--from", from_).earliest if from_ is not None else min(starts, default=0)
    last = book.date("--to", to).end if to is not None else record.end + 1
    until = -(-last // MINUTES_A_DAY) * MINUTES_A_DAY if to is None else last
    if since >= until:
        raise NoTime()
    return since, until
