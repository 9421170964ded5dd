"""Dispatches: what was sent, who answered what, whom it binds."""

from mandat.clerk.dispatches import NOBODY
from mandat.clerk.wording.dates import asked, in_words, short
from mandat.cli.render.layout import Column, columns, labelled, padded, summed, table, wrapped
from mandat.cli.render.standing import standing
from mandat.cli.render.style import bare, bold, by_word, dim
from mandat.cli.render.thing import named, paragraphs

BINDS = (
    Column("UNIT", keep=True),
    Column("BOUND", keep=True, paint=by_word),
    Column("UNDER", keep=True),
    Column("SAYS", keep=True),
)


def page(rows: list[dict], width: int) -> str:
    """How many there are, then every dispatch: what, when, how far; from whom, to whom, what they said."""
    if not rows:
        return "no such dispatch is on record"
    edge = min(max(columns(_what(row)) for row in rows), width // 2)
    head = wrapped(summed([row["status"] for row in rows], "dispatch", "dispatches"), width)
    return "\n".join([head, "", *(line for row in rows for line in _entry(row, edge, width))])


def _entry(row: dict, edge: int, width: int) -> list[str]:
    what, rest = padded(_what(row), edge), f"{by_word(row['status'])}, {short(row['at'])}"
    beside = columns(what) + 2 + columns(bare(rest)) <= width
    head = [f"{bold(what)}  {rest}"] if beside else [bold(what.rstrip()), f"    {rest}"]
    return [*head, *map(dim, wrapped(_way(row), width, "    ").split("\n"))]


def _what(row: dict) -> str:
    return f"{row['kind']} {row['id']}"


def _way(row: dict) -> str:
    said = answers_in_words(row["answers"])
    return f"{named(row['from'])} to {', '.join(row['to']) or 'nobody named'}" + (f"; {said}" if said else "")


def answers_in_words(answers: list[dict]) -> str:
    """Who said what, those who said the same together.

    >>> answers_in_words([{"by": "kiel", "says": "will"}, {"by": "emden", "says": "refused"}])
    'will: kiel; refused: emden'
    """
    said: dict[str, list[str]] = {}
    for one in answers:
        said.setdefault(one["says"], []).append(one["by"])
    return "; ".join(f"{word}: {', '.join(who)}" for word, who in said.items())


def whole(row: dict, at: str | None, width: int) -> str:
    """One dispatch with its answers, and whom it binds."""
    about = [
        ("status", standing(row["status"], at)),
        ("sent", in_words(row["at"])),
        ("from", named(row["from"])),
        ("to", ", ".join(row["to"])),
        ("power", row.get("power")),
        *paragraphs(row.get("text")),
        ("signed by", ", ".join(f"{one['by']}, {in_words(one['at'])}" for one in row["countersigned_by"])),
    ]
    lines = [bold(_what(row)), *labelled(about, width)]
    if row["answers"]:
        lines += ["", bold("answers"), *labelled([_answer(one) for one in row["answers"]], width)]
    if row["binds"] and all(one.get("why") in NOBODY for one in row["binds"]):
        lines += ["", f"{row['binds'][0]['why']}, and binds nobody"]
    elif row["binds"]:
        rows, whys = [_bound(one) for one in row["binds"]], [one.get("why") for one in row["binds"]]
        many = f"{sum(one['bound'] for one in row['binds'])} of {len(rows)}"
        lines += ["", bold(wrapped(f"whom it binds {asked(at)}: {many}", width)), table(BINDS, rows, width, whys)]
    return "\n".join(lines)


def _answer(one: dict) -> tuple[str, str]:
    through = f", through {one['through']}" if one.get("through") else ""
    return one["by"], f"{one['says']}, {in_words(one['at'])}{through}"


def _bound(one: dict) -> tuple[str | None, ...]:
    return one["unit"], "yes" if one["bound"] else "no", one["root"], one["says"]
