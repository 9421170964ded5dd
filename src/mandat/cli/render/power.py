"""The power of each voter beside the weight, in a table."""

from mandat.cli.render.layout import Column, table
from mandat.cli.render.style import bold
from mandat.count.decimals import briefly, percent

HEADS = (
    Column("NAME"),
    Column("WEIGHT", right=True, keep=True),
    Column("SHARE", right=True, keep=True),
    Column("SWINGS", right=True),
    Column("BANZHAF", right=True, keep=True),
    Column("SHAPLEY-SHUBIK", right=True, keep=True),
)


def page(document: dict, width: int) -> str:
    """Who has which weight, and which power."""
    weights = document["weights"]
    whole, heads = sum(weights.values()), document["heads"]
    rows = [
        (
            name,
            str(weight),
            percent(weight, whole),
            briefly(document["banzhaf_swings"][name]),
            percent(document["banzhaf"][name]),
            percent(document["shapley"][name]),
        )
        for name, weight in weights.items()
    ]
    needed = f"{document['quota']} of {whole} carry" + (f", with {heads} of {len(weights)} voters" if heads else "")
    error = f"Shapley-Shubik: off by less than {document['error']:.0e}; " if document["error"] else ""
    return "\n".join([f"{bold('power')}: {needed}", "", table(HEADS, rows, width), "", error + _idle(document)])


def _idle(document: dict) -> str:
    """Who never turns a result."""
    idle = [name for name, swings in document["banzhaf_swings"].items() if not swings]
    return f"never decisive: {'; '.join(idle)}" if idle else "everybody is decisive somewhere"
