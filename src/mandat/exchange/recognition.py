"""A picture of who recognised whom over time: a row for each unit, a band for each body that it recognises.

What a band says it says in words and by its filling, never by its colour alone: solid by word, hatched by conduct,
outlined where it is presumed. Where the record has a span and no date, the edge of the band fades over that span. Each
band carries the name of the body, or where it is too short its letter in the key.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from mandat.core.powers import Powers
from mandat.exchange.axis import Axis, Dates, axis, day, ending, hour, moment, year
from mandat.exchange.svg import (
    COLOURS,
    FAINT,
    FONT,
    GRID,
    INK,
    PAPER,
    STRIPE,
    box,
    element,
    fitted,
    label,
    length,
    letter,
    line,
    lines,
    words,
)
from mandat.measure.bands import Band
from mandat.sentences import Part, Sentence, Several, Written, say

WIDTH, EDGE, NAMES = 1200, 24, 216
LEFT, RIGHT = EDGE + NAMES + 12, WIDTH - EDGE
LANE, GAP, PAD = 21, 4, 7
SIZE = 11.5
CLOSE = 42
"""Dates that stand closer than this are not written, only drawn."""
SAMPLE = "-sample"
HALO = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
"""Keeps letters readable upon an edge that fades."""
LEAST_FADE = 5
"""A fade narrower than this cannot be seen, and is not drawn."""
SPAN = say("{since} to {until}. At each line something changes; the distances between the dates are not to scale.")
NO_DATE = say("fades: no exact date")
IN_PART = say("* in part, or its signature only")
NOBODY = say("nobody, as far as this record says")
FILLINGS = {
    "word": say("by word"),
    "conduct": say("by conduct"),
    "run": say("presumed: run by it, or sits in it"),
}
BASES = {
    "word": say("by word"),
    "conduct": say("by conduct"),
    "run": say("presumed (run by it)"),
    "sits": say("presumed (sits in it)"),
}
MODES = {"beside": None, "only": say("only it"), "signature": say("its signature")}


class Tongue(Struct, frozen=True):
    """The language of a picture: what becomes of a sentence, and how dates are written."""

    said: Callable[[Sentence], str] = str
    dates: Dates = Dates()


class Picture(Struct, frozen=True):
    """What is drawn: the rows (id, name, bands), what each body is called, and the stretch of time.

    latest  band -> the latest instants at which it began and ended, where the record has spans
    """

    title: Sentence
    rows: tuple[tuple[str, str, tuple[Band, ...]], ...]
    names: dict[str, str]
    since: int
    until: int
    latest: dict[Band, tuple[int, int]] = {}
    tongue: Tongue = Tongue()

    def said(self, says: Sentence) -> str:
        """A sentence in the language of the picture."""
        return self.tongue.said(says)

    def began_by(self, band: Band) -> int:
        """The latest instant at which a band began."""
        return min(self.latest.get(band, (band.since, band.until))[0], band.until)

    def ended_by(self, band: Band) -> int:
        """The latest instant at which a band ended."""
        return min(self.latest.get(band, (band.since, band.until))[1], self.until)


class Key(Struct, frozen=True):
    """How a body is told from the others: its letter and its colour."""

    letter: str
    colour: str


def svg(picture: Picture) -> str:
    """The picture as one self-contained SVG document."""
    keys = _keys(picture)
    along = axis(_instants(picture), LEFT, RIGHT)
    head, top = _head(picture, keys)
    rows, bottom = _rows(picture, keys, along, top + 44)
    grid = [line(x, top + 40, bottom, stroke=GRID, stroke_width=1) for x in along.places.values()]
    foot = bottom + 44
    parts = [
        element("title", {"id": "title"}, words(picture.said(picture.title))),
        element("desc", {"id": "desc"}, words(description(picture))),
        element("defs", {}, *(_hatch(key) for key in (*keys.values(), Key(SAMPLE, FAINT))), *_fades()),
        box(0, 0, WIDTH, foot + 12, fill=PAPER),
        *head,
        *_stripes(picture, top + 44),
        *grid,
        *_dates(picture, along, top + 16),
        *_dates(picture, along, bottom + 17),
        *rows,
    ]
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH} {int(foot + 12)}",
        "width": WIDTH,
        "height": int(foot + 12),
        "role": "img",
        "aria-labelledby": "title desc",
        "font-family": FONT,
        "fill": INK,
    }
    return element("svg", attributes, "\n" + "\n".join(parts) + "\n") + "\n"


def description(picture: Picture) -> str:
    """The picture in sentences: for each unit whom it recognised, since when, until when."""
    nobody = picture.said(say("nobody"))
    return " ".join(
        f"{name}: {'; '.join(told(picture, band) for band in bands) or nobody}." for _, name, bands in picture.rows
    )


def told(picture: Picture, band: Band) -> str:
    """A band in words: `Council, by word, only it, for funds, 4 Nov 1917 to 8 Nov 1917`."""
    names = (picture.names[band.body], picture.said(BASES[band.basis]), qualified(picture, band))
    since = _or_later(picture, picture.began_by(band), band.since, moment)
    until = _or_later(picture, picture.ended_by(band), band.until, ending)
    ends = say("{what}, from {since} to {until}") if band.until < picture.until else say("{what}, from {since} on")
    return picture.said(ends.filled(what=Written(", ".join(filter(None, names))), since=since, until=until))


def _or_later(picture: Picture, latest: int, earliest: int, shown: Callable[[int, Dates], str]) -> Part:
    """A date as it is shown, and the latest that it can be where that is another."""
    first, last = (Written(shown(instant, picture.tongue.dates)) for instant in (earliest, latest))
    return say("{date} (or later, by {last})", date=first, last=last) if latest > earliest and last != first else first


def qualified(picture: Picture, band: Band) -> str:
    """How and for what, where it is not simply everything: `only it for funds; its signature`."""
    every = say("all powers") if len(band.says) > 1 else None
    said = [_qualified(MODES[mode], powers) or every for mode, powers in band.says]
    return "; ".join(picture.said(part) for part in said if part)


def _qualified(mode: Sentence | None, powers: Powers) -> Sentence | None:
    if powers.every:
        return mode
    names = Several(tuple(map(Written, powers.shown())))
    return say("{mode} for {powers}", mode=mode, powers=names) if mode else say("for {powers}", powers=names)


def _keys(picture: Picture) -> dict[str, Key]:
    """Body -> its letter and colour, in the order in which they appear."""
    seen = dict.fromkeys(band.body for _, _, bands in picture.rows for band in bands)
    return {body: Key(letter(place), COLOURS[place % len(COLOURS)]) for place, body in enumerate(seen)}


def _instants(picture: Picture) -> set[int]:
    ends = {instant for _, _, bands in picture.rows for band in bands for instant in (band.since, band.until)}
    return {picture.since, picture.until, *ends}


# ------------------------------------------------------------------------------------------------- head, key, dates


def _head(picture: Picture, keys: dict[str, Key]) -> tuple[list[str], float]:
    """Title, what the fillings mean, what the letters stand for; and where it ends."""
    parts = [label(EDGE, 44, fitted(picture.said(picture.title), WIDTH - 2 * EDGE, 22), 22, font_weight="bold")]
    dates = picture.tongue.dates
    ends = {"since": Written(moment(picture.since, dates)), "until": Written(ending(picture.until, dates))}
    parts.append(label(EDGE, 68, picture.said(SPAN.filled(**ends)), 13, fill=FAINT))
    y, legend = _legend(picture)
    return _letters(picture, keys, [*parts, *legend], y + 32)


def _legend(picture: Picture) -> tuple[float, list[str]]:
    """What fillings, fades and stars mean, in as many lines as that takes; and where the last of them stands."""
    sample, parts = Key(SAMPLE, FAINT), []
    x, y = float(EDGE), 84.0
    for basis, meaning in (*FILLINGS.items(), ("fade", NO_DATE), ("star", IN_PART)):
        said, room = picture.said(meaning), 0 if basis == "star" else 42
        if x + room + length(said, 13) > RIGHT + 20 and x > EDGE:
            x, y = float(EDGE), y + 26
        if room:
            parts += _filled("word" if basis == "fade" else basis, sample, x, y, 34)
        parts += [_veil("in", x, y, 28)] if basis == "fade" else []
        parts.append(label(x + room, y + 14, said, 13))
        x += room + length(said, 13) + 28
    return y, parts


def _letters(picture: Picture, keys: dict[str, Key], parts: list[str], y: float) -> tuple[list[str], float]:
    x = float(EDGE)
    for body, key in keys.items():
        name = fitted(picture.names[body], 420, 13)
        wide = 30 + length(name, 13) + 22
        if x + wide > RIGHT + 20 and x > EDGE:
            x, y = float(EDGE), y + 26
        parts += [
            box(x, y, 22, 18, rx=3, fill=key.colour),
            label(x + 11, y + 13.5, key.letter, 12, fill=PAPER, font_weight="bold", text_anchor="middle"),
            label(x + 29, y + 14, name, 13),
        ]
        x += wide
    return parts, y + 26


def _dates(picture: Picture, along: Axis, y: float) -> Iterator[str]:
    """The dates of change: the day, below it the time, or the year where it is another."""
    places, dates = list(along.places.items()), picture.tongue.dates
    shown, last = "", -1000.0
    for instant, x in places[:-1]:
        if x - last >= CLOSE and RIGHT - x >= CLOSE:
            yield from _date(
                x, y, day(instant, dates), hour(instant) or (year(instant) if year(instant) != shown else "")
            )
            shown, last = year(instant), x
    until, x = places[-1]
    yield from _date(x, y, day(until - 1, dates), hour(until) or picture.said(say("end")))


def _date(x: float, y: float, above: str, below: str) -> Iterator[str]:
    yield label(x, y, above, 10.5, text_anchor="middle", font_weight="bold")
    if below:
        yield label(x, y + 13, below, 10.5, text_anchor="middle", fill=FAINT)


# ---------------------------------------------------------------------------------------------------- rows and bands


def lanes(bands: Sequence[Band]) -> list[list[Band]]:
    """The bands of a unit in as few lanes as they need; a body that goes on, goes on in its lane."""
    begins = {(band.body, band.since) for band in bands}
    found: list[list[Band]] = []
    for band in bands:
        free = [lane for lane in found if lane[-1].until <= band.since]
        same = [lane for lane in free if lane[-1].body == band.body]
        left = [lane for lane in free if (lane[-1].body, band.since) not in begins]
        for lane in (*same, *left)[:1]:
            lane.append(band)
        if not (same or left):
            found.append([band])
    return found


def _height(bands: Sequence[Band]) -> float:
    count = max(len(lanes(bands)), 1)
    return 2 * PAD + count * LANE + (count - 1) * GAP


def _stripes(picture: Picture, y: float) -> Iterator[str]:
    for place, (_, _, bands) in enumerate(picture.rows):
        height = _height(bands)
        if place % 2 == 0:
            yield box(EDGE, y, WIDTH - 2 * EDGE, height, fill=STRIPE)
        y += height


def _rows(picture: Picture, keys: dict[str, Key], along: Axis, y: float) -> tuple[list[str], float]:
    parts: list[str] = []
    for _, name, bands in picture.rows:
        height = _height(bands)
        said = lines(name, NAMES - 8, 13, most=int(height // 17))
        first = y + height / 2 - (len(said) - 1) * 8 + 4.5
        parts += [label(EDGE + 8, first + place * 16, text, 13) for place, text in enumerate(said)]
        if not bands:
            parts.append(label(LEFT + 8, y + height / 2 + 4, picture.said(NOBODY), SIZE, fill=FAINT))
        for place, lane in enumerate(lanes(bands)):
            for band, after in zip(lane, [*lane[1:], None], strict=True):
                room = after.since if after else picture.until
                parts.append(_band(picture, keys[band.body], along, band, y + PAD + place * (LANE + GAP), room))
        y += height
    return parts, y


def _band(picture: Picture, key: Key, along: Axis, band: Band, y: float, room: int) -> str:
    """A band, with its fading edges: the first over it, the last behind it, as far as its lane is free."""
    x, end = along.x(band.since) + 1, along.x(band.until) - 1
    sure, last = along.x(picture.began_by(band)), along.x(min(picture.ended_by(band), room)) - 1
    after = last if last - end >= LEAST_FADE else end
    fade = sure - x if sure - x >= LEAST_FADE else 0
    parts = [element("title", {}, words(told(picture, band))), *_filled(band.basis, key, x, y, after - x)]
    parts += [_veil("in", x, y, fade)] if fade else []
    parts += [_veil("out", end, y, after - end)] if after > end else []
    return element("g", {}, *parts, *_name(picture, key, band, (x, y), end - x, fade))


def _name(
    picture: Picture, key: Key, band: Band, place: tuple[float, float], wide: float, fade: float
) -> Iterator[str]:
    """The letter and the name in a band: behind the fading edge, or upon it where there is more room."""
    letter = 8 + 11 * len(key.letter)
    behind, whole = (_said(picture, band, room - letter - 8) for room in (wide - fade, wide))
    start = fade if wide - fade >= letter and (whole == behind or picture.names[band.body] in behind) else 0
    text, upon = (behind, {}) if start else (whole, HALO if fade else {})
    x, y, wide = place[0] + start, place[1], wide - start
    ink = PAPER if band.basis == "word" and not upon else key.colour
    if band.basis == "conduct":
        paper = letter + (length(text, SIZE) if text else 0) + 3
        yield box(x + 3, y + 3, min(paper, wide - 6), LANE - 6, fill=PAPER, rx=2)
    if wide >= letter:
        yield label(x + 6, y + 15, key.letter, SIZE, fill=ink, font_weight="bold", **upon)
    if text:
        yield label(x + letter + 2, y + 15, text, SIZE, fill=ink, **upon)


def _said(picture: Picture, band: Band, room: float) -> str:
    """The most that fits behind the letter: name and what for; a `*` where that is not said in full."""
    name, what = picture.names[band.body], qualified(picture, band)
    texts = (f"{name}, {what}", f"{name}, {picture.said(_briefly(band))} *", f"{name} *", "*") if what else (name,)
    return next((text for text in texts if length(text, SIZE) <= room), "")


def _briefly(band: Band) -> Sentence:
    """In a word or two how a body is recognised for less than everything."""
    modes = [mode for mode, _ in band.says]
    whole = any(mode == "beside" and powers.every for mode, powers in band.says)
    if "signature" in modes:
        return say("with signature") if whole else say("signature")
    return say("only it") if "only" in modes else say("in part")


def _filled(basis: str, key: Key, x: float, y: float, wide: float) -> list[str]:
    wide = max(wide, 2.0)
    if basis == "word":
        return [box(x, y, wide, LANE, rx=3, fill=key.colour)]
    fill = f"url(#hatch{key.letter})" if basis == "conduct" else PAPER
    return [
        box(x + 0.75, y + 0.75, max(wide - 1.5, 0.5), LANE - 1.5, rx=3, fill=fill, stroke=key.colour, stroke_width=1.5)
    ]


def _hatch(key: Key) -> str:
    attributes = {
        "id": f"hatch{key.letter}",
        "width": 6,
        "height": 6,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    return element(
        "pattern",
        attributes,
        element("rect", {"width": 6, "height": 6, "fill": PAPER}),
        element("rect", {"width": 2.2, "height": 6, "fill": key.colour}),
    )


def _veil(edge: str, x: float, y: float, wide: float) -> str:
    """What lies over a band where it fades: `in` from nothing, or `out`."""
    return box(x - 0.5, y - 0.5, wide + 0.5, LANE + 1, fill=f"url(#fade-{edge})")


def _fades() -> Iterator[str]:
    for edge, first, last in (("in", 0.93, 0), ("out", 0, 0.93)):
        stops = (
            element("stop", {"offset": place, "stop-color": PAPER, "stop-opacity": f"{opacity}"})
            for place, opacity in ((0, first), (1, last))
        )
        yield element("linearGradient", {"id": f"fade-{edge}"}, *stops)
