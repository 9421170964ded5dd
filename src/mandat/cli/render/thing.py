"""The page of `show`: what is known of a thing at a date, or what an act says. What is empty is left out."""

from mandat.clerk.wording.dates import ending, in_words
from mandat.cli.render.evidence import span
from mandat.cli.render.findings import titled
from mandat.cli.render.layout import counted, labelled, one_line, wrapped
from mandat.cli.render.seats import seats, seats_in_words
from mandat.cli.render.standing import standing
from mandat.cli.render.style import bold, by_word, dim

BASES = {
    "word": "by its word",
    "conduct": "by its conduct (presumed)",
    "run": "being run by it (presumed)",
    "sits": "sitting in it (presumed)",
}
MODES = {"beside": "", "only": ", and no one else", "signature": ", whose signature it demands"}


def page(document: dict, at: str | None, width: int) -> str:
    """An act, where the document has its fields; else a thing at a date."""
    return _act(document, width) if "fields" in document else _thing(document, at, width)


def _thing(document: dict, at: str | None, width: int) -> str:
    name = one_line(document["name"])
    head = wrapped(name, width, "    ", f"{document['id']}  ").replace(document["id"], bold(document["id"]), 1)
    status = document["status"]
    what = wrapped(f"{document['kind']}, {standing(status, at)}", width, "    ", "").replace(
        f", {status}", f", {by_word(status)}", 1
    )
    parts = ["\n".join([head, what, *labelled(_about(document), width)])]
    if document["seats"]:
        parts.append(f"{bold(seats_in_words(document['seats']))}\n{seats(document['seats'], width)}")
    for title, rows in _sections(document):
        if rows:
            parts.append("\n".join([bold(title), *labelled(rows, width)]))
        if title == "recognises" and document["recognised_by"]:
            parts.append(_recognised_by(document["recognised_by"], width))
    return "\n\n".join(parts)


def _recognised_by(rows: list[dict], width: int) -> str:
    """Who recognises a body, those that do so by the same act together."""
    alike: dict[str, list[str]] = {}
    for name, said in _together(rows, "unit"):
        alike.setdefault(said, []).append(name)
    many = sum(map(len, alike.values()))
    lines = [bold(f"recognised by {counted(many, 'unit')}")]
    for said, names in alike.items():
        lines += [wrapped(", ".join(names), width, "  "), dim(wrapped(said, width, "      "))]
    return "\n".join(lines)


def _about(document: dict) -> list[tuple[str, str | None]]:
    mandates = document["mandates"]
    oldest, lapsed = mandates["oldest_days"], mandates["lapsed"]
    age = f"the oldest: {span(oldest, 'days')}; run out: {lapsed}" if oldest or lapsed else None
    return [
        ("members", span(document["members"]) if document.get("members") else None),
        ("within", ", ".join(document.get("within") or ())),
        ("run by", document.get("run_by")),
        ("mandates", age),
        ("hindered", "; ".join(map(_hindrance, document["hindered"]))),
        *((key, in_fields(value)) for key, value in document["described"].items()),
        *paragraphs(document["remark"]),
        ("cite", ", ".join(document["cite"])),
        ("findings", titled(document.get("findings", []))),
        ("written in", _place(document)),
    ]


def _hindrance(row: dict) -> str:
    many = f"{row['count']} " if row["count"] else ""
    where = f" in {row['in']}" if row["in"] else f" as {row['as']}" if row["as"] else ""
    return f"{many}{row['verb']}ed{where} ({row['act']})"


def _place(document: dict) -> str | None:
    return f"{document['file']}:{document['line']}" if document["file"] else None


def _sections(document: dict) -> list[tuple[str, list[tuple[str, str | None]]]]:
    rules = document["charter"]
    return [
        ("offices", [_office(row) for row in document["offices"]]),
        ("recognises", _together(document["recognises"], "body")),
        ("charter", [(key, "; ".join(text) if isinstance(text, list) else str(text)) for key, text in rules.items()]),
    ]


def _office(row: dict) -> tuple[str, str]:
    if row["holder"] is None:
        return row["id"] or "-", "vacant"
    by = f", by {row['by']}" if row["by"] else ""
    until = f", {ending(row['until'])}" if row["until"] else ""
    return row["id"] or "no office", f"{row['holder']}{by}{until}"


def _together(rows: list[dict], key: str) -> list[tuple[str, str]]:
    """One entry for each body or unit: everything for which it is recognised, or recognises.

    What is presumed is left out where a word says the same.
    """
    plain = {row[key] for row in rows if row["basis"] == "word" and row["powers"] == "all" and row["mode"] == "beside"}
    said: dict[str, list[str]] = {}
    for row in rows:
        if row["basis"] == "word" or row[key] not in plain:
            said.setdefault(named(row[key]), []).append(_recognition(row))
    return [(name, "; ".join(texts)) for name, texts in said.items()]


def named(name: str | None) -> str:
    """A body or unit; whoever is not named in the record is told from one that is called so."""
    return "(not named)" if name in (None, "unknown") else name


def _recognition(row: dict) -> str:
    powers = "for all powers" if row["powers"] == "all" else f"for {', '.join(row['powers'])}"
    since = f" since {in_words(row['since'].removesuffix('T00:00'))}" if row["since"] else ""
    return f"{powers}{MODES.get(row['mode'], '')}, {BASES.get(row['basis'], row['basis'])}{since} ({row['act']})"


def _act(document: dict, width: int) -> str:
    rows = [
        ("status", document["status"]),
        ("when", in_words(document["at"])),
        ("entered", in_words(document["entered"])),
        *((key, in_fields(value)) for key, value in document["fields"].items()),
        *paragraphs(document["text"]),
        ("cite", ", ".join(document["cite"])),
        *(("another account", _account(other)) for other in document.get("other_accounts", ())),
        ("findings", titled(document["findings"])),
        ("written in", _place(document)),
    ]
    return "\n".join([f"{document['kind']} {bold(document['id'])}", *labelled(rows, width)])


def paragraphs(text: str | None) -> list[tuple[str, str]]:
    """A text line by line, the first behind its label."""
    return [("text" if place == 0 else "", one_line(line)) for place, line in enumerate((text or "").split("\n"))]


def _account(other: dict) -> str:
    """Another account of the same event: whose it is, and what it says otherwise."""
    head = f"{other['id']}, {in_words(other['at'])}, according to {', '.join(other['according_to'])}"
    said = [f"{key} {in_fields(value)}" for key, value in other["fields"].items()]
    text = [f'"{one_line(other["text"])}"'] if other["text"] else []
    return f"{head}: {', '.join([*said, *text]) or 'the same'}"


def in_fields(value: object) -> str:
    """The value of a key in words.

    >>> in_fields([{"constituency": "kiel", "votes": 2}, "emden"])
    'constituency kiel, votes 2; emden'
    >>> in_fields({"opening": "congress"}), in_fields({"date": "2024-12-31"})
    ('opening of congress', '31 December 2024')
    """
    if isinstance(value, dict) and len(value) == 1:
        (key, one), *_ = value.items()
        return f"{key} of {one}" if key in ("opening", "decision") else in_words(in_fields(one))
    if isinstance(value, dict):
        return ", ".join(f"{key} {in_fields(one)}" for key, one in value.items())
    if isinstance(value, list):
        parted = any(isinstance(one, dict) for one in value)
        return ("; " if parted else ", ").join(in_fields(one) for one in value)
    return one_line(str(value))
