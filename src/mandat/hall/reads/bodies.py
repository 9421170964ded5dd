"""The federation as a tree, and who recognises whom."""

from django.utils.translation import gettext as _
from msgspec.structs import replace

from mandat.clerk.print import drawn, recognition, rows
from mandat.clerk.tree import existing, tree
from mandat.exchange.axis import Dates
from mandat.exchange.hierarchy import hierarchy
from mandat.exchange.recognition import Tongue
from mandat.exchange.results.page import svg
from mandat.hall.here import Here
from mandat.hall.reads.paging import paged
from mandat.hall.spelling import begins
from mandat.hall.wording.dates import words
from mandat.hall.wording.saying import told

SEVERAL = 120
"""Bodies and units that one picture holds; and units of which, where there are more, the list is cut into pages."""


def bodies(here: Here) -> dict[str, object]:
    """The bodies with their organs, and the units by what they lie in; few of them also as a picture."""
    tops, now = tree(here.view), here.view.now
    few = len(existing(now)) <= SEVERAL
    units = [node for node in tops if node["id"] in now.state.units]
    found = [node for node in units if begins(here.looked_for, here.name(node["id"]))]
    return {
        "bodies": [node for node in tops if node["id"] not in now.state.units],
        "units": found if few else None,
        "page": None if few else paged(found, here.page),
        "every": len(units),
        "picture": svg(replace(hierarchy(tops), title=_("Tree of bodies and units"))) if tops and few else None,
    }


def recognised(here: Here) -> dict[str, object]:
    """Who recognised whom over time: as rows."""
    return {"rows": rows(recognition(here.book, known=here.known))}


def recognition_picture(here: Here) -> str:
    """The same as a picture."""
    tongue = Tongue(told, Dates(words().brief, words().day))
    return drawn(replace(recognition(here.book, known=here.known), tongue=tongue))
