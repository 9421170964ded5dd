"""The page of `diff`: each act with all that it changed, those whom it changed alike named together."""

import re

from mandat.clerk.wording.dates import short
from mandat.cli.render.layout import counted, wrapped
from mandat.cli.render.style import bold, dim, green, red
from mandat.cli.render.thing import named

OF = {
    "life": "life of {}",
    "within": "what {} lies in",
    "run-by": "who runs {}",
    "seat": "seat of {}",
    "office": "office of {}",
    "powers": "powers of {}",
    "hindered": "what hinders {}",
    "recognition": "recognition by {}",
}
"""What changed, of whom; anything else is `X of whom`."""

NO_OFFICE = "appointed without an office"

RECOGNITION = re.compile(r"(?P<body>\S+) (?P<mode>\S+), by (?P<basis>\S+): (?P<powers>.+)")
MODES = {"beside": "{}", "only": "only {}", "signature": "signature of {}", "disowned": "not {} any more"}
TIME = "with the time"
"""What is said in place of an act where there is none."""

Group = tuple[str, str | None, str | None]
"""What changed, what was, what is."""


def page(rows: list[dict], between: str, width: int) -> str:
    """How much changed, then act by act what."""
    if not rows:
        return f"nothing changed {between}"
    acts: dict[str, dict[Group, list[str]]] = {}
    for row in rows:
        if _is_new(row):
            continue
        groups = acts.setdefault(row["act"] or TIME, {})
        groups.setdefault((row["what"], row["before"], row["after"]), []).append(row["id"])
    by = len({row["act"] for row in rows})
    head = wrapped(f"{counted(len(rows), 'change')} by {counted(by, 'act')} {between} (- was so, + is so)", width)
    new = [row["id"] for row in rows if _is_new(row)]
    blocks = [f"{bold('new')}\n{green(wrapped(', '.join(new), width, '      ', '    + '))}"] if new else []
    dates = {row["act"]: row["at"] for row in rows}
    blocks += ["\n".join([_head(act, dates.get(act)), *_groups(groups, width)]) for act, groups in acts.items()]
    return "\n\n".join([head, *blocks])


def _head(act: str, at: str | None) -> str:
    return f"{bold(act)}  {dim(short(at))}" if at else bold(act)


def _is_new(row: dict) -> bool:
    """Whether a thing came to be by the act that describes it: of that there is no more to tell."""
    return row["what"] == "life" and row["before"] is None and row["act"] == row["id"]


def _groups(groups: dict[Group, list[str]], width: int) -> list[str]:
    """What an act changed; what several changes have in common is said once."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (what, before, after), names in groups.items():
        alike.setdefault((what, tuple(names)), []).extend(_change(before, after, width))
    return [line for (what, names), lines in alike.items() for line in (_of(what, names, width), *lines)]


def _of(what: str, names: tuple[str, ...], width: int) -> str:
    said = NO_OFFICE if names == ("no office",) else OF.get(what, f"{what} of {{}}").format(", ".join(names))
    return wrapped(said, width, "      ", "  ")


def _change(before: str | None, after: str | None, width: int) -> list[str]:
    lines = [] if before is None else [red(wrapped(in_words(str(before)), width, "      ", "    - "))]
    return lines if after is None else [*lines, green(wrapped(in_words(str(after)), width, "      ", "    + "))]


def in_words(text: str) -> str:
    """A recognition as one would say it; any other text as it is.

    >>> in_words("congress signature, by word: funds.spend"), in_words("board beside, by conduct: all")
    ('signature of congress, for funds.spend, by word', 'board, for all powers, by conduct')
    >>> in_words("exists")
    'exists'
    """
    found = RECOGNITION.fullmatch(text)
    if not found or found["mode"] not in MODES:
        return text
    powers = "all powers" if found["powers"] == "all" else found["powers"]
    body = named(found["body"])
    return f"{MODES[found['mode']].format(body)}, for {powers}, by {found['basis']}"
