"""The page of `may`: the verdict, then for each root the chain that can be walked, from the root to the question."""

from collections.abc import Callable

from mandat.cli.render.dates import asked, ending, lasting
from mandat.cli.render.evidence import evidence
from mandat.cli.render.layout import wrapped
from mandat.cli.render.style import bold, dim, green, red, yellow

LABEL = 17
"""How wide the names of the links are."""

PRESUMED = "the record implies this, and does not state it"
APPROXIMATE = "some dates are spans, and where in them the acts fall changes this answer"


def page(document: dict, width: int) -> str:
    """Every root's answer: those that say yes first, then those whose own rules say yes."""
    answers = sorted(document["answers"], key=lambda one: (not one["effective"], not one["entitled"]))
    return "\n\n".join([_verdict(document), *(_answer(one, width) for one in answers)])


def _verdict(document: dict) -> str:
    asking = document["question"]
    yes = document["effective"]
    word = bold(green("yes") if yes else red("no"))
    when = asked(None if asking.get("at_end") else asking["at"])
    said = f"{asking['actor']} {'may' if yes else 'may not'} exercise {asking['power']} over {asking['target']} {when}"
    limits = [_limit(asking, "under", "under {}"), _limit(asking, "dispatch", "by {}"), _known(asking)]
    return f"{word}: {bold(said)}" + "".join(f", {limit}" for limit in limits if limit) + _reserve(document)


def _limit(asking: dict, key: str, words: str) -> str:
    return words.format(asking[key]) if asking.get(key) else ""


def _known(asking: dict) -> str:
    known = asking.get("known")
    return f"as known {asked(known)}" if known else ""


def _reserve(document: dict) -> str:
    """`presumed`, where no yes is stated; `approximate`, where none is certain."""
    deciding = [one for one in document["answers"] if one["effective"] == document["effective"]]
    words = []
    if document["effective"] and all(one["grade"] == "presumed" for one in deciding):
        words.append("presumed")
    if all(one["approximate"] for one in deciding):
        words.append("approximate")
    return yellow(f" ({', '.join(words)})") if words else ""


def _answer(answer: dict, width: int) -> str:
    lines = [_head(answer), *_chain(answer, width)]
    if answer["gap"]:
        lines.append(_said("broken at:", f"{answer['gap']['link']}: {answer['gap']['says']}", width, red))
        lines.append(_said("mend:", answer["gap"]["mend"], width, bold))
    lines.append(_said("holds", lasting(*answer["holds"]), width))
    if answer["grade"] == "presumed":
        lines.append(_said("presumed:", PRESUMED, width, yellow))
    if answer["approximate"]:
        lines.append(_said("approximate:", APPROXIMATE, width, yellow))
    return "\n".join(lines)


def _said(label: str, text: str, width: int, paint: Callable[[str], str] = str) -> str:
    """A text behind its label."""
    shown = wrapped(text, width, " " * LABEL, f"  {label:{LABEL - 2}}")
    return shown.replace(label, paint(label), 1)


def _head(answer: dict) -> str:
    """`under R: yes`; for a no, which of the three conditions are met."""
    root = f"under {answer['root']}" if answer["root"] else "under any root"
    if answer["effective"]:
        return f"{bold(root)}: {green('yes')}"
    said = [_met(answer, name) for name in ("entitled", "recognised", "countersigned") if answer[name] is not None]
    if not answer["entitled"]:
        said = ["not entitled"] + (["though recognised"] if answer["recognised"] else [])
    return f"{bold(root)}: {red('no')}, {', '.join(said)}"


def _met(answer: dict, name: str) -> str:
    return name if answer[name] else f"not {name}"


def _chain(answer: dict, width: int) -> list[str]:
    """The links: down from the root to the actor, then whether it lives, is recognised, has its signature."""
    climbing = [link for link in answer["proof"] if link["link"] in ("held", "conferred")]
    others = [link for link in answer["proof"] if link["link"] not in ("held", "conferred")]
    lines, told = [], set()
    for link in (*reversed(climbing), *others):
        lines += _link(link, told, width)
    return lines


def _link(link: dict, told: set[str], width: int) -> list[str]:
    """One link: what it says, and below it the act it rests on; an act told before is only named."""
    known = link["act"] in told
    told.add(link["act"])
    grade = " (presumed)" if link.get("grade") == "presumed" else ""
    says = f"{link['says']}{grade}" + (f" ({link['act']})" if known and link["act"] != link["of"] else "")
    shown = (
        _said(link["link"], says, width).replace(grade, yellow(grade)) if grade else _said(link["link"], says, width)
    )
    rest = [] if known else [evidence(link["act"], link["at"], link["vote"], link["cite"])]
    rest += [ending(link["until"])] if link["until"] and not known else []
    if not rest:
        return [shown]
    return [shown, *(dim(line) for line in wrapped("; ".join(rest), width, " " * LABEL).split("\n"))]
