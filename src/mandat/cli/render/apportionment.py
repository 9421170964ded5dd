"""The seats of each in a table, and below it who ties."""

from mandat.cli.render.layout import Column, labelled, table, wrapped
from mandat.cli.render.style import bold, by_word
from mandat.count.decimals import decimal, percent, some

HEADS = (
    Column("NAME"),
    Column("VOTES", right=True, keep=True),
    Column("SHARE", right=True, keep=True),
    Column("SEATS", right=True, keep=True),
    Column("SHARE", right=True, keep=True),
    Column("", keep=True),
)


def page(document: dict, width: int) -> str:
    """Who gets how many seats, beside the share of the votes."""
    votes, seats = document["votes"], document["seats"]
    cast, given = sum(votes.values()), sum(seats.values())
    rows = [
        (name, str(count), percent(count, cast), str(seats[name]), percent(seats[name], given), _remark(document, name))
        for name, count in votes.items()
    ]
    parts = [f"{bold(document['method'])}: {some(given, 'seat')} for {some(cast, 'vote')}"]
    parts += [_threshold(document["threshold"])] if document["threshold"] else []
    parts += ["", table(HEADS, rows, width)]
    parts += ["", *labelled(_measures(document["measures"]), width, "")] if document["measures"] else []
    return "\n".join([*parts, *ties(document["ties"], width)])


def _measures(told: dict) -> list[tuple[str, str]]:
    """How far seats are from votes."""
    number = decimal(told["parties_by_votes"]), decimal(told["parties_by_seats"])
    return [
        ("unequal", f"Gallagher {decimal(told['gallagher'])}, Loosemore-Hanby {percent(told['loosemore_hanby'])}"),
        ("parties", f"as many as {number[0]} equal ones by votes, {number[1]} by seats"),
    ]


def ties(found: list[dict], width: int) -> list[str]:
    """Who ties, for how many seats, and by which rule it was resolved; behind an empty line."""
    return ["", *(by_word(wrapped(_tie(tie), width)) for tie in found)] if found else []


def _threshold(said: dict) -> str:
    below = len(said["below"])
    return f"threshold: {some(said['votes'], 'vote')}; {below or 'nobody'} below it"


def _remark(document: dict, name: str) -> str:
    if document["threshold"] and name in document["threshold"]["below"]:
        return "below the threshold"
    if any(name in tie["among"] and tie["rule"] is None for tie in document["ties"]):
        return "ties"
    return "by lot" if any(name in tie["chosen"] for tie in document["ties"]) else ""


def _tie(tie: dict) -> str:
    among = f"{some(tie['for_seats'], 'seat')} among {len(tie['among'])} who are equal: {'; '.join(tie['among'])}"
    if tie["rule"] is None:
        return f"open: {among}; your rule decides, or lots from a published text: --seed TEXT"
    return f"{among}; {tie['rule']}: {'; '.join(tie['chosen'])}"
