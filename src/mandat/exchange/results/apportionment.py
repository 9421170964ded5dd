"""The results document of an apportionment: who gets how many seats, and how that compares with the votes."""

from mandat.count.apportionment.apportion import Apportionment, NamedTie
from mandat.count.decimals import decimal, grouped, percent, some
from mandat.count.method import Method
from mandat.exchange.results.bars import bars
from mandat.exchange.results.half_circle import half_circle
from mandat.exchange.results.page import Cell, beside, facts, figure, key, page, paragraph, section, table, wide
from mandat.exchange.svg import COLOURS, element, letter, words

HEADS = (Cell("Name"), Cell("Votes"), Cell("Share"), Cell("Seats"), Cell("Share"), Cell("Votes for a seat"))
MEASURES = (
    "Gallagher's index is the root of half the sum of all squared differences between the shares, in percentage points;"
    " large differences weigh more in it.",
    "The index of Loosemore and Hanby is half the sum of all differences: so large a part of the seats would have to"
    " change hands for the shares to be equal.",
    "The effective number of parties is one divided by the sum of all squared shares: so many equal parties would be as"
    " divided as these.",
)


def document(found: Apportionment, method: Method, title: str) -> str:
    """The whole document as HTML."""
    given, cast = sum(found.seats), sum(found.votes)
    unfilled = sum(tie.for_seats for tie in found.ties if tie.rule is None)
    lead = f"{some(given, 'seat')} for {some(cast, 'vote')}, by {method.name}."
    parts = [
        paragraph(lead + (f" Open: {some(unfilled, 'seat')}." if unfilled else ""), "lead"),
        facts(_facts(found, method)),
        *_seats(found, unfilled),
        *([section("Ties", *(paragraph(_tie(tie)) for tie in found.ties))] if found.ties else []),
        *_compared(found),
        section("Every name", wide("Every name", _table(found))),
    ]
    return page(title, "Apportionment of seats", parts, f"Method: {method.id}. Source: {method.source}.")


def _facts(found: Apportionment, method: Method) -> list[tuple[str, str]]:
    told = found.measures
    measured = (
        []
        if told is None
        else [
            ("Gallagher index", decimal(told.gallagher)),
            ("Loosemore-Hanby index", percent(told.loosemore_hanby)),
            (
                "Effective parties",
                f"{decimal(told.parties_by_votes)} by votes, {decimal(told.parties_by_seats)} by seats",
            ),
        ]
    )
    return [
        ("Method", method.id),
        ("Threshold", "" if found.bar is None else some(found.bar, "vote")),
        ("Below it", str(len(found.barred)) if found.bar is not None else ""),
        *measured,
    ]


def _seats(found: Apportionment, unfilled: int) -> list[str]:
    """The seats as a half circle, and beside it who has them."""
    chart = half_circle(found.names, found.seats, unfilled)
    held = [(name, seats) for name, seats in zip(found.names, found.seats, strict=True) if seats]
    if not chart:
        return []
    rows = [
        (
            key(letter(place), COLOURS[place % len(COLOURS)]) + words(name),
            Cell(grouped(seats)),
            Cell(percent(seats, sum(found.seats))),
        )
        for place, (name, seats) in enumerate(held)
    ]
    heads = (Cell("Name"), Cell("Seats"), Cell("Share"))
    return [section("Seats", beside(figure(chart), table("The letters are those of the picture.", heads, rows)))]


def _compared(found: Apportionment) -> list[str]:
    chart = bars(found.names, found.votes, found.seats)
    told = element("div", {}, *(paragraph(text, "soft") for text in MEASURES))
    return [section("Votes and seats compared", beside(figure(chart), told))] if chart else []


def _table(found: Apportionment) -> str:
    given, cast = sum(found.seats), sum(found.votes)
    tied = {name for tie in found.ties for name in tie.among}
    barred = set(found.barred)
    rows = [
        (
            Cell(name, "below the threshold" if name in barred else "ties" if name in tied else ""),
            Cell(grouped(votes)),
            Cell(percent(votes, cast)),
            Cell(grouped(seats)),
            Cell(percent(seats, given)),
            Cell(grouped(round(votes / seats)) if seats else ""),
        )
        for name, votes, seats in zip(found.names, found.votes, found.seats, strict=True)
    ]
    return table("Each name with its votes and seats, in the order given.", HEADS, rows)


def _tie(tie: NamedTie) -> str:
    among = f"{some(tie.for_seats, 'seat')} among {len(tie.among)} who are equal: {'; '.join(tie.among)}"
    return f"{among}. This is open." if tie.rule is None else f"{among}. Drawn: {'; '.join(tie.chosen)}, by {tie.rule}."
