"""The page of a count: who is elected, each stage, the result sheet, the ties."""

from collections.abc import Iterator

from mandat.cli.render.layout import Column, columns, labelled, table, wrapped
from mandat.cli.render.style import bold, dim

GAP = 2
MOTION = "motion"


def page(document: dict, width: int) -> str:
    """A count for people."""
    parts = [_vacancy(document, width)] if "recount" in document else []
    parts += _count(document, width)
    if "recount" in document:
        parts += ["counted again, as if they had not stood", *_count(document["recount"], width)]
    return "\n\n".join(part for part in parts if part)


def _count(document: dict, width: int) -> Iterator[str]:
    yield _head(document, width)
    yield _stages(document, width)
    yield from _sheet(document, width)
    yield _matrix(document, width)
    yield _ties(document, width)


def _head(document: dict, width: int) -> str:
    seats, valid = document["seats"], document["valid"]
    rows = [
        ("seats", f"{seats}"),
        ("ballots", f"{valid} valid, {document['invalid']} invalid"),
        ("quota", document["quota"]),
    ]
    return "\n".join([bold(wrapped(f"{document['method']}: {_result(document)}", width)), *labelled(rows, width)])


def _result(document: dict) -> str:
    """Who is elected; of a motion, what became of it."""
    if document["method"] == MOTION:
        return document["stages"][-1]["action"].removeprefix(f"{MOTION} ")
    return f"elected {', '.join(document['elected']) or 'nobody'}"


def _stages(document: dict, width: int) -> str:
    if document["method"] == MOTION:
        return ""
    rows = [(f"stage {stage['n']}", _said(stage)) for stage in document["stages"]]
    return "\n".join(labelled(rows, width, indent=""))


def _said(stage: dict) -> str:
    said = [stage["action"]]
    if stage["elected"]:
        said.append(f"elected: {', '.join(stage['elected'])}")
    said += [f"{name} below the quota: {because}" for name, because in stage["below_quota"].items()]
    return "; ".join(said)


def _sheet(document: dict, width: int) -> Iterator[str]:
    """The result sheet in as many bands of stages as the width needs."""
    stages = document["stages"]
    names = list(stages[0]["totals"])
    label = min(max(columns(name) for name in (*names, "exhausted")), max(width // 3, 12))
    while stages:
        band = _fitting(stages, width - label)
        heads = [Column("CANDIDATE"), *(Column(f"STAGE {stage['n']}", right=True, keep=True) for stage in band)]
        rows = [(name, *(stage["totals"].get(name, "") for stage in band)) for name in names]
        rest = [(key, *(stage[key] for stage in band)) for key in ("exhausted", "loss") if _matters(document, key)]
        yield table(heads, [*rows, *rest], width)
        stages = stages[len(band) :]


def _matters(document: dict, key: str) -> bool:
    return any(stage[key].strip("0.") for stage in document["stages"])


def _fitting(stages: list[dict], room: int) -> list[dict]:
    """The first stages that fit side by side; one at least."""
    taken = 0
    for number, stage in enumerate(stages):
        cells = (*stage["totals"].values(), stage["exhausted"], stage["loss"], f"STAGE {stage['n']}")
        taken += GAP + max(map(columns, cells))
        if number and taken > room:
            return stages[:number]
    return stages


def _matrix(document: dict, width: int) -> str:
    """Who is preferred to whom by how many, where that fits."""
    matrix = document.get("matrix")
    if not matrix or len(matrix) > max((width - 30) // 8, 2):
        return ""
    heads = [
        Column("PREFERRED"),
        *(Column(f"TO {place}", right=True, keep=True) for place in range(1, len(matrix) + 1)),
    ]
    rows = [
        (f"{place} {name}", *("-" if other == name else str(matrix[name][other]) for other in matrix))
        for place, name in enumerate(matrix, 1)
    ]
    return table(heads, rows, width)


def _ties(document: dict, width: int) -> str:
    rows = [(f"tie at stage {tie['stage']}", _resolved(tie)) for tie in document["ties"]]
    said = labelled(rows, width, indent="")
    if any('the seed ""' in tie["rule"] for tie in document["ties"]):
        said.append(dim(wrapped("no seed was named: publish one before the count, and write --seed TEXT", width)))
    return "\n".join(said)


def _resolved(tie: dict) -> str:
    chosen = f"; chosen: {', '.join(tie['chosen'])}" if tie["chosen"] else ""
    return f"{', '.join(tie['among'])}: {tie['rule']}{chosen}"


def _vacancy(document: dict, width: int) -> str:
    fills = ", ".join(document["fills"]) or "nobody"
    rows = [("vacated by", ", ".join(document["vacated"])), ("still sit", ", ".join(document["sitting"]))]
    return "\n".join([bold(wrapped(f"the vacancy goes to {fills}", width)), *labelled(rows, width)])
