"""SVG as text: elements with their attributes in the order given, so that the same picture is the same text."""

from html import escape

FONT = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif"
INK, FAINT, GRID, PAPER, STRIPE = "#2b211a", "#66594d", "#e0d6c3", "#fffdf7", "#f6f0e4"
COLOURS = (
    "#1f4e79", "#a8400f", "#1f6b47", "#75306b", "#73531a", "#0f6570", "#a3355a", "#4f4f4f", "#434da0", "#565c14",
)  # fmt: skip
"""Dark enough to be read on white, and for white to be read on them."""
KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WIDE, NARROW = "mwMW@%—…", "iljtfrI.,:;'|!()[] "


def element(name: str, attributes: dict[str, object], *inside: str) -> str:
    """An element; `inside` is markup already. Numbers lose the digits that nobody sees."""
    said = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def letter(place: int) -> str:
    """A short key for one of many: A to Z, then A1.

    >>> letter(0), letter(27)
    ('A', 'B1')
    """
    return KEYS[place % len(KEYS)] + (str(place // len(KEYS)) if place >= len(KEYS) else "")


def words(text: str) -> str:
    """A text as markup, without characters that cannot stand in it."""
    return escape("".join(char if char.isprintable() else " " for char in text), quote=False)


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(str(value))


def label(x: float, y: float, text: str, size: float, **attributes: object) -> str:
    """A line of text whose baseline begins at (x, y)."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return element("text", {"x": float(x), "y": float(y), "font-size": size, **named}, words(text))


def box(x: float, y: float, width: float, height: float, **attributes: object) -> str:
    """A rectangle."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return element("rect", {"x": float(x), "y": float(y), "width": float(width), "height": float(height), **named})


def line(x: float, y: float, to_y: float, **attributes: object) -> str:
    """A vertical line."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return element("line", {"x1": float(x), "y1": float(y), "x2": float(x), "y2": float(to_y), **named})


def length(text: str, size: float) -> float:
    """About how wide a text is, rather too much than too little: no font is at hand."""
    return size * sum(0.95 if char in WIDE else 0.38 if char in NARROW else 0.64 for char in text)


def fitted(text: str, room: float, size: float) -> str:
    """A text cut to a width; what is missing shows as `…`."""
    if length(text, size) <= room:
        return text
    while text and length(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip(" ,.;") + "…"


def lines(text: str, room: float, size: float, most: int = 2) -> list[str]:
    """A text in no more than `most` lines of a width."""
    said = [""]
    for word in text.split():
        longer = f"{said[-1]} {word}".strip()
        if length(longer, size) <= room or not said[-1] or len(said) == most:
            said[-1] = longer
        else:
            said.append(word)
    return [fitted(one, room, size) for one in said]
