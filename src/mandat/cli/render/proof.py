"""The page of `may`: the verdict, and for a no its reason; then for each root the chain that can be walked.

The chain begins at the base, with the word of those over whom the power is exercised, goes on from the root down to the
actor, and ends at the question: each step with its act, date, votes and cites. A no ends at the first step that is
missing, with what would mend it.
"""

from collections.abc import Callable

from mandat.clerk.wording.dates import asked, ending, lasting
from mandat.cli.render.evidence import evidence
from mandat.cli.render.layout import wrapped
from mandat.cli.render.style import bold, dim, green, red, yellow

LABEL = 19
"""How wide the numbers and names of the links are."""

REASON = "because"
PRESUMED = "the record implies this, and does not state it"
APPROXIMATE = "some dates are spans, and where in them the acts fall changes this answer"

ORDER = ("recognised", "conferred", "held", "living", "countersigned")
"""From the base up to the question. The links come from the actor up to the root, so the climb is turned round."""


def page(document: dict, width: int) -> str:
    """Every root's answer: those that say yes first, then those whose own rules say yes."""
    answers = sorted(document["answers"], key=lambda one: (not one["effective"], not one["entitled"]))
    head = [_verdict(document, width), *_reason(document, answers, width)]
    return "\n\n".join(["\n".join(head), *(_answer(one, width) for one in answers)])


def _verdict(document: dict, width: int) -> str:
    asking = document["question"]
    yes = document["effective"]
    word = "yes" if yes else "no"
    when = asked(None if asking.get("at_end") else asking["at"])
    said = f"{asking['actor']} {'may' if yes else 'may not'} exercise {asking['power']} over {asking['target']} {when}"
    whole = f"{word}: {said}{limits(asking)}{_reserve(document)}"
    first, *rest = wrapped(whole, width, " " * (len(word) + 2), "").split("\n")
    paint = green if yes else red
    return "\n".join([bold(paint(word)) + bold(first[len(word) :]), *map(bold, rest)])


def _reason(document: dict, answers: list[dict], width: int) -> list[str]:
    """Why it is a no, in one sentence: the gap of the root that comes nearest to a yes."""
    gap = answers[0]["gap"] if answers and not document["effective"] else None
    return [wrapped(f"{REASON} {gap['says']}", width, "    ")] if gap else []


def limits(asking: dict) -> str:
    """What limits a question: under which root, by which dispatch, as known when."""
    told = [_limit(asking, "under", "under {}"), _limit(asking, "dispatch", "by {}"), _known(asking)]
    return "".join(f", {limit}" for limit in told if limit)


def _limit(asking: dict, key: str, words: str) -> str:
    return words.format(asking[key]) if asking.get(key) else ""


def _known(asking: dict) -> str:
    known = asking.get("known")
    return f"as known {asked(known)}" if known else ""


def _reserve(document: dict) -> str:
    """`presumed`, where no yes is stated; `approximate`, where none is certain."""
    deciding = [one for one in document["answers"] if one["effective"] == document["effective"]]
    presumed = document["effective"] and all(one["grade"] == "presumed" for one in deciding)
    return reserve(presumed, all(one["approximate"] for one in deciding))


def reserve(presumed: bool, approximate: bool) -> str:
    """What is said behind a verdict that does not stand without reserve."""
    words = ["presumed"] * presumed + ["approximate"] * approximate
    return f" ({', '.join(words)})" if words else ""


def _answer(answer: dict, width: int) -> str:
    lines = [_head(answer, width), *_chain(answer, width)]
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


def _head(answer: dict, width: int) -> str:
    """`under R: yes`; for a no, which of the three conditions are met."""
    root = f"under {answer['root']}" if answer["root"] else "under any root"
    if answer["effective"]:
        return f"{bold(root)}: {green('yes')}"
    first, *rest = wrapped(f"{root}: no, {_conditions(answer)}", width, "    ", "").split("\n")
    return "\n".join([first.replace(f"{root}: no", f"{bold(root)}: {red('no')}", 1), *rest])


def _conditions(answer: dict) -> str:
    """What is met and what is not: `entitled, but neither recognised nor countersigned`."""
    names = [name for name in ("entitled", "recognised", "countersigned") if answer[name] is not None]
    met = [name for name in names if answer[name]]
    missing = [name for name in names if not answer[name]]
    if not answer["entitled"]:
        return "not entitled" + (", though recognised" if answer["recognised"] else "")
    denied = f"neither {' nor '.join(missing)}" if len(missing) > 1 else f"not {missing[0]}"
    return f"{' and '.join(met)}, but {denied}"


def _chain(answer: dict, width: int) -> list[str]:
    """The links in order, numbered; an act told before is only named."""
    links, lines, told = answer["proof"][::-1], [], set()
    links.sort(key=lambda link: ORDER.index(link["link"]))
    for number, link in enumerate(links, 1):
        lines += _link(number, link, told, width)
    return lines


def _link(number: int, link: dict, told: set[str], width: int) -> list[str]:
    """One step: what it says, and below it the act it rests on."""
    known = link["act"] in told
    told.add(link["act"])
    notes = ["presumed"] if link.get("grade") == "presumed" else []
    notes += [link["act"]] if known and link["act"] != link["of"] else []
    says = link["says"] + (f" ({', '.join(notes)})" if notes else "")
    shown = _said(f"{number} {link['link']}", says, width).replace("(presumed", f"({yellow('presumed')}")
    rest = [] if known else [evidence(link["act"], link["at"], link["vote"], link["cite"])]
    rest += [ending(link["until"])] if link["until"] and not known else []
    if not rest:
        return [shown]
    return [shown, *(dim(line) for line in wrapped("; ".join(rest), width, " " * LABEL).split("\n"))]
