"""The power of each voter beside the weight, in a table."""

from mandat.cli.render.layout import Column, table
from mandat.cli.render.style import bold
from mandat.count.decimals import briefly, percent

HEADS = (
    Column("NAME"),
    Column("WEIGHT", right=True, keep=True),
    Column("SHARE", right=True, keep=True),
    Column("WEIGHT2", right=True, keep=True),
    Column("SHARE2", right=True, keep=True),
    Column("SWINGS", right=True),
    Column("BANZHAF", right=True, keep=True),
    Column("SHAPLEY-SHUBIK", right=True, keep=True),
)


def page(document: dict, width: int) -> str:
    """Who has which weight, and which power."""
    weights, second = document["weights"], document.get("weights2", {})
    whole, also = sum(weights.values()), sum(second.values())
    rows = [
        (
            name,
            str(weight),
            percent(weight, whole),
            str(second.get(name, "")),
            percent(second.get(name, 0), also),
            briefly(document["banzhaf_swings"][name]),
            percent(document["banzhaf"][name]),
            percent(document["shapley"][name]),
        )
        for name, weight in weights.items()
    ]
    told = [part for part in (_error(document), _idle(document)) if part]
    return "\n".join([_head(document, whole, also), "", table(HEADS, rows, width), "", "; ".join(told)])


def _error(document: dict) -> str:
    """How far off the estimates may be, where there are some."""
    if not document["error"]:
        return ""
    if document["orders"]:
        return f"Shapley-Shubik: from {document['orders']:,} orders by lot, hardly off by {percent(document['error'])}"
    return f"Shapley-Shubik: off by less than {document['error']:.0e}"


def _head(document: dict, whole: int, also: int) -> str:
    """What carries."""
    second = f", with {document['quota2']} of {also} by the second weight" if also else ""
    heads = f", with {document['heads']} of {len(document['weights'])} voters" if document["heads"] else ""
    enough = f", or {document['or_heads']} voters whatever they weigh" if document["or_heads"] else ""
    return f"{bold('power')}: {document['quota']} of {whole} carry{second}{heads}{enough}"


def _idle(document: dict) -> str:
    """Who never turns a result."""
    idle = [name for name, swings in document["banzhaf_swings"].items() if not swings]
    return f"never decisive: {'; '.join(idle)}" if idle else "everybody is decisive somewhere"
